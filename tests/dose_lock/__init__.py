"""The dose lock, tried on catalogs made wrong on purpose."""
