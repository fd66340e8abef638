"""The chooser: from four answers to three measures, always the same, and told why."""
