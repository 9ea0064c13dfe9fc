"""The publication: what a project's sources become when they are asked for."""
