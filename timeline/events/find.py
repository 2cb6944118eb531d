"""Texts with times to event mentions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from attrs import evolve, frozen

from timeline.events.anchors import resolve_anchors
from timeline.events.describe import Described, describe_sentence, given_trigger
from timeline.events.forms import trigger_forms
from timeline.events.salience import DocumentView, salience_features
from timeline.events.view import view_sentences
from timeline.languages import Pack
from timeline.model import Model
from timeline.text import Text
from timeline.values.document import DocumentInfo
from timeline.values.mentions import EventMention, TimeMention

KEPT = 0.5
"""Least probability at which a mention belongs on the timeline."""


@frozen(eq=False)
class Found:
    """The event mentions of a document, and its times with those resolved that are counted from an event."""

    mentions: list[EventMention]
    times: list[TimeMention]


def find_events(text: Text, pack: Pack, times: Sequence[TimeMention], doc: DocumentInfo, model: Model) -> Found:
    """The mentions of a text that the model puts on a timeline."""
    described = candidates(text, pack, times, doc)
    document = DocumentView(described)
    head = model.head("salience")
    keep = list(head.labels).index("keep")
    scores = head.probabilities([salience_features(d, document) for d in described])[:, keep]
    kept = [
        evolve(d.mention, salience=round(float(score), 4))
        for d, score in zip(described, scores, strict=True)
        if score >= KEPT
    ]
    return _finish(kept, [d.mention for d in described], times)


def candidates(text: Text, pack: Pack, times: Sequence[TimeMention], doc: DocumentInfo) -> list[Described]:
    """Every trigger of a text, described; nothing is decided."""
    views = view_sentences(text, pack, times, trigger_forms(pack.code))
    return [d for view in views if view.triggers for d in describe_sentence(view, doc)]


def describe(
    text: Text, pack: Pack, times: Sequence[TimeMention], doc: DocumentInfo, *, spans: Sequence[tuple[int, int]]
) -> Found:
    """The mentions at given spans of the text as given, in the order of the spans; no other trigger counts."""
    views = view_sentences(text, pack, times, trigger_forms(pack.code))
    by_span: dict[tuple[int, int], EventMention] = {}
    placed: dict[int, list[tuple[int, int, tuple[int, int]]]] = {}
    for start, end in dict.fromkeys(spans):
        first = text.token_at(text.map.folded_position(start))
        last = max(first + 1, text.token_at(max(0, text.map.folded_position(end) - 1)) + 1)
        first = min(first, max(0, len(text.forms) - 1))
        placed.setdefault(text.sentence_at(text.starts[first]) if text.starts else 0, []).append((first, last, (start, end)))
    for index, rows in placed.items():
        rows.sort()
        view = views[index]
        view = evolve(view, triggers=[given_trigger(view, first, last) for first, last, _ in rows])
        for (_, _, span), d in zip(rows, describe_sentence(view, doc), strict=True):
            by_span[span] = evolve(d.mention, start=span[0], end=span[1], text=text.raw[span[0] : span[1]])
    mentions = [by_span[s] for s in dict.fromkeys(spans)]
    return _finish(mentions, mentions, times)


def _finish(kept: list[EventMention], everyone: list[EventMention], times: Sequence[TimeMention]) -> Found:
    """Resolve times that are counted from events; keep links only to mentions that are kept."""
    mentions, resolved = resolve_anchors(kept, everyone, times)
    ids = {m.id for m in mentions}
    mentions = [evolve(m, links=tuple(link for link in m.links if link.target in ids)) for m in mentions]
    return Found(mentions, resolved)


@cache
def warm(code: str) -> None:
    """Compile the triggers of a language before they are needed."""
    trigger_forms(code)
