"""People and roles, and the check of the chains."""
