"""Rules about people and organisations."""
