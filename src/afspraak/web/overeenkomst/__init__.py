"""The agreement, article by article, with its live ledger."""
