from __future__ import annotations

from contribution.domain.diagnostic import Places, Where
from contribution.domain.located import Locator, locate
from contribution.domain.logic_model import Activity


def test_a_locator_reads_as_people_cite() -> None:
    assert str(Locator(section="Co-location", table=3)) == "Co-location, table 3"


def test_a_section_title_alone_is_a_locator() -> None:
    assert (
        str(Activity.model_validate({"id": "a", "label": "a", "at": "Findings"}).at) == "Findings"
    )


def test_an_element_knows_where_it_stands() -> None:
    activity = locate(Activity(id="a", label="a"), Places(Where("m.yaml", 4, 3)))

    assert activity.places.at("label") == Where("m.yaml", 4, 3)


def test_items_of_one_page_share_its_locator_and_a_number_stays_as_written() -> None:
    one, same, other, text = (
        Activity.model_validate({"id": "a", "label": "a", "at": at}).at
        for at in ({"page": 7}, {"page": 7}, {"page": 8}, {"page": "7"})
    )

    assert one is same
    assert [str(each) for each in (one, other, text)] == ["page 7", "page 8", "page 7"]
    assert text is not one
