"""The pages at the door, for who checks people in."""
