"""Stop 3, issue: a `Translation` under an `Imprint` becomes an `Edition`; stop 4, mark up: an `Edition` becomes a `Galley`."""
