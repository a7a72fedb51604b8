"""One way to read print and to write words; everything else builds on it, it on nothing.

Reading: `labels` (which of two labels are one), `numbers` (what a cell holds), `periods` (which
stretch of time a label means, decided from its whole column where the label alone leaves it open).
Begin with `tidy_label`: what it leaves out, no reader sees.

Writing: `phrases` (quotation, plural, list, figures in print), `near` (did you mean), `escaping`
(one function for each of terminal, CI annotation, HTML and SVG, Markdown), `letters` (what single
characters are). Users' own words reach a reader through these and no others.

At most 1,030 lines.
"""
