"""What has to hold, and what else could explain the result."""
