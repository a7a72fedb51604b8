"""What the theory of change itself must have: stages, causes, consequences, ends of links."""
