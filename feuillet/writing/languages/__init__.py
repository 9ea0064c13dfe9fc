"""What is written down of each language, one file each, named by its primary subtag."""
