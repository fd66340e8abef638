"""One factory per model, with the least that makes a valid row."""
