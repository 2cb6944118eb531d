"""The one place where training asks the library's own layers to read a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from timeline.events import candidates, describe, find_events
from timeline.events.describe import Described, describe_all
from timeline.events.forms import trigger_forms
from timeline.events.options import Candidate
from timeline.events.view import SentenceView, view_sentences
from timeline.model import Model
from timeline.pipeline import DOCUMENT_STAGES, Draft, new_draft
from timeline.reconcile.attach import with_repeats
from timeline.reconcile.belong import Group, document_groups
from timeline.values import Document, EventMention

Span = tuple[int, int]


def read_draft(document: Document) -> Draft:
    """A document with its text and times, before the model is asked anything."""
    stages = [stage for name, stage in DOCUMENT_STAGES if name not in ("events", "mentions")]
    return reduce(lambda draft, stage: stage(draft), stages, new_draft(document))


def read_candidates(document: Document) -> tuple[Draft, list[Candidate]]:
    """Every trigger that the library finds."""
    draft = read_draft(document)
    if draft.pack is None or draft.text is None:
        return draft, []
    return draft, candidates(draft.text, draft.pack, draft.times)


def read_views(document: Document) -> list[SentenceView]:
    """The sentences as the event layer sees them, before anything is decided; none without a pack."""
    draft = read_draft(document)
    if draft.pack is None or draft.text is None:
        return []
    return view_sentences(draft.text, draft.pack, draft.times, trigger_forms(draft.pack.code))


def candidate_span(candidate: Candidate) -> Span:
    """Where a candidate stands in the text as given."""
    text, trigger = candidate.view.text, candidate.trigger
    return text.raw_span(text.starts[trigger.first], text.ends[trigger.last - 1])


def describe_candidates(document: Document, model: Model) -> list[Described]:
    """Every trigger as the library describes it with the heads that the model has."""
    draft, found = read_candidates(document)
    return describe_all(found, draft.info, model)


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
