"""Stop 5, look up, and stop 7, deliver: jobs are looked for in the store, printed by workers, and written whole or not at all."""
