"""The demo content: texts in ``content/``, one module per room that turns them into pages and rows."""
