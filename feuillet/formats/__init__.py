"""The formats, one file each: what an edition is marked up into, and which press makes it."""
