"""Stop 6, print: a `Galley` becomes bytes. Pure, and the only stop that costs seconds."""
