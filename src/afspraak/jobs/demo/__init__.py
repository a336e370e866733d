"""A fictional cooperation to try everything in. Its history is made by the use cases, so it is legal."""
