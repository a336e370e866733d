"""What only a demo has."""
