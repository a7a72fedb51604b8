"""Turns users' files into domain objects, and whatever is wrong in them into diagnostics.

Read this first. `project.load_project` takes the path of a model and gives the LogicModel, its
registers and the diagnostics of reading; nothing else in the package reads what users write. A
file passes through `files` (text), `yaml` or `tables` (placed values) and `model` (nouns). What is
wrong goes into one `log`, by the id of a problem in `problems`, and what is sound goes on. Where
lines make no sense, `mending` tries small edits of them until the same reading makes sense.

At most 6,250 lines.
"""
