"""The platform as it runs live, on a database of its own, for trials from outside."""
