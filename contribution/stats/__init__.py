"""Small, honest statistics: pure functions over numbers, each naming the paper it follows."""
