"""Sentences to time mentions: scan, match, choose, resolve."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from attrs import frozen

from timeline.languages import Guard, Pack, load_pack
from timeline.text import Text
from timeline.times.builders import BUILDERS
from timeline.times.direction import direction_at
from timeline.times.items import Scan
from timeline.times.lexicon import Lexicon, compile_lexicon
from timeline.times.match import find_hits
from timeline.times.memory import Memory
from timeline.times.pairs import PAIR, middle_of, parts_of
from timeline.times.patterns import Node, compile_patterns
from timeline.times.plan import Context, Direction, Plan, before_turn, settled, with_year_of
from timeline.times.relative import NOTHING
from timeline.times.scan import scan_sentence
from timeline.times.story import is_excursion, is_story, stated_ahead
from timeline.values.document import DocumentInfo
from timeline.values.ids import stable_id
from timeline.values.mentions import Anchor, TimeMention
from timeline.values.timex import days_of

ROUNDS = 4
"""How deep times are made of times: the evening of | Tuesday | 5 May."""
CHAIN = 8
"""Dates beside each other that lean on the next one; what leans on more would take the square of their number."""
OPENING = 6
"""Tokens at the start of a sentence, where a year sets the scene."""
_LENGTH = re.compile(r"PT?\d")
_TIME_SLOT = re.compile(r"\{time[.=}]")


class Reading(NamedTuple):
    """A candidate: tokens start … end - 1 read by a pattern."""

    start: int
    end: int
    pattern: str
    plan: Plan


class Found(NamedTuple):
    """A chosen reading: where it stands in the text as given, and the tense around it."""

    start: int
    end: int
    reading: Reading
    direction: Direction


@frozen(eq=False)
class Grammar:
    """A pack compiled: its words, its patterns, and their order of preference."""

    pack: Pack
    lexicon: Lexicon
    simple: Node
    composed: Node
    rank: Mapping[str, int]

    @property
    def guards(self) -> Mapping[str, Guard]:
        """What must stand beside a pattern."""
        return self.pack.guards


@cache
def grammar_of(code: str) -> Grammar:
    """The compiled pack of a language."""
    return compile_grammar(load_pack(code))


def compile_grammar(pack: Pack) -> Grammar:
    """Compile the words and patterns of a pack."""
    simple: dict[str, list[str]] = {}
    composed: dict[str, list[str]] = {}
    for name, templates in pack.patterns.items():
        for template in templates:
            (composed if _TIME_SLOT.search(template) else simple).setdefault(name, []).append(template)
    rank = {name: i for i, name in enumerate(pack.patterns)}
    return Grammar(pack, compile_lexicon(pack), compile_patterns(simple), compile_patterns(composed), rank)


def find_times(text: Text, pack: Pack, doc: DocumentInfo) -> list[TimeMention]:
    """All time mentions of a text, in order, with the days they mean.

    Method: a bottom-up reading of the patterns of the pack; of overlapping readings the longest counts, then
    the one whose pattern the pack lists first. Relative times are counted from `doc.published`; without it
    they stay underspecified (``XXXX-WXX-2``).
    """
    found = list(_read_text(text, grammar_of(pack.code)))
    story = is_story((f.reading.plan for f in found), doc.published)
    found = [f for f in found if f.reading.plan.telling in (None, story) or f.reading.plan.otherwise]
    mentions: list[TimeMention] = []
    memory = Memory()
    for one, ahead in zip(found, _ahead(found, story=story), strict=True):
        told = (memory.day, memory.weekdays, ahead, memory.aside, memory.said)
        context = Context(doc.published, memory.narrative, one.direction, pack.date_order, story, *told)
        mention = _mention(text, one, context, doc.id)
        mentions.append(mention)
        memory = memory.hears(mention) if one.reading.plan.anchor != "published" else memory
        if ahead is not None and is_excursion(memory.narrative, mention.value, ahead):
            memory = memory.looked_aside(mention)
        elif _goes_on(one.reading, memory, story=story):
            memory = memory.after(mention, doc.published)
    return mentions


def _ahead(found: list[Found], *, story: bool) -> list[str | None]:
    """In a story, for each time the next one that states its year; a year deep in a sentence does not count."""
    if not story:
        return [None] * len(found)
    readings = [one.reading for one in found]
    return stated_ahead([None if r.plan.grain == "year" and r.start > OPENING else r.plan for r in readings])


def _goes_on(reading: Reading, memory: Memory, *, story: bool) -> bool:
    """Whether a text goes on from a time: not from comparisons.

    A story that has come to a month or day goes on neither from its publication nor from a year deep in a
    sentence.
    """
    plan = reading.plan
    if plan.aside or not story:
        return not plan.aside
    told = (memory.narrative or "").removeprefix("BC")
    if plan.grain == "year" and reading.start > OPENING and len(told) > len("2000"):
        return False
    return plan.anchor != "published" or plan.loose


def _read_text(text: Text, grammar: Grammar) -> Iterator[Found]:
    for sentence in text.sentences:
        scan = scan_sentence(text, sentence.first, sentence.last, grammar.lexicon)
        if scan.items:
            for reading in share_years(read_sentence(scan, grammar)):
                start, end = text.raw_span(scan.starts[reading.start], scan.ends[reading.end - 1])
                yield Found(start, end, reading, direction_at(scan, reading.start, reading.end, grammar.pack))


def read_sentence(scan: Scan, grammar: Grammar) -> list[Reading]:
    """The chosen readings of a sentence, in order, without overlap."""
    chosen = choose(all_readings(scan, grammar), grammar.rank)
    return [part for reading in chosen for part in _parts(reading, scan)]


def all_readings(scan: Scan, grammar: Grammar) -> Iterable[Reading]:
    """Every reading of a sentence, before any is chosen."""
    found = dict.fromkeys(_simple_readings(scan, grammar))
    if found:
        known = {r[:3] for r in found}
        for _ in range(ROUNDS):
            more = [r for r in _composed_readings(scan, grammar, found) if r[:3] not in known]
            if not more:
                break
            found.update(dict.fromkeys(more))
            known.update(r[:3] for r in more)
    return found


def _parts(reading: Reading, scan: Scan) -> list[Reading]:
    """A reading, or the two that it stands for; both where the kind of text decides."""
    if reading.plan.grain != PAIR:
        return [reading]
    middle = middle_of(scan, reading.start, reading.end)
    first, second = parts_of(reading.plan)
    parts = [reading._replace(end=middle, plan=first), reading._replace(start=middle + 1, plan=second)]
    return parts if reading.plan.telling is None else [reading, *parts]


def share_years(readings: list[Reading]) -> list[Reading]:
    """Give a date without a year that of a date right behind it: from April | to June 1968."""
    shared: list[Reading] = []
    chain, plain = 0, None
    for reading in reversed(readings):
        following = shared[-1] if shared and chain < CHAIN else plain
        beside = following and reading.plan.loose and following.start - reading.end <= 1
        chain, plain = (chain + 1 if beside and chain < CHAIN else 0), reading
        if following and beside and _states_year(following.plan):
            shared.append(reading._replace(plan=with_year_of(reading.plan, following.plan)))
        elif following and beside and following.plan.loose:
            shared.append(reading._replace(plan=before_turn(reading.plan, following.plan)))
        else:
            shared.append(reading)
    return shared[::-1]


def _states_year(plan: Plan) -> bool:
    return plan.anchor is None and plan.type == "DATE" and plan.grain in ("day", "month", "season")


def _simple_readings(scan: Scan, grammar: Grammar) -> Iterable[Reading]:
    for hit in find_hits(scan, grammar.simple, grammar.guards, {}):
        if plan := BUILDERS[hit.pattern](hit.slots):
            yield Reading(hit.start, hit.end, hit.pattern, plan)


def _composed_readings(scan: Scan, grammar: Grammar, found: Iterable[Reading]) -> list[Reading]:
    plans: dict[int, list[tuple[Plan, int]]] = {}
    for reading in found:
        plans.setdefault(reading.start, []).append((reading.plan, reading.end))
    return [
        Reading(hit.start, hit.end, hit.pattern, plan)
        for hit in find_hits(scan, grammar.composed, grammar.guards, plans)
        if (plan := BUILDERS[hit.pattern](hit.slots))
    ]


def choose(readings: Iterable[Reading], rank: Mapping[str, int]) -> list[Reading]:
    """The longest readings that do not overlap; equals go by the order of the pack."""
    taken: set[int] = set()
    chosen = []
    for reading in sorted(readings, key=lambda r: (r.start - r.end, rank[r.pattern], r.start)):
        span = range(reading.start, reading.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(reading)
    return sorted((r for r in chosen if r.plan.grain != NOTHING), key=lambda r: r.start)


def _mention(text: Text, found: Found, context: Context, doc: str) -> TimeMention:
    plan = settled(found.reading.plan, context)
    value = plan.value(context)
    kind = "DURATION" if plan.type == "DATE" and _LENGTH.match(value) else plan.type
    days = days_of(value, plan.mod) if kind in ("DATE", "TIME") else days_of("")
    counted = plan.anchor
    if counted == "published" and context.published is None and days.earliest is not None:
        counted = "time"  # nothing else can have told the day
    anchor = Anchor(counted) if counted else None
    return TimeMention(
        id=stable_id("t", doc, found.start, found.end),
        doc=doc,
        start=found.start,
        end=found.end,
        text=text.raw[found.start : found.end],
        type=kind,
        value=value,
        mod=plan.mod,
        earliest=days.earliest,
        latest=days.latest,
        anchor=anchor,
        rule=found.reading.pattern,
    )
