"""People: who they are, what they hold, who gave it to them; every change an act in the log of administration."""
