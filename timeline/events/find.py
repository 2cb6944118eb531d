"""Texts with times to event mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from timeline.events.anchors import date_mentions
from timeline.events.describe import Described, find_candidates, given_trigger, with_details
from timeline.events.forms import trigger_forms
from timeline.events.options import Candidate
from timeline.events.phrases import one_per_phrase
from timeline.events.quotes import date_again, spoken_times
from timeline.events.salience import DocumentView, salience_features
from timeline.events.settle import Settled, settle
from timeline.events.tagged import tag_views
from timeline.events.view import view_sentences
from timeline.languages import Pack
from timeline.model import Model
from timeline.model.heads import Array, by_parts
from timeline.text import Text
from timeline.values.document import DocumentInfo
from timeline.values.mentions import EventMention, TimeMention

LEAST = 0.22
"""Least probability of belonging on the timeline at which a mention is looked at further."""


@frozen(eq=False)
class Found:
    """The event mentions of a document, and its times with those resolved that are counted from an event."""

    mentions: list[EventMention]
    times: list[TimeMention]
    candidates: Mapping[str, Candidate]
    """What each mention was made from, by its id."""


def find_events(text: Text, pack: Pack, times: Sequence[TimeMention], *, doc: DocumentInfo, model: Model) -> Found:
    """The mentions of a text that may belong on a timeline, each with the probability that it does (`salience`)."""
    settled = settle(view_sentences(text, pack, times, trigger_forms(pack.code)), doc, model)
    scored = _with_salience(settled.described, model)
    kept = one_per_phrase([(score, d) for score, d in scored if score >= LEAST])
    return _finish(kept, settled, times, doc.published)


def find_all_events(text: Text, pack: Pack, times: Sequence[TimeMention], *, doc: DocumentInfo, model: Model) -> Found:
    """Every event mention of a text, whether or not it belongs on a timeline; `salience` is how probably it does."""
    views = tag_views(view_sentences(text, pack, times, trigger_forms(pack.code)), model)
    settled = settle(views, doc, model)
    mentions = [evolve(d.mention, salience=round(score, 4)) for score, d in _with_salience(settled.described, model)]
    return _finish(mentions, settled, times, doc.published)


def _with_salience(described: Sequence[Described], model: Model) -> list[tuple[float, Described]]:
    """The mentions, each with the probability that it belongs on a timeline."""
    document = DocumentView(described)
    head = model.head("salience")
    keep = list(head.labels).index("keep")

    def ask(some: Sequence[Described]) -> Array:
        rows = [salience_features(d, document, model.priors) for d in some]
        return head.probabilities(rows, model.contexts([d.mention for d in some]))

    scores = by_parts(ask, described)[:, keep]
    return [(float(score), d) for d, score in zip(described, scores, strict=True)]


def candidates(text: Text, pack: Pack, times: Sequence[TimeMention]) -> list[Candidate]:
    """Every trigger of a text with its sense and tense; nothing is decided."""
    return find_candidates(view_sentences(text, pack, times, trigger_forms(pack.code)))


def describe(
    text: Text,
    pack: Pack,
    times: Sequence[TimeMention],
    spans: Sequence[tuple[int, int]],
    *,
    doc: DocumentInfo,
    model: Model,
) -> Found:
    """The mentions at given spans of the text as given, in the order of the spans; no other trigger counts."""
    views = view_sentences(text, pack, times, trigger_forms(pack.code))
    rows = _given_rows(text, spans)
    given = [
        evolve(view, triggers=[given_trigger(view, first, last) for first, last, _ in rows.get(view.index, ())])
        for view in views
    ]
    settled = settle(given, doc, model)
    order = [span for tokens in rows.values() for *_, span in tokens]
    by_span = {
        span: evolve(d, mention=evolve(d.mention, start=span[0], end=span[1], text=text.raw[span[0] : span[1]]))
        for span, d in zip(order, settled.described, strict=True)
    }
    described = [by_span[span] for span in dict.fromkeys(spans)]
    return _finish([d.mention for d in described], evolve(settled, described=described), times, doc.published)


def _given_rows(text: Text, spans: Sequence[tuple[int, int]]) -> dict[int, list[tuple[int, int, tuple[int, int]]]]:
    """Sentence index to first token, token after the last, and span, in the order of the text."""
    rows: dict[int, list[tuple[int, int, tuple[int, int]]]] = {}
    last_token = len(text.forms) - 1
    for start, end in dict.fromkeys(spans):
        first = min(text.token_at(text.map.folded_position(start)), last_token)
        last = max(first, min(text.token_at(max(0, text.map.folded_position(end) - 1)), last_token)) + 1
        index = text.sentence_at(text.starts[first])
        rows.setdefault(index, []).append((first, min(last, text.sentences[index].last), (start, end)))
    return {index: sorted(rows[index]) for index in sorted(rows)}


def _finish(
    kept: Sequence[EventMention], settled: Settled, times: Sequence[TimeMention], published: date | None
) -> Found:
    """Dates that other mentions of the document say; keep links only to mentions that are kept."""
    made_from = {d.mention.id: d.candidate for d in settled.described}
    spoken = spoken_times(settled.described, published)
    mentions = [date_again(with_details(m, made_from[m.id]), spoken) for m in kept]
    mentions = date_mentions(mentions, settled.resolved, published)
    ids = {m.id for m in mentions}
    known = [spoken.get(time.id, time) for time in settled.times(times)]
    return Found([m.with_links_to(ids) for m in mentions], known, made_from)
