"""The checks, one per file, in the folder of what they inspect; a check's name is the rule that must hold."""
