"""The line of the log that lasts: its form, its hash, reading it up."""
