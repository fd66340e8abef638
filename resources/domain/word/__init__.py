"""From a Word file to draft chapters: cut at its headings, written in our blocks, with a report."""
