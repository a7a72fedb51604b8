"""Which files belong to a project, and their text: below its folder and plain UTF-8."""
