"""Ways to fool the rule that a check names, each with the honest twin that it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest

AT = "    test: moderate\n    at: {page: 4}\n"
LAST = AT.replace("4", "8")
ABOUT = "    about: places-filled -> arrive-on-time\n"
MANY = "    about: [places-filled, arrive-on-time, places-filled -> arrive-on-time, attendance]"
# What is typed in place of what stands there, and the check that has to name it; "" for a twin.
CASES = {
    "laid on everything": (ABOUT, f"{MANY}  # expect: CA320\n"),
    "laid on everything, and says how": (
        ABOUT,
        f"{MANY}\n    traces: They tell the whole course\n",
    ),
    "years before and after": (
        AT,
        f'    figures: {{"2024": 40, "2025": 60}}  # expect: CA321\n{AT}',
    ),
    "said to be a change": (AT, f'    figures: {{"2024": 40, "2025": 60}}\n    change: true\n{AT}'),
    "held against others": (
        AT,
        f'    figures: {{"2024": 40, "2025": 60}}\n    change: false\n{AT}',
    ),
    "figures of one year": (AT, f'    figures: {{"boys in 2025": 40, "girls in 2025": 60}}\n{AT}'),
    "called inadmissible": (AT, f"    quality: 0  # expect: CA322\n{AT}"),
    "called inadmissible, with a reason": (AT, f"    quality: 0\n    because: Hearsay\n{AT}"),
    "hardly looked for": (AT, f"    search_effort: 0.1  # expect: CA322\n{AT}"),
    "half looked for": (AT, f"    search_effort: 0.5\n{AT}"),
    "called good": (AT, f"    quality: 3  # expect: CA323\n{AT}"),
    "called good, with a reason": (AT, f"    quality: 3\n    because: Taped and coded twice\n{AT}"),
    "ninety-nine to one": (
        AT,
        "    sensitivity: 0.99  # expect: CA323\n    type_i_error: 0.2\n    at: {page: 4}\n",
    ),
    "ninety-nine to one, with a reason": (
        AT,
        "    sensitivity: 0.99\n    type_i_error: 0.2\n    because: Tried\n    at: {page: 4}\n",
    ),
    "likelier without the claim": (
        AT,
        ("    sensitivity: 0.3\n    type_i_error: 0.6  # expect: CA324\n    at: {page: 4}\n"),
    ),
    "likelier with the claim": (
        AT,
        "    sensitivity: 0.6\n    type_i_error: 0.3\n    at: {page: 4}\n",
    ),
    "likelier without the claim, in words": (
        AT,
        (
            "    expected_if_true: unlikely\n    expected_if_false: likely  # expect: CA324\n"
            "    at: {page: 4}\n"
        ),
    ),
    "half a pair": (AT, f"    sensitivity: 0.9  # expect: CA324\n{AT}"),
    "half a pair of words": (
        AT,
        "    expected_if_true: likely  # expect: CA324\n    at: {page: 4}\n",
    ),
    "a test beside other words": (
        AT,
        (
            "    expected_if_true: even\n    expected_if_false: almost-never\n"
            "    test: hoop  # expect: CA324\n    at: {page: 4}\n"
        ),
    ),
    "a test beside words that count alike": (
        AT,
        (
            "    expected_if_true: almost-certain\n    expected_if_false: almost-never\n"
            "    test: doubly-decisive\n    at: {page: 4}\n"
        ),
    ),
    "a test beside other numbers": (
        AT,
        (
            "    sensitivity: 0.9\n    type_i_error: 0.3\n    test: smoking-gun  # expect: CA324\n"
            "    at: {page: 4}\n"
        ),
    ),
    "somebody else's all at once": (LAST, f"    by: implementer  # expect: CA323\n{LAST}"),
    "another source's": (LAST, f"    by: implementer\n    source: the school\n{LAST}"),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("family", ["CA32"])
def test_an_attempt_is_named_and_its_honest_twin_is_not(judge: Any, name: str, family: str) -> None:
    judge(family, CASES[name])
