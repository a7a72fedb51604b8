"""What people and papers say, as the author judges it; and what a workshop thinks of it."""
