"""Getting in: who guesses is stopped, who is invited sets a password, and what a browser may keep."""
