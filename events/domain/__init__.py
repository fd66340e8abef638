"""The rules of events: plain functions over values and rows."""
