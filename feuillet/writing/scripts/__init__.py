"""What is written down of each script, one file each, named by its ISO 15924 code in small letters."""
