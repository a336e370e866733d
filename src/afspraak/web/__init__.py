"""The pages: one folder per group of screens. Views ask a use case or a query, templates get values."""
