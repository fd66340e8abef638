"""Files of the platform: who may see them, and what may come in."""
