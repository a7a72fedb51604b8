"""The story told: from an assessment to one tree of blocks, whole or in two pages."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.drawing.sheet.sheet import MOST_NODES
from contribution.drawing.views.mermaid import build_mermaid
from contribution.drawing.views.view import draw_view
from contribution.story.actions import build_next
from contribution.story.blocks import (
    Block,
    Fold,
    Part,
    Picture,
    Prose,
    Ref,
    Story,
    anchor,
    find_texts,
    walk,
)
from contribution.story.claims import build_findings, build_others, draw_claim
from contribution.story.front import build_about, build_front, build_questions, find_weakest
from contribution.story.places import build_places
from contribution.story.reference import build_gaps, build_methods, build_quality
from contribution.story.register import build_register
from contribution.story.telling import Telling
from contribution.story.voices import build_room, build_voices

# More cards than these nobody finds anything on, and drawing them takes long.
_MOST_DRAWN = 150
_SCREEN_ONLY = frozenset({"steps", "list"})
# What a view may ask of the story, whatever writes it.
HONOURED = frozenset({"focus", "strand", "rank", "brief", "moved"})


def tell(assessment: Assessment, view: View) -> Story:
    """Return the story of what the view shows: whole, or in two pages."""
    return build_brief(assessment, view) if view.brief else build_story(assessment, view)


def build_story(assessment: Assessment, view: View | None = None) -> Story:
    """Return the story of what the view shows, as one tree.

    The same assessment gives the same tree.
    """
    telling = Telling(assessment, view)
    parts = (
        build_questions(telling),
        *_find_moved(telling),
        _build_picture(telling),
        build_findings(telling),
        build_voices(telling),
        build_next(telling),
        build_about(telling),
    )
    annex = (
        build_others(telling),
        build_places(telling),
        build_register(telling),
        build_gaps(telling),
        build_room(telling),
        build_quality(telling),
        build_methods(telling),
    )
    return _frame(
        telling,
        tuple(each for each in parts if each is not None),
        tuple(each for each in annex if each is not None),
    )


def build_brief(assessment: Assessment, view: View | None = None) -> Story:
    """Return two pages: the findings, a picture, what limits them and what to collect next."""
    telling = Telling(assessment, view)
    step, _ = find_weakest(telling)
    carried = [
        claim
        for claim in telling.headlines
        if any(each.subject == step.subject for each in telling.rated(claim.id).pathway)
    ]
    whole = _build_picture(telling)
    picture = draw_claim(telling, carried[0], is_alone=True) if carried else None
    shown = whole._replace(blocks=whole.blocks[:1])
    if picture:
        shown = whole._replace(title=telling.speech.say("weakest"), blocks=(picture,))
    following = build_next(telling)
    note = Prose(telling.speech.say("about.brief"), "note")
    following = following._replace(blocks=(*following.blocks, note))
    parts = (*_find_moved(telling), shown, following)
    return _frame(telling, parts, (), is_whole=False)


def fit_paper(story: Story) -> Story:
    """Return the story for pages: no annex, but the evidence that its numbers lead to."""
    kept = tuple(map(_fit_paper, story.parts))
    wanted = {
        run.to
        for block in walk((*story.front, *kept))
        for text in find_texts(block)
        for run in text
        if isinstance(run, Ref)
    }
    cited = tuple(
        Prose((*each.summary, " ", *find_texts(each.blocks[0])[0]) if each.blocks else each.summary)
        for each in walk(story.annex)
        if isinstance(each, Fold) and each.kind == "item" and each.name in wanted
    )
    title, note = (story.words("part.cited"),), Prose((story.words("about.print"),), "note")
    more = (Part(anchor("part", "cited"), title, (*cited, note)),) if story.annex else ()
    return story._replace(parts=(*kept, *more), annex=())


def _fit_paper(part: Part) -> Part:
    # What a picture shows need not be listed under it, and nothing can be folded away.
    blocks: list[Block] = []
    for each in part.blocks:
        if isinstance(each, Part):
            blocks.append(_fit_paper(each))
        elif isinstance(each, Fold) and each.kind == "every":
            blocks += each.blocks
        elif not (isinstance(each, Fold | Prose) and each.kind in _SCREEN_ONLY):
            blocks.append(each)
    return part._replace(blocks=tuple(blocks))


def _find_moved(telling: Telling) -> tuple[Part, ...]:
    return tuple(each for each in telling.view.moved if isinstance(each, Part))


def _frame(
    telling: Telling, parts: tuple[Part, ...], annex: tuple[Part, ...], *, is_whole: bool = True
) -> Story:
    speech, model = telling.speech, telling.graph.model
    title = model.title or model.name or speech.plain("untitled")
    as_of = speech.plain("told-as-of", date=speech.date(model.as_of)) if model.as_of else ""
    kicker = " · ".join(filter(None, (speech.plain("kicker"), model.author, as_of)))
    return Story(
        title,
        kicker,
        speech.plain("question", title=title),
        speech.lang,
        build_front(telling, is_whole=is_whole),
        parts,
        annex,
        speech.plain,
        model.logo or "",
    )


def _build_picture(telling: Telling) -> Part:
    """Return the model drawn; a large one at a glance first, every link in a fold."""
    nodes = telling.selection.nodes
    is_part = bool(telling.view.focus or telling.view.strand)
    name, title = anchor("part", "picture"), telling.speech.say("part.picture")
    places = Ref(telling.speech.plain("part.places"), anchor("part", "places"))
    listed = Prose(telling.speech.say("picture.list", places=places), "list")
    if is_part or len(nodes) <= MOST_NODES:
        return Part(name, title, (_draw(telling, "whole", "whole"), listed))
    glance = _draw(telling, "overview", "glance")
    if len(nodes) > _MOST_DRAWN:
        return Part(name, title, (glance, listed))
    every = _draw(telling, "whole", "whole")
    whole = Fold(telling.speech.say("picture.every"), (every,), kind="every")
    return Part(name, title, (glance, whole, listed))


def _draw(telling: Telling, form: str, name: str) -> Picture:
    speech, assessment = telling.speech, telling.assessment
    nodes, links, _ = telling.selection
    steps, lines = speech.count(len(nodes), "step"), speech.count(len(links), "link")
    view = telling.view._replace(form=form, chart=None, paper="")
    title = telling.graph.model.title or telling.graph.model.name
    return Picture(
        anchor("figure", name),
        speech.plain(f"picture.{form}", count=steps, links=lines),
        speech.plain("picture.alt", title=title, count=steps, links=lines),
        lambda: draw_view(assessment, view),
        (lambda: build_mermaid(assessment, view)) if form == "whole" else None,
        name,
    )
