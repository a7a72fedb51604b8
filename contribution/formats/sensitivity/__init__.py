"""What would change one claim."""
