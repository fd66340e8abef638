"""Pages that gather."""
