"""The router: cells on a grid, lines in the channels between them, a place for each tag."""
