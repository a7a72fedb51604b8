"""Pages of the problems with files as such: missing, unreadable, in the wrong place."""

from __future__ import annotations

from contribution.loading.problems.page import write_page

PAGES: tuple[tuple[str, str, str, str], ...] = (
    (
        "CA001",
        "file-missing",
        "A file that is named is not there",
        write_page(
            "A register, table, rule or included file that another file names does not exist.",
            "What it holds is missing from the story, and a claim may look weaker or stronger.",
            "as_of: 2026-06-30\ninclude: [no-such-part.yaml]",
            "Correct the name, or put the file there. Names count from the folder of the file "
            "that names them.",
        ),
    ),
    (
        "CA002",
        "not-a-file",
        "A folder stands where a file should",
        write_page(
            "A folder, or something else that is no ordinary file, was named as a file.",
            "A folder holds no text that could be read.",
            "as_of: 2026-06-30\ninclude: [.]",
            "Name the file inside it. Only `evidence` may name folders.",
        ),
    ),
    (
        "CA003",
        "file-empty",
        "A file holds nothing",
        write_page(
            "The file is empty, or holds only blanks and comments.",
            "An empty file is often one whose saving failed.",
            "# nothing but this comment, and a colon: here",
            "Write its first key, or restore the file from a copy.",
        ),
    ),
    (
        "CA004",
        "not-utf-8",
        "A file is not written in UTF-8",
        write_page(
            "The file is in UTF-16, UTF-32 or an older encoding such as Windows-1252.",
            "Letters with accents, dashes and quotation marks would turn into others unseen.",
            "caf\\xe9  (the letter é as one byte)",
            "Save it as UTF-8. In a spreadsheet program choose CSV UTF-8.",
        ),
    ),
    (
        "CA005",
        "not-text",
        "A file holds bytes that are no text",
        write_page(
            "A zero byte or an invisible control character stands in the file.",
            "It is a picture, a program, a damaged file, or text pasted from elsewhere.",
            "title\\x00  (a zero byte)",
            "Name a text file; delete the control character at the place given.",
        ),
    ),
    (
        "CA006",
        "file-too-large",
        "A file is too large to be written by hand",
        write_page(
            "A YAML file is larger than 20 million bytes.",
            "Nobody reviews such a file, and reading it would take all memory.",
            "-rw-r--r--  25M  everything.yaml",
            "Split the model into files under `include:`; put figures into tables.",
        ),
    ),
    (
        "CA007",
        "outside-project",
        "A path leaves the project's folder",
        write_page(
            "A path is absolute, or leads out of the project's folder, perhaps by a link. The "
            "folder is the one above `models`, else the nearest with .git or pyproject.toml, "
            "else the model's own.",
            "A project must be complete in itself, and a model from elsewhere must not be able "
            "to read private files.",
            "as_of: 2026-06-30\ninclude: [/etc/hostname]",
            "Move the file into the project and name it from the folder of the file naming it.",
        ),
    ),
    (
        "CA008",
        "include-cycle",
        "A file includes itself",
        write_page(
            "A file is included by itself, directly or by way of others, or more than 16 deep.",
            "Reading would never end.",
            "as_of: 2026-06-30\ninclude: [model.yaml]",
            "Remove the line: each file needs to be included once.",
        ),
    ),
    (
        "CA009",
        "file-unreadable",
        "The system does not give a file",
        write_page(
            "The file is there, but may not be read, or its name is impossible.",
            "What it holds is missing from the story.",
            "-rw-------  root  register.yaml",
            "Ask who may read it; correct its name.",
        ),
    ),
    (
        "CA010",
        "no-registers",
        "A folder of evidence holds no register",
        write_page(
            "A folder named in `evidence`, or the folder of the model's name, holds no .yaml "
            "file. This is a warning.",
            "All claims stay untested although evidence seems to be attached.",
            "as_of: 2026-06-30\nevidence: [../evidence/an-empty-folder/]",
            "Put a register there, or correct the folder's name.",
        ),
    ),
)
