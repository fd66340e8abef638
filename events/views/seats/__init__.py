"""The doors of registration: asking for a seat, and what one does with it."""
