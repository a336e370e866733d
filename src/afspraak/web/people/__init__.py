"""People, what they hold, and what waits for a second person."""
