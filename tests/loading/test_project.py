from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from contribution.errors import FileNotReadableError
from contribution.loading.project import Loaded, load_project

MODEL = """\
title: Breakfast clubs
as_of: 2026-06-30
strands: {food: Food}
stakeholders: {parents: Parents}
inputs:
  grant: Council grant
activities:
  club: {label: Breakfast club, strand: food}
outcomes:
  on-time: {label: Fewer late arrivals, horizon: short, latency: 2 terms}
impacts:
  reading: {label: Better reading}
assumptions:
  they-come: The children come
factors:
  bus: {label: New bus, role: competing, affects: [on-time]}
links:
  grant -> club -> on-time: {because: It is free, assumes: [they-come]}
  on-time -> reading:
claims:
  clubs: {says: Clubs contributed, from: club, to: on-time}
"""
REGISTER = """\
title: What parents say
kind: interviews
stakeholders: [parents]
items:
  calmer:
    says: Mornings are calmer
    about: club -> on-time
    outcome: found
    at: {page: 3}
  earlier:
    says: We come earlier
    about: [on-time, they-come]
    outcome: not-found
    at: {page: 4}
"""
TABLE_REGISTER = """\
title: Survey
kind: survey
data: survey.csv
items:
  warm:
    says: Staff are warm
    about: club
    statement: Staff are warm
    options: [Agree]
    expect: at-least 50%
    at: {page: 5}
"""
TABLE = """\
wave,statement,option,percent,count
1,Staff are warm,Agree,60,6
1,Staff are warm,Other,40,4
"""
SOUND = {
    "models/m.yaml": MODEL,
    "evidence/m/parents.yaml": REGISTER,
    "evidence/m/survey.yaml": TABLE_REGISTER,
    "evidence/m/survey.csv": TABLE,
}


def everything(loaded: Loaded) -> set[str]:
    """The ids of all that was loaded."""
    assert loaded.model is not None
    model = loaded.model
    parts = (model.nodes, model.links, model.assumptions, model.factors, model.claims)
    found = {each.id for part in parts for each in part}
    for register in loaded.registers:
        found.update(item.id for item in register.items)
    return found


def test_a_sound_project_loads_whole_and_without_a_word(project: Any) -> None:
    loaded = project.write(SOUND).load()
    assert loaded.diagnostics == ()
    assert everything(loaded) == {
        "grant", "club", "on-time", "reading", "they-come", "bus", "clubs",
        "grant -> club", "club -> on-time", "on-time -> reading", "calmer", "earlier", "warm",
    }  # fmt: skip
    assert loaded.model.file == "models/m.yaml"
    assert loaded.model.name == "m"
    assert [register.id for register in loaded.registers] == ["parents", "survey"]
    assert [row.cells["count"] for row in loaded.registers[1].table] == ["6", "4"]
    assert set(loaded.sources) == set(SOUND)
    assert loaded.sources["evidence/m/survey.csv"][1] == "1,Staff are warm,Agree,60,6"


