"""The whole way, as two rows of stages. Read this file first.

A document goes through `DOCUMENT_STAGES` alone and gives evidence; the evidence of any number of documents goes
through `TIMELINE_STAGES` and gives a timeline. Every stage is a function of what the stages before it found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import Literal, get_args

from attrs import evolve, field, frozen

from timeline.errors import InputError
from timeline.events import candidates, caption_mentions, describe, find_all_events, find_events
from timeline.events.options import Candidate
from timeline.languages import Pack, load_pack, pack_codes
from timeline.model import Model, load_model
from timeline.order import order_events
from timeline.order.judge import ModelJudge
from timeline.reconcile import attach_mentions, correct, reconcile
from timeline.reconcile.memory import PairMemory
from timeline.text import Text, detect_language, read_text
from timeline.times import Stated, find_dates, find_times, published_in, reads_dates, time_problems
from timeline.values.document import Document, DocumentInfo, as_document, text_digest
from timeline.values.events import Conflict, Event, Problem, Relation
from timeline.values.ids import stable_id
from timeline.values.mentions import EventMention, TimeMention
from timeline.values.overrides import Override, as_overrides
from timeline.values.timeline import Evidence, Timeline

Keep = Literal["timeline", "all"]
"""Which event mentions stay: those that belong on a timeline, or every one a text speaks of."""


@frozen(eq=False)
class Draft:
    """A document on its way: each stage fills in what it finds."""

    document: Document
    info: DocumentInfo
    pack: Pack | None = None
    text: Text | None = field(default=None, repr=False)
    times: tuple[TimeMention, ...] = ()
    mentions: tuple[EventMention, ...] = ()
    candidates: Mapping[str, Candidate] = field(factory=dict, repr=False)
    """What each mention was made from, by its id."""
    problems: tuple[Problem, ...] = ()
    keep: Keep = "timeline"

    def evidence(self) -> Evidence:
        """What was read, without the text."""
        return Evidence((self.info,), self.times, self.mentions, self.problems)

    def with_problem(self, code: str, message: str) -> Draft:
        """The draft with one more problem."""
        return evolve(self, problems=(*self.problems, Problem(code, message, self.document.id)))


@frozen(eq=False)
class Plot:
    """A timeline on its way: events, how they stand to each other, and where sources disagree."""

    evidence: Evidence
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    dropped: tuple[EventMention, ...] = ()
    memory: PairMemory = field(factory=PairMemory, repr=False)


def choose_language(draft: Draft) -> Draft:
    """The language given, else the detected one, and its pack if there is one."""
    lang = draft.document.lang or detect_language(draft.document.text)
    draft = evolve(draft, info=evolve(draft.info, lang=lang))
    if lang in pack_codes():
        return evolve(draft, pack=load_pack(lang))
    known = ", ".join(pack_codes())
    if lang == "und":
        return draft.with_problem("no-language", "no letters to read")
    read = "only explicit dates were read" if reads_dates(lang) else "nothing was read"
    return draft.with_problem("no-pack", f"no language pack {lang!r}: {read} (packs: {known})")


def split_text(draft: Draft) -> Draft:
    """Fold the text, split it into sentences and tokens."""
    if draft.pack is None and not reads_dates(draft.info.lang):
        return draft
    abbreviations = draft.pack.abbreviations if draft.pack else frozenset()
    return evolve(draft, text=read_text(draft.document.text, abbreviations))


def read_times(draft: Draft) -> Draft:
    """Find the time mentions and the days they mean."""
    text = draft.text
    if text is None:
        return draft
    times = _times_of(text, draft)
    if draft.info.published is None and (stated := published_in(text, times, draft.pack)):
        draft = _with_published(text, draft, stated)
        times = _times_of(text, draft)
    found = time_problems(text, draft.pack, times) if draft.pack else []
    return evolve(draft, times=tuple(times), problems=(*draft.problems, *found))


def _times_of(text: Text, draft: Draft) -> list[TimeMention]:
    return find_times(text, draft.pack, draft.info) if draft.pack else find_dates(text, draft.info)


def _with_published(text: Text, draft: Draft, stated: Stated) -> Draft:
    """The draft with the publication date that its text states."""
    words = text.raw[stated.start : stated.end]
    info = evolve(draft.info, published=stated.day, published_from="text")
    message = f"no publication date was given; {words!r} in the text gives {stated.day}"
    return evolve(draft, info=info).with_problem("published-from-text", message)


def read_events(draft: Draft) -> Draft:
    """Find the event mentions, each with its time, status and speaker, and how probably it belongs on a timeline."""
    if draft.pack is None or draft.text is None:
        return draft
    find = find_all_events if draft.keep == "all" else find_events
    found = find(draft.text, draft.pack, draft.times, doc=draft.info, model=load_model())
    return evolve(draft, mentions=tuple(found.mentions), times=tuple(found.times), candidates=found.candidates)


def keep_mentions(draft: Draft) -> Draft:
    """Keep the mentions that belong on a timeline, and those that only repeat one of them; or all, if so asked."""
    if draft.keep == "all":
        return draft
    return evolve(draft, mentions=tuple(attach_mentions(draft.mentions, load_model())))


def write_captions(draft: Draft) -> Draft:
    """Give each event a clause of the text that may be its title."""
    return evolve(draft, mentions=tuple(caption_mentions(draft.mentions, draft.candidates)))


def reconcile_mentions(plot: Plot) -> Plot:
    """Group mentions of one event across sentences, documents and languages; keep disagreements as conflicts."""
    events, conflicts = reconcile(plot.evidence, load_model(), plot.memory)
    return evolve(plot, events=tuple(events), conflicts=tuple(conflicts))


def correct_events(plot: Plot) -> Plot:
    """Apply the corrections of a person, before the order so that bounds and relations follow them."""
    found = correct(plot.events, plot.conflicts, plot.evidence, load_model())
    events, conflicts, problems = found.events, found.conflicts, found.problems
    return evolve(plot, events=events, conflicts=conflicts, problems=problems, dropped=found.dropped)


def order_timeline(plot: Plot) -> Plot:
    """Make one consistent order, tighten every date by it, and say why."""
    published = {d.id: d.published for d in plot.evidence.documents}
    ordered = order_events(plot.events, ModelJudge(load_model()), published)
    problems = (*plot.problems, *ordered.problems)
    return evolve(plot, events=ordered.events, relations=ordered.relations, problems=problems)


DOCUMENT_STAGES: tuple[tuple[str, Callable[[Draft], Draft]], ...] = (
    ("language", choose_language),
    ("text", split_text),
    ("times", read_times),
    ("events", read_events),
    ("mentions", keep_mentions),
    ("captions", write_captions),
)
TIMELINE_STAGES: tuple[tuple[str, Callable[[Plot], Plot]], ...] = (
    ("reconcile", reconcile_mentions),
    ("correct", correct_events),
    ("order", order_timeline),
)


def read_document(document: Document, *, keep: Keep = "timeline") -> Evidence:
    """The evidence of one document."""
    draft = evolve(new_draft(document), keep=keep)
    return reduce(lambda draft, stage: stage[1](draft), DOCUMENT_STAGES, draft).evidence()


def build(evidence: Evidence, parts: Sequence[Timeline] = ()) -> Timeline:
    """The timeline of evidence. What timelines of parts of it remember spares work, and changes nothing."""
    memory = PairMemory([part.memory for part in parts if part.memory])
    plot = reduce(lambda so_far, stage: stage[1](so_far), TIMELINE_STAGES, Plot(evidence, memory=memory))
    ids = sorted(d.id for d in evidence.documents)
    timeline = Timeline(
        id=ids[0] if len(ids) == 1 else stable_id("tl", *ids),
        documents=evidence.documents,
        times=evidence.times,
        events=plot.events,
        relations=plot.relations,
        conflicts=plot.conflicts,
        problems=(*evidence.problems, *plot.problems),
        overrides=evidence.overrides,
        dropped=plot.dropped,
    )
    return timeline.remembering(plot.memory)


Timeline.builder = staticmethod(build)


def extract(
    text: str | Document,
    *,
    published: str | date | None = None,
    lang: str | None = None,
    keep: Keep = "timeline",
    overrides: Iterable[Override] = (),
) -> Timeline:
    """The timeline of one text.

    `published` is a date or YYYY-MM-DD; without it relative times stay unresolved. With ``keep="all"`` every event the
    text speaks of is there, not only what belongs on a timeline. `overrides` are corrections, applied last. Raises
    InputError for a text that is no str, a date that is none, another `keep`, or an override that is none. Everything
    else that goes wrong is in the timeline's `problems`.

    >>> [m.text for e in extract("She hopes to sell the boat.", keep="all").events for m in e.mentions]
    ['hopes', 'sell']
    """
    document = as_document(text, published=published, lang=lang)
    corrections = Evidence(overrides=as_overrides(overrides))
    return build(read_document(document, keep=checked_keep(keep)) | corrections)


def checked_keep(keep: Keep) -> Keep:
    """It, if it is one of what may be kept. Raises InputError if not."""
    if keep not in get_args(Keep):
        raise InputError(f"one of {', '.join(get_args(Keep))}, not {keep!r}", place="keep", value=keep)
    return keep


def new_draft(document: Document) -> Draft:
    """A document before the first stage."""
    info = DocumentInfo(
        id=document.id,
        lang=document.lang or "und",
        published=document.published,
        published_from="given" if document.published else None,
        source=document.source,
        title=document.title,
        digest=text_digest(document.text),
    )
    draft = Draft(document, info)
    return draft if document.text.strip() else draft.with_problem("empty", "the text is empty")


def _read_until_times(document: Document) -> Draft:
    return reduce(lambda draft, stage: stage[1](draft), DOCUMENT_STAGES[:3], new_draft(document))


def describe_document(document: Document, spans: Sequence[tuple[int, int]]) -> Evidence:
    """The evidence of a document whose event triggers are given as spans of its text."""
    return describe_draft(document, spans).evidence()


def describe_draft(document: Document, spans: Sequence[tuple[int, int]]) -> Draft:
    """A document whose event triggers are given as spans of its text, with what each mention was made from."""
    draft = _read_until_times(document)
    if draft.pack is None or draft.text is None:
        return draft
    found = describe(draft.text, draft.pack, draft.times, spans, doc=draft.info, model=load_model())
    return evolve(draft, mentions=tuple(found.mentions), times=tuple(found.times), candidates=found.candidates)


def read_candidates(document: Document) -> tuple[list[Candidate], DocumentInfo]:
    """Every trigger of a document before anything is decided; what training starts from."""
    draft = _read_until_times(document)
    if draft.pack is None or draft.text is None:
        return [], draft.info
    return candidates(draft.text, draft.pack, draft.times), draft.info


def judge_pairs(
    evidence: Evidence, pairs: Sequence[tuple[str, str]], model: Model | None = None
) -> list[Mapping[str, float]]:
    """The probabilities of the relations of each pair of mention ids, by name; nothing is made consistent.

    They are those of the shipped model, or of another one.
    """
    by_id = {m.id: m for m in evidence.mentions}
    return ModelJudge(model or load_model()).relations([(by_id[a], by_id[b]) for a, b in pairs])
