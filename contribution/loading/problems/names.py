"""Pages of the problems with ids and the names that point at them."""

from __future__ import annotations

from contribution.loading.problems.page import write_page

_NODES = "as_of: 2026-06-30\ninputs: {grant: Council grant}\nactivities: {club: Breakfast club}\n"

PAGES: tuple[tuple[str, str, str, str], ...] = (
    (
        "CA031",
        "link-name",
        "A link's name cannot be read",
        write_page(
            "The key of a link is not two ids, or a chain of them, with -> between.",
            "The link is left out.",
            f"{_NODES}links:\n  grant => club:",
            "Write cause -> effect, with the ids of two nodes.",
        ),
    ),
    (
        "CA032",
        "id-form",
        "An id is not in the form of ids",
        write_page(
            "An id with capital letters, blanks or signs other than the hyphen.",
            "Ids are typed on the command line and used as anchors of pages. If it can be used "
            "all the same, it is.",
            "as_of: 2026-06-30\ninputs:\n  Council Grant: Council grant",
            "Write it in lower case, with hyphens between words.",
        ),
    ),
    (
        "CA033",
        "duplicate-id",
        "Two elements have the same id",
        write_page(
            "An id stands for two elements, in one file or in several; both places are named.",
            "Evidence about it could mean either. The second is left out.",
            "as_of: 2026-06-30\ninputs: {club: Club room}\nactivities: {club: Breakfast club}",
            "Give one of the two another id.",
        ),
    ),
    (
        "CA034",
        "unknown-id",
        "A name points at nothing",
        write_page(
            "A link, list or claim names an id that nothing has, or that is something else.",
            "What rests on it is left out: the link, or the name in the list.",
            f"{_NODES}links:\n  grant -> clubs:",
            "Correct the name as suggested, or add the element.",
        ),
    ),
    (
        "CA035",
        "duplicate-link",
        "A link stands twice",
        write_page(
            "The same two nodes are joined twice, perhaps once within a chain.",
            "Evidence about the link could mean either. The second is left out.",
            f"{_NODES}links:\n  grant -> club:\n  grant  ->  club:",
            "Join the two, or remove one.",
        ),
    ),
    (
        "CA036",
        "link-to-itself",
        "A link leads from a node to itself",
        write_page(
            "Both ends of a link are the same node.",
            "Nothing contributes to itself; the link is left out.",
            f"{_NODES}links:\n  club -> club:",
            "Name another node, or remove the link.",
        ),
    ),
    (
        "CA037",
        "evidence-about-nothing",
        "Evidence is about nothing",
        write_page(
            "An item has no `about`.",
            "Nobody could say which claim it supports. The item is left out.",
            "says: Parents say mornings are easier    # in a register, without about",
            "Add `about:` with a link, a node, an assumption or a factor.",
        ),
    ),
)
