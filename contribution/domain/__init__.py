"""The nouns of contribution analysis, frozen: nothing here reads a file or draws a line.

At most 3,370 lines.
"""
