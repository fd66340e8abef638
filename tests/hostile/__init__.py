"""An internet of our own with hostile servers, for the tests and for `make proof`."""
