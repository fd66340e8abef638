"""Parse, ask one domain function, render."""
