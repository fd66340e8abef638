"""Rules of telling: once, in the same transaction, again when it failed."""
