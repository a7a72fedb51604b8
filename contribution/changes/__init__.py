"""What moved between two assessments, and what moved it.

Read this first. `compare.compare` takes two Assessments and gives a Comparison: changes field by
field, verdicts that moved, each with what moved it (found by taking the changes back one by one).
`wording` says them, `marks` and `picture` put them on the drawing of both versions together.

At most 1,330 lines.
"""
