"""Rules of communities: publishing, joining, seeing."""
