"""The screens of an organiser about the people of a meeting."""
