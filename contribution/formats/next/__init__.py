"""What evidence to seek next."""
