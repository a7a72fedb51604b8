"""The use cases, one file each: what the command line, a room or an editor can ask for.

Read this first. `assess.assess` takes a path and gives an Assessment; `check`, `draw`, `score`,
`compare`, `explain` and `init` are what a command does with it. They take plain values and give
plain values or files; wrong calls are a ContributionError whose text is one line. Nothing here
knows about a terminal.

At most 3,300 lines.
"""
