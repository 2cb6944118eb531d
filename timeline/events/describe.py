"""Triggers to event mentions: everything the text says of each where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from timeline.events.dating import link_times
from timeline.events.grammar import choose_sense, is_definite, read_tense, speaker_trigger
from timeline.events.links import StatedLink, stated_links
from timeline.events.near import near_clause
from timeline.events.options import Candidate, Option
from timeline.events.people import NameBook, read_names, subject
from timeline.events.periods import date_candidate
from timeline.events.quantities import numbers_of
from timeline.events.status import choose_statuses
from timeline.events.tagged import guess_sense
from timeline.events.view import SentenceView, TimeSpan, Trigger
from timeline.model import Model
from timeline.values.document import DocumentInfo
from timeline.values.ids import stable_id
from timeline.values.mentions import EventMention, Link, Status

MANNER_REACH = 6
"""Tokens behind a trigger in which its manner may stand; right before it it may stand too."""


@frozen(eq=False)
class Described:
    """A mention with what it was made from; the salience features need both."""

    mention: EventMention
    candidate: Candidate
    option: Option | None

    @property
    def time(self) -> TimeSpan | None:
        """The time of its own sentence that dates it."""
        return self.option.span if self.option and self.option.source == "sentence" else None


def find_candidates(views: Sequence[SentenceView]) -> list[Candidate]:
    """Every trigger of the sentences, with its sense and tense."""
    found = []
    for view in views:
        for trigger in view.triggers:
            sense = choose_sense(view, trigger)
            found.append(Candidate(view, trigger, sense, read_tense(view, trigger, sense)))
    return found


def describe_all(
    candidates: Sequence[Candidate], doc: DocumentInfo, model: Model, names: NameBook | None = None
) -> list[Described]:
    """Candidates of a document as mentions, with the links stated between them.

    `names` are those of the document; those of the sentences of the candidates if not given.
    """
    linked = link_times(candidates, doc.published, model.head("dating"))
    options = {i: option for i, (option, _) in linked.items()}
    statuses = choose_statuses(candidates, options, doc.published, model.head("status"))
    names = names or read_names(c.view for c in candidates)
    described = [
        Described(_mention(c, linked.get(i, (None, 0.0)), status, doc, names), c, options.get(i))
        for i, (c, status) in enumerate(zip(candidates, statuses, strict=True))
    ]
    return _with_links(described)


def _mention(
    candidate: Candidate, linked: tuple[Option | None, float], status: Status, doc: DocumentInfo, names: NameBook
) -> EventMention:
    """Where a trigger stands, what it means, who and where, in whose words, and when."""
    view, trigger, sense, tense = candidate
    text = view.text
    start, end = text.raw_span(text.starts[trigger.first], text.ends[trigger.last - 1])
    dating = date_candidate(view, linked[0], status, doc.published)
    return EventMention(
        id=mention_id(doc.id, start, end),
        doc=doc.id,
        start=start,
        end=end,
        text=text.raw[start:end],
        sentence=view.raw_span,
        quote=view.quote,
        concept=sense.concept,
        kind=sense.kind,
        pos=sense.pos,
        lemma=sense.lemma,
        definite=sense.pos == "noun" and is_definite(view, trigger),
        headline=text.starts[trigger.first] < text.headline_end,
        tense=tense,
        status=status,
        says=_speaker(view, trigger, names),
        participants=names.participants(view, trigger),
        place=names.place(view, trigger),
        times=(dating.time.id,) if dating.time else (),
        earliest=dating.earliest,
        latest=dating.latest,
        dated_by=dating.reason,
        date_from=dating.source,
        date_probability=round(linked[1], 4),
    )


def with_details(mention: EventMention, candidate: Candidate) -> EventMention:
    """The clause around a trigger, how it happened, and how many: what only those need that are kept."""
    view, trigger, sense, _ = candidate
    verb_first = not view.pack.syntax["infinitive"] or sense.pos == "noun"
    numbers = numbers_of(view, trigger)
    return evolve(
        mention,
        title=near_clause(view, trigger, verb_first=verb_first),
        subject=subject(view, trigger, verb_first=verb_first) if sense.pos != "noun" else "",
        manner=_manner(view, trigger),
        numbers=numbers.values,
        number_mods=numbers.mods,
    )


def mention_id(doc: str, start: int, end: int) -> str:
    """The id of the mention at a span of a document."""
    return stable_id("m", doc, start, end)


def _speaker(view: SentenceView, trigger: Trigger, names: NameBook) -> str | None:
    verb = speaker_trigger(view, trigger)
    return next(iter(names.participants(view, verb)), None) if verb else None


def _manner(view: SentenceView, trigger: Trigger) -> tuple[str, ...]:
    last = min(view.last, trigger.last + MANNER_REACH)
    cues = [c for c in view.cues if c.name.startswith("manner:")]
    hits = [c for c in cues if trigger.last <= c.first < last or c.last == trigger.first]
    whole = [c for c in hits if not any(c is not o and o.first <= c.first and c.last <= o.last for o in hits)]
    return tuple(dict.fromkeys(c.name.removeprefix("manner:") for c in whole))


def _with_links(described: Sequence[Described]) -> list[Described]:
    by_view: dict[int, list[Described]] = {}
    for d in described:
        by_view.setdefault(d.candidate.view.index, []).append(d)
    linked = []
    for row in by_view.values():
        links = stated_links(row[0].candidate.view)
        linked += [_link(d, i, row, links) for i, d in enumerate(row)]
    return linked


def _link(d: Described, position: int, row: Sequence[Described], links: Sequence[StatedLink]) -> Described:
    mine = tuple(
        Link(link.relation, row[link.target].mention.id, link.days, link.evidence)
        for link in links
        if link.source == position and link.target != position
    )
    return evolve(d, mention=evolve(d.mention, links=mine)) if mine else d


def given_trigger(view: SentenceView, first: int, last: int) -> Trigger:
    """A trigger at given tokens: the one the sentence has there, or what its first word looks like."""
    for trigger in view.triggers:
        if trigger.first < last and trigger.last > first:
            return Trigger(first, last, trigger.senses)
    return Trigger(first, last, (guess_sense(view, first),))