# What is changed in the sound project -> the diagnostic at the marks, its words, what is lost.
MISTAKES: dict[str, tuple[str, str, str, str, tuple[str, ...], set[str]]] = {
    "unknown key of a node": (
        "models/m.yaml",
        "club: {label: Breakfast club, strand: food}",
        "club: {label: Breakfast club, «strnd»: food}",
        "CA021",
        ("strnd", "did you mean strand"),
        set(),
    ),
    "unknown key of the model": (
        "models/m.yaml",
        "title: Breakfast clubs",
        "«titel»: Breakfast clubs",
        "CA021",
        ("titel", "did you mean title"),
        set(),
    ),
    "unknown key within a locator": (
        "evidence/m/parents.yaml",
        "at: {page: 3}",
        "at: {«paeg»: 3}",
        "CA021",
        ("paeg", "did you mean page"),
        set(),
    ),
    "unknown key of an item": (
        "evidence/m/parents.yaml",
        "    outcome: not-found\n",
        "    outcome: not-found\n    «stakehodlers»: [parents]\n",
        "CA021",
        ("stakehodlers", "did you mean stakeholders"),
        set(),
    ),
    "the id may not be set in the body": (
        "models/m.yaml",
        "{label: New bus,",
        "{«id»: x, label: New bus,",
        "CA021",
        ("id",),
        set(),
    ),
    "missing role": (
        "models/m.yaml",
        "bus: {label: New bus, role: competing,",
        "«bus»: {label: New bus,",
        "CA022",
        ("role", "competing or complementary"),
        set(),
    ),
    "missing label": (
        "models/m.yaml",
        "club: {label: Breakfast club, strand: food}",
        "«club»: {strand: food}",
        "CA022",
        ("label", "club"),
        set(),
    ),
    "a number as label": (
        "models/m.yaml",
        "label: Breakfast club,",
        "label: «2026»,",
        "CA023",
        ("number 2026", 'put it in quotes: "2026"'),
        set(),
    ),
    "a list as mechanism": (
        "models/m.yaml",
        "because: It is free",
        "because: «[free]»",
        "CA023",
        ("because", "[free]"),
        set(),
    ),
    "a section that is a list": (
        "models/m.yaml",
        "assumptions:\n  they-come: The children come",
        "assumptions: «[they-come]»",
        "CA023",
        ("assumptions", "several words"),
        {"they-come"},
    ),
    "a misspelt word": (
        "models/m.yaml",
        "role: competing",
        "role: «competting»",
        "CA024",
        ("competting", "write competing"),
        set(),
    ),
    "a date that is none": (
        "models/m.yaml",
        "as_of: 2026-06-30",
        "as_of: «2026-06-31»",
        "CA026",
        ("2026-06-31", "no day of the calendar"),
        set(),
    ),
    "a length of time that is none": (
        "models/m.yaml",
        "latency: 2 terms",
        "latency: «soonish»",
        "CA026",
        ("soonish", "2 terms"),
        set(),
    ),
    "a quality out of range": (
        "evidence/m/parents.yaml",
        "stakeholders: [parents]\n",
        "stakeholders: [parents]\nquality: «7»\n",
        "CA025",
        ("quality", "7", "at most 3"),
        set(),
    ),
    "no as_of": (
        "models/m.yaml",
        "title: Breakfast clubs\nas_of: 2026-06-30",
        "«title»: Breakfast clubs",
        "CA027",
        ("as_of", "2026-06-30"),
        set(),
    ),
    "an unknown end of a link": (
        "models/m.yaml",
        "on-time -> reading:",
        "on-time -> «raeding»:",
        "CA034",
        ("raeding", "did you mean reading"),
        set(),
    ),
    "an unknown first end of a quoted link": (
        "models/m.yaml",
        "on-time -> reading:",
        '"«ontime» -> reading":',
        "CA034",
        ("ontime", "did you mean on-time"),
        set(),
    ),
    "an end that is no node": (
        "models/m.yaml",
        "on-time -> reading:",
        "«bus» -> reading:",
        "CA034",
        ("bus", "factor", "affects:"),
        {"on-time -> reading"},
    ),
    "an unknown assumption": (
        "models/m.yaml",
        "assumes: [they-come]",
        "assumes: [they-come, «they-comme»]",
        "CA034",
        ("they-comme", "did you mean they-come"),
        set(),
    ),
    "an unknown strand": (
        "models/m.yaml",
        "strand: food",
        "strand: «fod»",
        "CA034",
        ("fod", "did you mean food"),
        set(),
    ),
    "an unknown name in affects": (
        "models/m.yaml",
        "affects: [on-time]",
        "affects: [on-time, «readnig»]",
        "CA034",
        ("readnig", "did you mean reading"),
        set(),
    ),
    "an unknown end of a claim": (
        "models/m.yaml",
        "to: on-time}",
        "to: «on-tme»}",
        "CA034",
        ("on-tme", "did you mean on-time"),
        set(),
    ),
    "an unknown start of a claim": (
        "models/m.yaml",
        "from: club,",
        "from: «clib»,",
        "CA034",
        ("clib", "did you mean club"),
        {"clubs"},
    ),
    "an unknown stakeholder of a register": (
        "evidence/m/parents.yaml",
        "stakeholders: [parents]",
        "stakeholders: [«parnets»]",
        "CA034",
        ("parnets", "did you mean parents"),
        set(),
    ),
    "one unknown subject of two": (
        "evidence/m/parents.yaml",
        "about: [on-time, they-come]",
        "about: [«on-tyme», they-come]",
        "CA034",
        ("on-tyme", "did you mean on-time"),
        set(),
    ),
    "no subject": (
        "evidence/m/parents.yaml",
        "    about: [on-time, they-come]\n",
        "",
        "CA037",
        ("earlier", "about nothing"),
        {"earlier"},
    ),
    "an id in capitals": (
        "models/m.yaml",
        "  grant: Council grant",
        "  grant: Council grant\n  «Big Grant»: More",
        "CA032",
        ("Big Grant", "big-grant"),
        set(),
    ),
    "an id twice": (
        "models/m.yaml",
        "reading: {label: Better reading}",
        "reading: {label: Better reading}\n  «grant»: Again",
        "CA033",
        ("grant", "models/m.yaml:6:3"),
        set(),
    ),
    "an item id taken by a node": (
        "evidence/m/parents.yaml",
        "  earlier:",
        "  «reading»:",
        "CA033",
        ("reading", "models/m.yaml:12:3"),
        {"earlier"},
    ),
    "an item id in two registers": (
        "evidence/m/survey.yaml",
        "  warm:",
        "  «calmer»:",
        "CA033",
        ("calmer", "evidence/m/parents.yaml:5:3"),
        {"warm"},
    ),
    "a key twice": (
        "models/m.yaml",
        "  grant: Council grant",
        "  grant: Council grant\n  «grant»: Lottery",
        "CA013",
        ("grant", "line 6", "line 7"),
        set(),
    ),
    "a link twice by a chain": (
        "models/m.yaml",
        "  on-time -> reading:",
        "  on-time -> reading:\n  «club -> on-time -> reading»:",
        "CA035",
        ("club -> on-time", "models/m.yaml:18:3"),
        set(),
    ),
    "a link to itself": (
        "models/m.yaml",
        "  on-time -> reading:",
        "  on-time -> reading:\n  club -> «club»:",
        "CA036",
        ("club",),
        set(),
    ),
    "a badly written arrow": (
        "models/m.yaml",
        "on-time -> reading:",
        "«on-time => reading»:",
        "CA031",
        ("on-time => reading", "write on-time -> reading"),
        set(),
    ),
    "a typographic arrow": (
        "models/m.yaml",
        "on-time -> reading:",
        "«on-time→reading»:",
        "CA031",
        ("on-time→reading", "write on-time -> reading"),
        set(),
    ),
    "a greater-than sign": (
        "models/m.yaml",
        "on-time -> reading:",
        "«on-time > reading»:",
        "CA031",
        ("on-time > reading", "write on-time -> reading"),
        set(),
    ),
    "an item after as_of": (
        "evidence/m/parents.yaml",
        "    outcome: not-found\n",
        "    outcome: not-found\n    on: «2026-07-01»\n",
        "CA028",
        ("earlier", "2026-07-01", "2026-06-30", "planned"),
        {"earlier"},
    ),
    "a period after as_of": (
        "evidence/m/parents.yaml",
        "    outcome: not-found\n",
        "    outcome: not-found\n    period: {from: 2026-05-01, to: «2026-07-01»}\n",
        "CA028",
        ("earlier", "2026-07-01"),
        {"earlier"},
    ),
    "a register collected after as_of": (
        "evidence/m/parents.yaml",
        "stakeholders: [parents]\n",
        "stakeholders: [parents]\ncollected: {from: 2026-01-01, to: «2026-08-01»}\n",
        "CA028",
        ("parents", "2026-08-01"),
        {"calmer", "earlier"},
    ),
    "an unknown kind": (
        "evidence/m/parents.yaml",
        "kind: interviews",
        "kind: «interview»",
        "CA029",
        ("interview", "did you mean interviews"),
        {"calmer", "earlier"},
    ),
    "no kind": (
        "evidence/m/parents.yaml",
        "title: What parents say\nkind: interviews",
        "«title»: What parents say",
        "CA022",
        ("kind", "interviews"),
        {"calmer", "earlier"},
    ),
    "a register without title": (
        "evidence/m/parents.yaml",
        "title: What parents say\nkind",
        "«kind»",
        "CA022",
        ("title",),
        set(),
    ),
    "a missing table": (
        "evidence/m/survey.yaml",
        "data: survey.csv",
        "data: «survy.csv»",
        "CA001",
        ("survy.csv",),
        set(),
    ),
    "an absolute table": (
        "evidence/m/survey.yaml",
        "data: survey.csv",
        "data: «/etc/passwd»",
        "CA007",
        ("/etc/passwd",),
        set(),
    ),
    "a table outside": (
        "evidence/m/survey.yaml",
        "data: survey.csv",
        "data: «../../../secret.csv»",
        "CA007",
        ("../../../secret.csv", "outside"),
        set(),
    ),
    "a table in another format": (
        "evidence/m/survey.yaml",
        "data: survey.csv",
        "data: «survey.yaml»",
        "CA050",
        ("survey.yaml", "CSV"),
        set(),
    ),
    "a misspelt column": (
        "evidence/m/survey.csv",
        "wave,statement,",
        "wave,«statment,",
        "CA041",
        ("statement", "did you mean", "statment"),
        set(),
    ),
    "a ragged row": (
        "evidence/m/survey.csv",
        "Other,40,4",
        "Other,40",
        "CA043",
        ("4 cells", "5"),
        set(),
    ),
    "a missing include": (
        "models/m.yaml",
        "title: Breakfast clubs",
        "title: Breakfast clubs\ninclude: [«part.yaml»]",
        "CA001",
        ("models/part.yaml",),
        set(),
    ),
    "a missing folder of evidence": (
        "models/m.yaml",
        "title: Breakfast clubs",
        "title: Breakfast clubs\nevidence: [«../evidence/n/»]",
        "CA001",
        ("evidence/n",),
        {"calmer", "earlier", "warm"},
    ),
    "an include of itself": (
        "models/m.yaml",
        "title: Breakfast clubs",
        "title: Breakfast clubs\ninclude: [«m.yaml»]",
        "CA008",
        ("m.yaml", "itself"),
        set(),
    ),
    "a tab": (
        "models/m.yaml",
        "  grant: Council grant",
        "«\tgrant: Council grant",
        "CA012",
        ("grant: Council grant", "spaces"),
        set(),
    ),
    "an open bracket": (
        "models/m.yaml",
        "  grant: Council grant",
        "  grant: «[Council grant",
        "CA011",
        ("grant: [Council grant", "[ is too much"),
        set(),
    ),
    "a second colon": (
        "models/m.yaml",
        "club: {label: Breakfast club, strand: food}",
        "club: Breakfast«: club",
        "CA011",
        ("club: Breakfast: club", "quotes"),
        set(),
    ),
    "a tag": (
        "models/m.yaml",
        "grant: Council grant",
        "grant: «!!str Council grant»",
        "CA014",
        ("str", "tag"),
        set(),
    ),
    "a merge key": (
        "models/m.yaml",
        "{label: New bus,",
        "{«<<»: x, label: New bus,",
        "CA015",
        ("<<",),
        set(),
    ),
    "an alias of nothing": (
        "models/m.yaml",
        "grant: Council grant",
        "grant: «*council»",
        "CA018",
        ("*council", "quotes"),
        {"grant", "grant -> club"},
    ),
    "a second document": (
        "models/m.yaml",
        "claims:",
        "«---\nclaims:",
        "CA019",
        ("second document",),
        {"clubs"},
    ),
    "a list as a key": (
        "models/m.yaml",
        "grant: Council grant",
        "grant: Council grant\n  «[a]»: b",
        "CA020",
        ("several words",),
        set(),
    ),
    "a control character": (
        "models/m.yaml",
        "Council grant",
        "Council «\x08grant",
        "CA005",
        ("U+0008",),
        set(),
    ),
    "two columns of one name": (
        "evidence/m/survey.csv",
        "percent,count",
        "count,count",
        "CA042",
        ("count",),
        set(),
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_where_it_stands_and_costs_nothing_else(name: str, project: Any) -> None:
    file, old, new, problem, words, lost = MISTAKES[name]
    whole = everything(project.write(SOUND).load())
    assert SOUND[file].count(old) == 1, "the case must change one place"
    loaded = project.write({**SOUND, file: SOUND[file].replace(old, new)}).load()
    found = [each for each in loaded.diagnostics if each.id == problem]
    assert found, [str(each) for each in loaded.diagnostics]
    if project.marked is not None and not file.endswith(".csv"):
        marked_file, line, column, end = project.marked
        where = found[0].where
        assert (where.file, where.line, where.column) == (marked_file, line, column)
        assert where.end_column in {0, end}
    text = f"{found[0].message}; {found[0].next_step}"
    for word in words:
        assert word in text
    assert whole - everything(loaded) == lost


def test_only_the_path_of_the_command_line_raises(tmp_path: Path) -> None:
    for path in (tmp_path / "none.yaml", Path("a\0b"), tmp_path / ("x" * 5000)):
        with pytest.raises(FileNotReadableError):
            load_project(path)


def test_a_folder_is_a_diagnostic(tmp_path: Path) -> None:
    loaded = load_project(tmp_path)
    assert loaded.model is None
    assert [each.id for each in loaded.diagnostics] == ["CA002"]


@pytest.mark.parametrize("content", [b"", b"# x\n", b"\xff\xfet\0", b"a\0b", b"- a\n", b"caf\xe9"])
def test_a_file_that_is_no_model_gives_no_model(content: bytes, project: Any) -> None:
    loaded = project.write({"models/m.yaml": content}).load()
    assert loaded.model is None
    assert len(loaded.diagnostics) == 1
    assert loaded.diagnostics[0].where.file == "models/m.yaml"


def test_a_cold_load_leaves_heavy_libraries_alone() -> None:
    root = Path(__file__).parent.parent.parent
    program = (
        "import sys; from pathlib import Path; "
        "from contribution.loading.project import load_project; "
        "load_project(Path('models/stockport-family.yaml')); "
        "print([n for n in ('networkx', 'graphviz', 'openpyxl', 'scipy', 'numpy', 'statsmodels') "
        "if n in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_every_link_of_a_large_model_is_loaded(project: Any) -> None:
    count = 2000
    text = "as_of: 2026-06-30\nactivities:\n" + "".join(f"  a{i}: A\n" for i in range(count + 1))
    text += "links:\n" + "".join(f"  a{i} -> a{i + 1}:\n" for i in range(count))
    loaded = project.write({"models/m.yaml": text}).load()
    assert loaded.diagnostics == ()
    assert len(loaded.model.links) == count


def test_the_models_of_this_repository_load_without_an_error() -> None:
    root = Path(__file__).parent.parent.parent
    for path in sorted((root / "models").glob("*.yaml")):
        loaded = load_project(path)
        assert [str(each) for each in loaded.diagnostics if each.severity.word == "error"] == []
        assert loaded.registers
