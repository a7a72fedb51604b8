from __future__ import annotations

import subprocess
import sys

CHECK = (
    "import sys; sys.argv = ['contribution', 'check', 'models/breakfast-clubs.yaml', '-q']\n"
    "from contribution.cli import main\n"
    "from contribution.starting import start_lean\n"
    "start_lean()\n"
    "assert main() == 0\n"
)


def run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_a_check_loads_no_mail_no_sockets_and_no_plug_ins_of_others() -> None:
    loaded = run(CHECK + "print(*sys.modules)").split()

    assert "pydantic" in loaded
    assert {"email", "socket", "zipfile", "networkx", "graphviz"}.isdisjoint(loaded)


def test_whoever_asks_for_the_installed_packages_gets_them() -> None:
    ask = (
        "import importlib.metadata\n"
        "from importlib.metadata import PackageNotFoundError, entry_points, version\n"
        "found = {each.name for each in entry_points(group='console_scripts')}\n"
        "assert 'pytest' in found, found\n"
        "try:\n    version('no-such-package')\n"
        "except PackageNotFoundError:\n    print(importlib.metadata.version('click'))"
    )

    assert run(CHECK + ask) == run(
        "from importlib.metadata import version; print(version('click'))"
    )


def test_what_is_already_loaded_stays_as_it_is() -> None:
    before = "import importlib.metadata as before\n"
    after = "import importlib.metadata as after; print(before is after, 'email' in sys.modules)"

    assert run(before + CHECK + after) == "True True"


def test_settings_of_the_user_are_kept() -> None:
    code = "import os; os.environ['PYDANTIC_DISABLE_PLUGINS'] = 'one'\n" + CHECK

    assert run(code + "print(os.environ['PYDANTIC_DISABLE_PLUGINS'])") == "one"
