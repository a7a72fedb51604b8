"""The settings of a project and the findings it knows of already, read with their places."""
