"""Claims rated again as if: sensitivity, and what evidence to seek next, under any scorer."""
