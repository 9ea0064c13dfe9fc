"""Stop 2, translate: a `Document` and the messages of a locale become a `Translation`."""
