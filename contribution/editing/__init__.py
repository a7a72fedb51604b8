"""Changes users' files by small text edits, so that comments, order and quoting survive.

Read this first. An `Edit` says which characters of a file become which text; `edits` applies a set
of them to the very text that was read, to all files or to none. `tidy` (for `fmt`), `renaming` (for
`rename`) and `fixing` (for `check --fix`) only propose; whatever they propose is read again and has
to mean what was intended.

At most 1,050 lines.
"""
