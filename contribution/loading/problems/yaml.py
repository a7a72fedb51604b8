"""Pages of the problems with YAML itself: syntax, limits, and what is not read."""

from __future__ import annotations

from contribution.loading.problems.page import write_page

PAGES: tuple[tuple[str, str, str, str], ...] = (
    (
        "CA011",
        "yaml-syntax",
        "A line cannot be read as YAML",
        write_page(
            "Brackets or quotation marks that stay open, a colon where none can stand, an "
            "indentation that fits no line above.",
            "The element is lost. Reading goes on with the next one, so nothing else is.",
            "as_of: 2026-06-30\ninputs:\n  grant: Money: from the council\n  room: School hall",
            'Put text that holds ": " or begins with a sign such as [ { @ in quotes; compare '
            "the indentation with the neighbours.",
        ),
    ),
    (
        "CA012",
        "tab-indentation",
        "A line is indented with a tab",
        write_page(
            "A tab stands among the blanks at the beginning of a line.",
            "YAML does not say how wide a tab is, so the line belongs to nobody knows what.",
            "as_of: 2026-06-30\ninputs:\n\tgrant: Council grant",
            "Use spaces. Most editors have a command that turns tabs into spaces.",
        ),
    ),
    (
        "CA013",
        "duplicate-key",
        "A key stands twice in one mapping",
        write_page(
            "The same key, id or link stands twice in one place; both lines are named.",
            "Only one of the two can count: the first. Two sections of one name are read as one.",
            "as_of: 2026-06-30\ninputs:\n  grant: Council grant\n  grant: Lottery grant",
            "Rename one of the two, or join them.",
        ),
    ),
    (
        "CA014",
        "yaml-tag",
        "A YAML tag is not read",
        write_page(
            "A word that begins with ! tells YAML to make something special of a value.",
            "Tags can run programs in other tools. Here files are plain text and numbers.",
            "as_of: 2026-06-30\ntitle: !!str Breakfast clubs",
            "Remove the tag; put text that really begins with ! in quotes.",
        ),
    ),
    (
        "CA015",
        "merge-key",
        "The merge key << has no meaning here",
        write_page(
            "The key << , by which some tools copy one mapping into another.",
            "It is no part of YAML 1.2, and hides what an element really says.",
            "as_of: 2026-06-30\ninputs:\n  grant: &g {label: Grant}\n  more: {<<: *g, label: More}",
            "Write the keys out in each place.",
        ),
    ),
    (
        "CA016",
        "nesting-too-deep",
        "A file nests too deep",
        write_page(
            "More than 64 levels of lists and mappings within one another.",
            "A model needs five; such a file is damaged or meant to do harm.",
            f"title: {'[' * 65}{']' * 65}",
            "Remove the brackets.",
        ),
    ),
    (
        "CA017",
        "file-too-complex",
        "A file unfolds into too many values",
        write_page(
            "More than three million values, or aliases (*name) that repeat more than 100,000.",
            "A few lines of aliases can unfold into more values than any memory holds.",
            "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
            "b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
            "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
            "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
            "e: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]",
            "Write the values out, or split the file.",
        ),
    ),
    (
        "CA018",
        "unknown-anchor",
        "An alias repeats nothing",
        write_page(
            "A value that begins with * repeats what stands above under the same name with &, "
            "and there is none.",
            "Often the text was meant to begin with a star.",
            "as_of: 2026-06-30\ntitle: *Breakfast",
            "Put the text in quotes, or write the value out.",
        ),
    ),
    (
        "CA019",
        "several-documents",
        "A file holds several documents",
        write_page(
            "A line with --- begins a second document in the same file.",
            "One file is one model or one register; the second part is not read.",
            "as_of: 2026-06-30\n---\ntitle: Another model",
            "Put it into a file of its own, and name that under `include` or `evidence`.",
        ),
    ),
    (
        "CA020",
        "key-not-plain",
        "A key is no plain text",
        write_page(
            "A list or a mapping stands where a key should.",
            "Nothing can be found by such a key.",
            "as_of: 2026-06-30\ninputs:\n  [a, b]: Council grant",
            "Put a key that begins with [ or { in quotes.",
        ),
    ),
    (
        "CA030",
        "text-cut",
        "Text is cut at a number sign",
        write_page(
            "A number sign with a figure behind a blank, as in Room #4. This is a warning.",
            "Behind a blank, # begins a comment, so the text ends before it.",
            "as_of: 2026-06-30\ninputs:\n  room: Room #4 of the school",
            "Put the whole text in quotes. A comment has a blank behind its #.",
        ),
    ),
)
