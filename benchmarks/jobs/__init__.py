"""Each job times one thing that visitors wait for, and asserts what it got."""
