"""The screens on which an editor makes chapters of a Word file."""
