"""What moved between two versions, and why."""
