"""The language server: what an editor shows while a model is typed.

Read this first. A `Project` is a model with all its files, assessed as they are typed; `Runs` sees
to it that one run at a time is made, of the newest text. Whatever an editor asks meanwhile is
answered at once from the last assessment and from the `Page` that is open: `completion`, `hover`,
`places`, `outline` and `mending` give plain values, and `server` alone speaks the protocol.
"""
