"""Documents in Arabic, Persian, Urdu and Hebrew, full of names, formulas, addresses and numbers that run the other way."""
