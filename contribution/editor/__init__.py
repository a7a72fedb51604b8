"""The language server: what an editor shows of a model while it is typed.

Read this first. A `Project` is a model with all its files, assessed as they are typed; `runs` sees
to it that one run at a time is made, of the newest text. Whatever is asked meanwhile is answered at
once, from the last assessment and the `OpenText`: `completion`, `hover`, `places` and `mending`
give plain values, and only `desk` and `server` speak the protocol.

At most 1,290 lines.
"""
