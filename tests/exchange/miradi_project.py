"""A project of Miradi, built to the structure that its own reader takes."""

from __future__ import annotations

from tests.exchange.qda import pack


def _pool(kind: str, **named: str) -> str:
    inner = "".join(
        f'<{kind} Id="{number[1:]}">{inside}</{kind}>' for number, inside in named.items()
    )
    return f"<{kind}Pool>{inner}</{kind}Pool>"


def _card(kind: str, number: int) -> str:
    wrapped = f"<WrappedByDiagramFactorId><{kind}Id>{number}</{kind}Id></WrappedByDiagramFactorId>"
    return f"<DiagramFactorWrappedFactorId>{wrapped}</DiagramFactorWrappedFactorId>"


def _arrow(source: tuple[str, int], target: tuple[str, int], more: str = "") -> str:
    ends = "".join(
        f"<DiagramLink{end}DiagramFactorId><LinkableFactorId><{kind}Id>{card}</{kind}Id>"
        f"</LinkableFactorId></DiagramLink{end}DiagramFactorId>"
        for end, (kind, card) in (("From", source), ("To", target))
    )
    return f"{ends}<DiagramLinkIsBidirectionalLink>0</DiagramLinkIsBidirectionalLink>{more}"


def _chain(name: str, cards: tuple[int, ...], links: tuple[int, ...]) -> str:
    factors = "".join(f"<DiagramFactorId>{each}</DiagramFactorId>" for each in cards)
    arrows = "".join(f"<DiagramLinkId>{each}</DiagramLinkId>" for each in links)
    return (
        f"<ResultsChainName>{name}</ResultsChainName>"
        f"<ResultsChainDiagramFactorIds>{factors}</ResultsChainDiagramFactorIds>"
        f"<ResultsChainDiagramLinkIds>{arrows}</ResultsChainDiagramLinkIds>"
    )


def miradi() -> bytes:
    """Return a project as Miradi exports it: pools of things, cards of diagrams that wrap them."""
    measured = "".join(f"<MeasurementId>{each}</MeasurementId>" for each in (71, 72, 73))
    value = "<MeasurementMeasurementValue>{}</MeasurementMeasurementValue>"
    point = f"<MeasurementDate>{{}}</MeasurementDate>{value}"
    said = (
        "<DiagramLinkAnnotation>fines work</DiagramLinkAnnotation>"
        "<DiagramLinkIsUncertainLink>1</DiagramLinkIsUncertainLink>"
    )
    result = (
        "<IntermediateResultName>Fewer boats<br/>anchor</IntermediateResultName>"
        "<IntermediateResultIndicatorIds><IndicatorId>60</IndicatorId>"
        "</IntermediateResultIndicatorIds>"
    )
    title = "<ProjectSummaryProjectName>Reef &amp; coast</ProjectSummaryProjectName>"
    inside = (
        f"<ProjectSummary>{title}</ProjectSummary>",
        _pool("Strategy", _1="<StrategyName>Patrol the reef</StrategyName>",
              _2="<StrategyName>Teach divers</StrategyName>"),
        _pool("IntermediateResult", _3=result),
        _pool("BiodiversityTarget", _4="<BiodiversityTargetName>Coral</BiodiversityTargetName>"),
        _pool("GroupBox", _5="<GroupBoxName>All</GroupBoxName>"),
        _pool("Indicator", _60="<IndicatorName>Boats at anchor</IndicatorName>"
              f"<IndicatorMeasurementIds>{measured}</IndicatorMeasurementIds>"),
        _pool("Measurement", _71=point.format("2019-05-01", "41"),
              _72=point.format("2021-05-01", "12"), _73=point.format("2022-05-01", "some")),
        _pool("DiagramFactor", _10=_card("Strategy", 1), _11=_card("Strategy", 2),
              _12=_card("IntermediateResult", 3), _13=_card("BiodiversityTarget", 4),
              _14=_card("BiodiversityTarget", 4), _15=_card("GroupBox", 5)),
        _pool("DiagramLink", _20=_arrow(("Strategy", 10), ("IntermediateResult", 12), said),
              _21=_arrow(("IntermediateResult", 12), ("BiodiversityTarget", 13)),
              _22=_arrow(("Strategy", 11), ("BiodiversityTarget", 14)),
              _23=_arrow(("GroupBox", 15), ("BiodiversityTarget", 13))),
        _pool("ConceptualModel", _30="<ConceptualModelName>Now</ConceptualModelName>"),
        _pool("ResultsChain", _40=_chain("Fishing", (10, 12, 13, 15), (20, 21, 23)),
              _41=_chain("Diving", (11, 14), (22,))),
    )  # fmt: skip
    space = "http://xml.miradi.org/schema/ConservationProject/248"
    xml = f'<ConservationProject xmlns="{space}">{"".join(inside)}</ConservationProject>'
    return pack("project.xml", xml, {"schema.rnc": b"start = ConservationProject.element"})
