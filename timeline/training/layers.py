"""The one place where training asks the library's own layers to read a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from attrs import evolve

from timeline.events import candidates, describe, find_events
from timeline.events.describe import Described, describe_all
from timeline.events.forms import trigger_forms
from timeline.events.options import Candidate
from timeline.events.settle import settle
from timeline.events.view import SentenceView, view_sentences
from timeline.model import Model
from timeline.pipeline import DOCUMENT_STAGES, Draft, new_draft
from timeline.reconcile.attach import with_repeats
from timeline.reconcile.belong import Group, document_groups
from timeline.training.gold import GoldTime, counted_at
from timeline.values import Document, EventMention, TimeMention

Span = tuple[int, int]


def read_draft(document: Document) -> Draft:
    """A document with its text and times, before the model is asked anything."""
    stages = [stage for name, stage in DOCUMENT_STAGES if name not in ("events", "mentions")]
    return reduce(lambda draft, stage: stage(draft), stages, new_draft(document))


def read_candidates(document: Document, counted: Sequence[GoldTime] = ()) -> tuple[Draft, list[Candidate]]:
    """Every trigger that the library finds; times counted from an event have the value of `counted`, if it is there."""
    draft = read_draft(document)
    if draft.pack is None or draft.text is None:
        return draft, []
    times = tuple(_with_value(time, counted_at((time.start, time.end), counted)) for time in draft.times)
    return evolve(draft, times=times), candidates(draft.text, draft.pack, times)


def _with_value(time: TimeMention, gold: GoldTime | None) -> TimeMention:
    """A time that is counted from an event, with the value that is annotated."""
    if gold is None or time.anchor is None or time.anchor.kind != "event":
        return time
    return evolve(
        time, type="DATE", value=gold.value, earliest=gold.days.earliest, latest=gold.days.latest
    )


def read_views(document: Document) -> list[SentenceView]:
    """The sentences as the event layer sees them, before anything is decided; none without a pack."""
    return _views(document)[1]


def _views(document: Document) -> tuple[Draft, list[SentenceView]]:
    draft = read_draft(document)
    if draft.pack is None or draft.text is None:
        return draft, []
    return draft, view_sentences(draft.text, draft.pack, draft.times, trigger_forms(draft.pack.code))


def candidate_span(candidate: Candidate) -> Span:
    """Where a candidate stands in the text as given."""
    text, trigger = candidate.view.text, candidate.trigger
    return text.raw_span(text.starts[trigger.first], text.ends[trigger.last - 1])


def describe_once(document: Document, model: Model) -> tuple[Draft, list[Described]]:
    """Every trigger as the library describes it before it knows what times counted from events mean."""
    draft, found = read_candidates(document)
    return draft, describe_all(found, draft.info, model)


def describe_candidates(document: Document, model: Model) -> Sequence[Described]:
    """Every trigger as the library describes it with the heads that the model has."""
    draft, views = _views(document)
    return settle(views, draft.info, model).described


def group_document(document: Document, model: Model) -> list[Group]:
    """What a document tells of, as the library groups it before it decides what belongs."""
    draft = read_draft(document)
    if draft.pack is None or draft.text is None:
        return []
    found = find_events(draft.text, draft.pack, draft.times, doc=draft.info, model=model)
    return document_groups(with_repeats(found.mentions, model), model)


def describe_spans(
    document: Document, spans: Sequence[Span], model: Model
) -> Iterator[tuple[Span, EventMention]]:
    """The mentions at given spans, with the spans."""
    draft = read_draft(document)
    if draft.pack is None or draft.text is None:
        return
    found = describe(draft.text, draft.pack, draft.times, spans, doc=draft.info, model=model)
    yield from (((mention.start, mention.end), mention) for mention in found.mentions)
