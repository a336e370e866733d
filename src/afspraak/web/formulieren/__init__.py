"""Forms that a pack declares: which questions an outcome asks, and reading what was typed."""
