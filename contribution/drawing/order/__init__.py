"""Where Graphviz puts the cards of the whole view."""
