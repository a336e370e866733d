"""The store: rows, their scope, and how they are read and written. Rows hold no rules."""
