"""Lines beside each other have tracks of their own, in an order in which few cross."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from contribution.drawing.channels.tracks import Net, find_tracks

heights = st.lists(st.integers(0, 400).map(float), min_size=1, max_size=3).map(tuple)
nets = st.lists(st.tuples(heights, heights), max_size=8)


def test_two_that_need_not_cross_do_not() -> None:
    upper = Net("upper", left=(100.0,), right=(300.0,))
    lower = Net("lower", left=(200.0,), right=(400.0,))

    tracks = find_tracks([upper, lower])

    assert tracks["lower"] < tracks["upper"]


def test_one_that_goes_straight_on_needs_no_track() -> None:
    assert find_tracks([Net("straight", left=(50.0,), right=(50.2,))]) == {}


def test_lines_far_apart_share_a_track() -> None:
    tracks = find_tracks([Net("a", (0.0,), (50.0,)), Net("b", (100.0,), (200.0,))])

    assert set(tracks.values()) == {0}


def test_a_line_that_comes_in_where_another_goes_out_keeps_clear_of_it() -> None:
    out = Net("out", left=(0.0,), right=(100.0,))
    into = Net("into", left=(100.0,), right=(200.0,))

    tracks = find_tracks([out, into])

    assert tracks["into"] < tracks["out"]


@given(nets)
def test_none_runs_upon_another(drawn: list[tuple[tuple[float, ...], tuple[float, ...]]]) -> None:
    made = [Net(number, left, right) for number, (left, right) in enumerate(drawn)]
    tracks = find_tracks(made)

    for one, other in combinations((net for net in made if net.key in tracks), 2):
        (top, bottom), (high, low) = one.span, other.span
        if top < low and high < bottom:
            assert tracks[one.key] != tracks[other.key]
