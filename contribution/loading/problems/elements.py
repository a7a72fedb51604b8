"""Pages of the problems with what an element says: keys, values, dates."""

from __future__ import annotations

from contribution.loading.problems.page import write_page

PAGES: tuple[tuple[str, str, str, str], ...] = (
    (
        "CA021",
        "unknown-key",
        "A key is not known",
        write_page(
            "A key that the element does not have, often misspelt.",
            "What stands under it is not read, although its author believes it is.",
            "as_of: 2026-06-30\ninputs:\n  grant: {lable: Council grant}",
            "Correct it as suggested. Remarks go under `note`, or behind a #.",
        ),
    ),
    (
        "CA022",
        "key-missing",
        "A key is missing",
        write_page(
            "A key without which the element makes no sense, such as what a claim leads `to`.",
            "The element is left out, and with it all links to it.",
            "as_of: 2026-06-30\nclaims:\n  punctual: {says: The clubs helped}",
            "Add the key with a value.",
        ),
    ),
    (
        "CA023",
        "wrong-type",
        "A value is of the wrong sort",
        write_page(
            "Text where a number should stand, a list where a mapping should, and so on.",
            "The value is not used.",
            "as_of: 2026-06-30\ninputs:\n  grant: {label: 2026}",
            'Write the sort named. A number that is meant as text goes in quotes: "2026".',
        ),
    ),
    (
        "CA024",
        "unknown-value",
        "A word is none of those to choose from",
        write_page(
            "A key takes one of a few words, and this is none of them.",
            "The value is not used; a required one takes its element with it.",
            "as_of: 2026-06-30\noutcomes:\n  on-time: {label: Fewer late, horizon: shrot}",
            "Choose one of the words listed.",
        ),
    ),
    (
        "CA025",
        "out-of-range",
        "A number or a list is too large or too small",
        write_page(
            "A number outside its range, such as a `quality` above 3, or a list that is too long "
            "or too short.",
            "The value is not used.",
            "version: '1.0'\nstraws_only: 9",
            "Write a value within the range named.",
        ),
    ),
    (
        "CA026",
        "value-unclear",
        "A date, length of time or expectation cannot be understood",
        write_page(
            "A value that has a form of its own does not have it.",
            "The value is not used.",
            "as_of: yesterday\ninputs:\n  grant: Council grant",
            "Write it as the message shows: dates as 2026-06-30, lengths of time as 2 terms.",
        ),
    ),
    (
        "CA027",
        "as-of-missing",
        "The model does not say as of when it is told",
        write_page(
            "The model has no `as_of`.",
            "Without it nobody can tell which evidence came later, and which outcomes are too "
            "early to judge.",
            "title: Breakfast clubs",
            "Add `as_of:` with the day after which nothing counts.",
        ),
    ),
    (
        "CA028",
        "after-as-of",
        "Evidence is later than the day of the story",
        write_page(
            "An item or a register is dated after the model's `as_of`.",
            "A story told as of one day cannot rest on what came later. The item is left out.",
            "as_of: 2026-06-30    # and in a register: {on: 2026-07-01}",
            "Correct the date; mark an item that is still to come `planned: true`; or move "
            "`as_of` on.",
        ),
    ),
    (
        "CA029",
        "unknown-kind",
        "The kind of evidence is not known",
        write_page(
            "A register's `kind` is none of those that the program can read.",
            "Nothing in the register is read.",
            "kind: surveys    # in a register: survey was meant",
            "Choose one of the kinds listed.",
        ),
    ),
)
