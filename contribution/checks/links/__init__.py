"""What a causal link says of itself: how it works, what it takes for granted, in which role."""
