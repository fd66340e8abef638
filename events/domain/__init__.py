"""Rules of meetings: planning, publishing, feeds, programme."""
