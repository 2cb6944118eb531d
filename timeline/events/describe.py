"""Triggers to event mentions: everything the text says of each where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from timeline.events.dating import Dating, date_mention, link_time
from timeline.events.forms import Sense
from timeline.events.grammar import Stance, read_stance, speaker_trigger
from timeline.events.links import StatedLink, stated_links
from timeline.events.people import participants, place
from timeline.events.titles import make_title
from timeline.events.view import SentenceView, TimeSpan, Trigger
from timeline.values.document import DocumentInfo
from timeline.values.ids import stable_id
from timeline.values.mentions import EventMention, Link

MANNER_REACH = 6
"""Tokens behind a trigger in which its manner may stand."""
UNKNOWN = Sense("", "occurrence", "noun", "none", "")


@frozen(eq=False)
class Described:
    """A mention with what it was made from; the salience features need both."""

    mention: EventMention
    view: SentenceView
    trigger: Trigger
    stance: Stance
    time: TimeSpan | None


def describe_sentence(view: SentenceView, doc: DocumentInfo) -> list[Described]:
    """All triggers of a sentence as mentions, with the links stated between them."""
    links = stated_links(view)
    described = [_describe(view, trigger, links, doc) for trigger in view.triggers]
    return [_with_links(d, i, described, links) for i, d in enumerate(described)]


def _describe(view: SentenceView, trigger: Trigger, links: Sequence[StatedLink], doc: DocumentInfo) -> Described:
    position = view.triggers.index(trigger)
    time = link_time(view, trigger)
    if any(link.time for link in links if link.source == position):
        time = time if time and _close(time, trigger) else None
    stance = read_stance(view, trigger, time.mention if time else None, doc.published)
    if time is not None and time.mention.earliest is None:
        dating = date_mention(view, trigger, None, status=stance.status, published=doc.published)
        dating = Dating(time.mention, dating.earliest, dating.latest, dating.reason)
    else:
        dating = date_mention(view, trigger, time, status=stance.status, published=doc.published)
    return Described(_mention(view, trigger, stance, dating, doc), view, trigger, stance, time)


def _close(time: TimeSpan, trigger: Trigger) -> bool:
    return 0 <= time.first - trigger.last <= 4


def _mention(view: SentenceView, trigger: Trigger, stance: Stance, dating: Dating, doc: DocumentInfo) -> EventMention:
    text = view.text
    start, end = text.raw_span(text.starts[trigger.first], text.ends[trigger.last - 1])
    sentence = text.raw_sentence(view.index)
    verb_first = not view.pack.syntax["infinitive"] or stance.sense.pos == "noun"
    return EventMention(
        id=mention_id(doc.id, start, end),
        doc=doc.id,
        start=start,
        end=end,
        text=text.raw[start:end],
        sentence=sentence,
        quote=text.raw[sentence[0] : sentence[1]],
        title=make_title(view, trigger, verb_first=verb_first),
        concept=stance.sense.concept,
        kind=stance.sense.kind,
        pos=stance.sense.pos,
        lemma=stance.sense.lemma,
        status=stance.status,
        tense=stance.tense,
        times=(dating.time.id,) if dating.time else (),
        earliest=dating.earliest,
        latest=dating.latest,
        dated_by=dating.reason,
        says=_speaker(view, trigger),
        participants=participants(view, trigger),
        place=place(view, trigger),
        manner=_manner(view, trigger),
        headline=text.starts[trigger.first] < text.headline_end,
    )


def mention_id(doc: str, start: int, end: int) -> str:
    """The id of the mention at a span of a document."""
    return stable_id("m", doc, start, end)


def _speaker(view: SentenceView, trigger: Trigger) -> str | None:
    verb = speaker_trigger(view, trigger)
    if verb is None:
        return None
    names = participants(view, verb)
    return names[0] if names else None


def _manner(view: SentenceView, trigger: Trigger) -> tuple[str, ...]:
    last = min(view.last, trigger.last + MANNER_REACH)
    hits = [c for c in view.cues if c.name.startswith("manner:") and trigger.last <= c.first < last]
    return tuple(dict.fromkeys(c.name.removeprefix("manner:") for c in hits))


def _with_links(d: Described, position: int, all_: Sequence[Described], links: Sequence[StatedLink]) -> Described:
    mine = tuple(
        Link(link.relation, all_[link.target].mention.id, link.days, link.evidence)
        for link in links
        if link.source == position and link.target != position
    )
    return evolve(d, mention=evolve(d.mention, links=mine)) if mine else d


def given_trigger(view: SentenceView, first: int, last: int) -> Trigger:
    """A trigger at given tokens: the one the sentence has there, or one of unknown meaning."""
    for trigger in view.triggers:
        if trigger.first < last and trigger.last > first:
            return Trigger(first, last, trigger.senses)
    return Trigger(first, last, (UNKNOWN,))

