"""The contribution story as one tree of blocks, told once from an assessment.

Read this first. `page.tell` gives the Story of a view, whole or in two pages; `blocks` says what it
is made of; `formats/report/<format>.py` writes it. Every heading and sentence that is built by rule
stands in `languages/<code>.toml`, and `speech` fills it; `telling` knows which claims and items are
told of.

At most 2,900 lines.
"""
