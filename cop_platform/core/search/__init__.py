"""Dutch full-text search that gives the same hits on SQLite and PostgreSQL."""
