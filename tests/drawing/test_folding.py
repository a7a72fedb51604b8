"""Folding loses nothing, counts everything once and rates nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, LogicModel, Stage
from contribution.domain.verdict import Verdict
from contribution.domain.view import View
from contribution.drawing.channels.folding import Place, count_verdicts, fold
from contribution.drawing.sheet.sheet import build_sheet
from tests.building import stranded_models

AssessModel = Callable[[LogicModel], Assessment]


@settings(max_examples=50, deadline=None)
@given(stranded_models())
def test_every_element_and_every_link_is_folded_once(
    assess_model: AssessModel, model: LogicModel
) -> None:
    sheet = build_sheet(assess_model(model), View())
    folded = fold(sheet)
    held = [each for cell in folded.cells for each in cell.within]
    held += [each for bundle in folded.bundles for each in bundle.links]
    counted: Counter[Verdict] = Counter()
    groups = [cell.within for cell in folded.cells] + [each.links for each in folded.bundles]
    for links in groups:
        counted.update(dict(count_verdicts(links)))

    assert sorted(each.link.id for each in held) == sorted(link.id for link in model.links)
    assert counted == Counter(each.verdict for each in sheet.links)
    names = [each.node.id for cell in folded.cells for each in cell.nodes]
    assert sorted(names) == sorted(node.id for node in model.nodes)
    assert len({cell.place for cell in folded.cells}) == len(folded.cells)
    assert len({bundle.ends for bundle in folded.bundles}) == len(folded.bundles)


def test_links_stay_within_a_cell_or_go_between_and_feedback_goes_alone(small: Assessment) -> None:
    folded = fold(build_sheet(small, View()))
    ends = {(each.ends.source.stage, each.ends.target.stage): each for each in folded.bundles}

    assert Place("food", Stage.OUTPUT) in {cell.place for cell in folded.cells}
    assert ends[Stage.IMPACT, Stage.ACTIVITY].ends.manner.feedback
    assert not ends[Stage.SHORT, Stage.IMPACT].ends.manner.feedback


def test_verdicts_are_counted_in_the_order_of_the_scale(small: Assessment) -> None:
    links = build_sheet(small, View()).links

    verdicts = [verdict for verdict, _ in count_verdicts(links)]
    assert verdicts == [each for each in Verdict if each in verdicts]
    assert sum(number for _, number in count_verdicts(links)) == len(links)


def test_a_strand_that_the_model_does_not_name_is_none(assess_model: AssessModel) -> None:
    model = LogicModel(name="m", nodes=(Activity(id="a", label="A", strand="nowhere"),))

    assert [cell.place.strand for cell in fold(build_sheet(assess_model(model), View())).cells] == [
        None
    ]
