"""Settings by environment: base, dev, test and production."""
