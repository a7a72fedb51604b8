"""The annotated logic model as a picture: drawn by Graphviz, marked by the one scale table."""
