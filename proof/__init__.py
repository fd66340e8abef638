"""Long trials of what the platform promises: `make proof` runs them and writes down the figures."""
