"""The whole reasoning behind one rating."""
