"""Who may give which power to whom: pure judgement over values."""
