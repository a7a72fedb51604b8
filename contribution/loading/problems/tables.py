"""Pages of the problems with tables and the corrections declared to them."""

from __future__ import annotations

from contribution.loading.problems.page import write_page

PAGES: tuple[tuple[str, str, str, str], ...] = (
    (
        "CA041",
        "column-missing",
        "A table lacks a column",
        write_page(
            "A column that this kind of evidence needs is missing or misspelt.",
            "The table cannot be used; its items say nothing.",
            "wave,statment,option,count",
            "Name the column in the header line as the message says.",
        ),
    ),
    (
        "CA042",
        "column-twice",
        "Two columns of a table have one name",
        write_page(
            "The header line holds the same name twice.",
            "Nobody can tell which column is meant. The table cannot be used.",
            "wave,statement,option,count,count",
            "Rename or remove one.",
        ),
    ),
    (
        "CA043",
        "row-ragged",
        "A row has too many or too few cells",
        write_page(
            "A row with another number of cells than the header line.",
            "Its cells may stand in the wrong columns. The row is left out, and nothing is "
            "computed from the table until it is mended: a lost row changes every share.",
            "wave,statement,option,count\n1,Warm, welcoming staff,Agree,5    "
            '(write "Warm, welcoming staff")',
            "Add or remove cells; put a cell that holds the delimiter in double quotes.",
        ),
    ),
    (
        "CA044",
        "table-empty",
        "A table holds no rows",
        write_page(
            "The file is empty, or holds a header line only.",
            "Its items say nothing.",
            "wave,statement,option,count",
            "Add the rows, or remove `data` from the register.",
        ),
    ),
    (
        "CA045",
        "table-unreadable",
        "A table cannot be read to its end",
        write_page(
            "A quotation mark stays open, a cell is endless, or a workbook is damaged.",
            "Half a table gives wrong figures, so none of it is used.",
            'wave,statement\n1,"Warm staff',
            "Close the quotation mark, or save the workbook anew as CSV.",
        ),
    ),
    (
        "CA046",
        "table-too-large",
        "A table goes on too far",
        write_page(
            "A workbook with more than twenty million cells or 1 GB unpacked, a row with more than "
            "1,000 cells, or a line of more than a million characters.",
            "It would take all memory, and is most often an accident of formatting.",
            "a cell far out at XFD1048576",
            "Save the table as CSV; one fact a row in few columns.",
        ),
    ),
    (
        "CA047",
        "library-missing",
        "Reading workbooks needs a library",
        write_page(
            "`data` names an XLSX workbook, and openpyxl is not installed.",
            "The table cannot be used; its items say nothing.",
            "data: survey.xlsx    # in a register",
            "Run pip install 'contribution[tables]', or save the table as CSV.",
        ),
    ),
    (
        "CA048",
        "correction-mismatch",
        "A correction does not fit the table",
        write_page(
            "The cell that a correction names does not hold the printed value it quotes.",
            "The correction was written for another row, or the table was changed since. "
            "Nothing is corrected.",
            "corrections:    # in a register; row 2 holds 82\n"
            '  - {row: 2, column: count, printed: "28", corrected: "26", reason: Misprint}',
            "Name row, column and printed value as they stand in the table.",
        ),
    ),
    (
        "CA049",
        "correction-unused",
        "A correction corrects nothing",
        write_page(
            "A correction names a row or column that the table does not have, or a cell twice.",
            "A declared correction that does nothing misleads whoever reads the register.",
            "corrections:    # in a register whose table has ten rows\n"
            '  - {row: 900, column: count, printed: "28", corrected: "26", reason: Misprint}',
            "Count rows from the header, which is row 1; or remove it.",
        ),
    ),
    (
        "CA050",
        "table-format",
        "A table is in a format that is not read",
        write_page(
            "`data` names a file that is neither CSV nor XLSX.",
            "The table cannot be used; its items say nothing.",
            "data: survey.ods    # in a register",
            "Save it as CSV (UTF-8) or XLSX and name that file.",
        ),
    ),
    (
        "CA051",
        "column-unread",
        "A column was not read",
        write_page(
            "A column whose name is nearly that of one the kind reads, or a column with cells and "
            "no name.",
            "Figures that somebody wrote down are passed over in silence.",
            "wave,statement,option,percent,cuont",
            "Write the name as the message says, or empty the column.",
        ),
    ),
    (
        "CA052",
        "formula-without-result",
        "A formula of a workbook has no result",
        write_page(
            "A cell holds a formula, and the workbook was saved without what it comes to.",
            "The cell looks empty. Nothing is computed from the table until it is mended.",
            "=SUM(F2:F5)    # written by a program that does not calculate",
            "Open the workbook in the spreadsheet program, let it calculate, and save it.",
        ),
    ),
    (
        "CA053",
        "cells-merged",
        "Cells of a workbook are merged",
        write_page(
            "Cells below the header are merged into one.",
            "Only the first of them holds the value; the others look empty. Nothing is computed "
            "from the table until it is mended.",
            "one cell that says 1 across the four rows of wave 1",
            "Undo the merging and write the value into each cell.",
        ),
    ),
    (
        "CA054",
        "row-hidden",
        "A row of a workbook is hidden",
        write_page(
            "A row of the sheet is hidden, by hand or by a filter. It is read like the others.",
            "Whoever looks at the sheet does not see a figure that counts.",
            "a filter on the column wave that was left on",
            "Show the row, or delete it if it does not count.",
        ),
    ),
    (
        "CA055",
        "label-turned-date",
        "A label has become a date",
        write_page(
            "A label that a spreadsheet took for a date.",
            "Nobody will find the answer 1-2 in the table any more.",
            "option\n01-Feb    (was 1-2)",
            "Format the column as text and type the label again.",
        ),
    ),
    (
        "CA056",
        "thousands-or-decimals",
        "A number may be thousands or decimals",
        write_page(
            "In a table with semicolons between its cells, numbers such as 1,234 or 1.234, and no "
            "other number that tells whether the sign stands before decimals or thousands. Where "
            "one does, such as 25,0, the whole table is read like it.",
            "The figure may be a thousand times too large or too small.",
            "indicator;period;value\nVisits;2023;1,234\nVisits;2024;1,391",
            "Write it without the sign, or save the table with commas between its cells and points "
            "before decimals.",
        ),
    ),
)
