"""Stop 1, read: a YAML file becomes a `Document`, and what is wrong in it becomes findings."""
