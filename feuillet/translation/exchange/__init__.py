"""Exchange: catalogs to agencies and back."""
