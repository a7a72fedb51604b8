"""The nouns of contribution analysis, frozen: nothing here reads a file or draws a line."""
