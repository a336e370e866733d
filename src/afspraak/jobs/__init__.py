"""What runs from the command line or by itself: filling, rebuilding, checking, the turn of the day."""
