"""Small, honest statistics: pure functions over numbers, each naming the paper it follows.

At most 2,030 lines.
"""
