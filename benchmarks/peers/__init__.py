"""Others, each in an environment of its own: they get the meetings as JSON and build a feed when told."""
