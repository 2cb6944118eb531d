"""A sentence with everything the event layer asks of it: cues, triggers, times, quotation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

from attrs import evolve, field, frozen

from timeline.events.cues import Cue, bare, cues_in
from timeline.events.forms import Sense, TriggerForms
from timeline.languages import Pack
from timeline.text import Sentence, Text
from timeline.times.datelines import in_dateline
from timeline.values.mentions import TimeMention

CLAUSE_MARKS = frozenset(",;:()\"-")
_QUOTE = '"'
ANNIVERSARIES = ("anniversary", "anniversary_back")
"""Rules of times that are the anniversary of an event."""
LEAD = 2
"""Sentences below the headline that tell the news itself."""


class Trigger(NamedTuple):
    """Tokens first … last - 1 may say that something happens."""

    first: int
    last: int
    senses: tuple[Sense, ...]


class TimeSpan(NamedTuple):
    """A time mention and its tokens."""

    first: int
    last: int
    mention: TimeMention
    dateline: bool = False
    """Whether it is the date of a dateline, which says when the text is of."""

    @property
    def names_event(self) -> bool:
        """Whether it is counted from an event, which it may name («two days after the attack»)."""
        return self.mention.anchor is not None and self.mention.anchor.kind == "event"

    @property
    def is_anniversary(self) -> bool:
        """Whether it is a whole number of years from an event, to the day: its second anniversary."""
        return self.names_event and self.mention.rule in ANNIVERSARIES

    def headline(self, text: Text) -> bool:
        """Whether it stands in the headline."""
        return text.starts[self.first] < text.headline_end


@frozen(eq=False)
class SentenceView:
    """A sentence; token positions are those of the text."""

    text: Text = field(repr=False)
    pack: Pack
    index: int
    first: int
    last: int
    cues: list[Cue]
    triggers: list[Trigger]
    times: list[TimeSpan]
    quoted: frozenset[int]
    """Tokens inside quotation marks."""
    told: tuple[int, TimeSpan] | None
    """The last date of the sentences before, and how many sentences back it stands."""
    lead: tuple[int, TimeSpan] | None
    """The first date of the lead of its text, and the sentence where it stands."""

    def form(self, token: int) -> str:
        """The folded form of a token, empty outside the sentence."""
        return self.text.forms[token] if self.first <= token < self.last else ""

    def is_break(self, token: int) -> bool:
        """Whether a token ends a clause."""
        return token in self._breaks

    @cached_property
    def _breaks(self) -> frozenset[int]:
        stops = CLAUSE_MARKS | self.pack.syntax["breaks"]
        return frozenset(t for t in range(self.first, self.last) if self.text.forms[t] in stops)

    @cached_property
    def raw_span(self) -> tuple[int, int]:
        """Its offsets in the text as given, without outer white space."""
        return self.text.raw_sentence(self.index)

    @cached_property
    def quote(self) -> str:
        """It as given."""
        start, end = self.raw_span
        return self.text.raw[start:end]

    @cached_property
    def timed(self) -> frozenset[int]:
        """Tokens that belong to a time."""
        return frozenset(t for span in self.times for t in range(span.first, span.last))

    @cached_property
    def capitals(self) -> frozenset[int]:
        """Tokens that start with a capital."""
        raw, start, starts = self.text.raw, self.text.map.raw_start, self.text.starts
        return frozenset(t for t in range(self.first, self.last) if raw[start(starts[t])].isupper())

    @cached_property
    def starting(self) -> Mapping[int, Trigger]:
        """The triggers by the token at which they start."""
        return {t.first: t for t in reversed(self.triggers)}

    @cached_property
    def clause_cues(self) -> list[Cue]:
        """The cues that say something of a clause: all but manners."""
        return [c for c in self.cues if not c.name.startswith("manner:")]

    @cached_property
    def verbs(self) -> frozenset[int]:
        """Where triggers start that may be verbs, but for those that belong to a cue."""
        cued = {t for c in self.clause_cues for t in range(c.first, c.last)}
        return frozenset(t.first for t in self.triggers if any(s.pos == "verb" for s in t.senses)) - cued

    @cached_property
    def tallies(self) -> Mapping[str, Sequence[int]]:
        """How many words of each kind, and times, stand before each token, from the first one to behind the last."""
        syntax = self.pack.syntax
        forms = self.text.forms[self.first : self.last]
        tokens, times = range(self.first, self.last), Counter(s.first for s in self.times)
        starts = Counter((t.first, any(s.pos == "verb" for s in t.senses)) for t in self.triggers)
        kinds: Mapping[str, Iterable[int]] = {
            "complementizers": (form in syntax["complementizers"] for form in forms),
            "relatives": (form in syntax["relatives"] for form in forms),
            "breaks": (token in self._breaks for token in tokens),
            "verbs_between": (starts[token, True] for token in tokens),
            "nouns_between": (starts[token, False] for token in tokens),
            "times_between": (times[token] for token in tokens),
        }
        return {kind: list(accumulate(counts, initial=0)) for kind, counts in kinds.items()}

    def breaks_between(self, first: int, last: int) -> int:
        """How many clause ends stand among tokens first … last - 1."""
        return len(self._breaks.intersection(range(first, last)))

    def next_trigger(self, start: int, reach: int) -> int | None:
        """The position of the first trigger among `reach` tokens from token `start` on, if no clause ends before it."""
        for position, trigger in enumerate(self.triggers):
            if start <= trigger.first < start + reach:
                return None if self.breaks_between(start, trigger.first) else position
        return None

    def cues_named(self, names: Iterable[str], first: int, last: int) -> list[Cue]:
        """Cues of some names that lie within tokens first … last - 1."""
        wanted = set(names)
        return [c for c in self.cues if c.name in wanted and c.first >= first and c.last <= last]


@cache
def function_words(pack: Pack) -> frozenset[str]:
    """All function words of a language."""
    return frozenset().union(*pack.syntax.values())


def view_sentences(text: Text, pack: Pack, times: Sequence[TimeMention], forms: TriggerForms) -> list[SentenceView]:
    """Views of all sentences of a text."""
    spans = _time_spans(text, times)
    rows = _by_sentence(text, spans)
    lead, views = _lead(text, spans), []
    for index, (sentence, inside, told) in enumerate(zip(text.sentences, rows, _told(rows), strict=True)):
        busy = {i for t in inside if not t.names_event for i in range(t.first, t.last)}
        views.append(
            SentenceView(
                text,
                pack,
                index,
                sentence.first,
                sentence.last,
                cues_in(text, sentence, pack),
                _triggers(text, sentence, forms, busy),
                inside,
                _quoted(text, sentence),
                told,
                lead,
            )
        )
    return views


def _by_sentence(text: Text, spans: Sequence[TimeSpan]) -> list[list[TimeSpan]]:
    """The times of each sentence, in their order."""
    rows: list[list[TimeSpan]] = [[] for _ in text.sentences]
    for span in spans:
        rows[text.sentence_at(text.starts[span.first])].append(span)
    return rows


def with_times(views: Sequence[SentenceView], values: Mapping[str, TimeMention]) -> list[SentenceView]:
    """All sentences of a text, with other times in place of those of some ids; what sees no other time stays itself."""
    if not views:
        return []
    text = views[0].text
    rows = [[_replaced(span, values, text) for span in view.times] for view in views]
    lead = _lead(text, [span for row in rows for span in row])
    seen = ((row, told, lead) for row, told in zip(rows, _told(rows), strict=True))
    return [
        view if new == (view.times, view.told, view.lead) else evolve(view, times=new[0], told=new[1], lead=new[2])
        for view, new in zip(views, seen, strict=True)
    ]


def _replaced(span: TimeSpan, values: Mapping[str, TimeMention], text: Text) -> TimeSpan:
    time = values.get(span.mention.id)
    return _time_spans(text, [time])[0] if time else span


def _told(rows: Sequence[Sequence[TimeSpan]]) -> list[tuple[int, TimeSpan] | None]:
    """For each sentence the last date of those before, and how many sentences back it stands."""
    found: list[tuple[int, TimeSpan] | None] = []
    last: tuple[int, TimeSpan] | None = None
    for index, row in enumerate(rows):
        found.append((index - last[0], last[1]) if last else None)
        days = [span for span in row if _goes_on(span)]
        last = (index, days[-1]) if days else last
    return found


def _lead(text: Text, spans: Sequence[TimeSpan]) -> tuple[int, TimeSpan] | None:
    for span in filter(_goes_on, spans):
        index = text.sentence_at(text.starts[span.first])
        if not span.headline(text):
            return (index, span) if index - bool(text.headline_end) < LEAD else None
    return None


def _goes_on(span: TimeSpan) -> bool:
    """Whether what is told may go on from it: it has days, and they are not just those of the text itself."""
    time = span.mention
    days = time.earliest is not None and time.latest is not None
    return time.type in ("DATE", "TIME") and days and not span.dateline


def _time_spans(text: Text, times: Sequence[TimeMention]) -> list[TimeSpan]:
    spans = []
    for mention in times:
        first = text.token_at(text.map.folded_position(mention.start))
        last = text.token_at(text.map.folded_position(mention.end) - 1) + 1
        spans.append(TimeSpan(first, last, mention, in_dateline(text.raw, mention.start, mention.end)))
    return spans


def _triggers(text: Text, sentence: Sentence, forms: TriggerForms, busy: set[int]) -> list[Trigger]:
    found = []
    i = sentence.first
    while i < sentence.last:
        trigger = None if i in busy else _trigger_at(text, sentence, forms, i)
        if trigger is None:
            i += 1
        else:
            found.append(trigger)
            i = trigger.last
    return found


def _trigger_at(text: Text, sentence: Sentence, forms: TriggerForms, i: int) -> Trigger | None:
    form = text.forms[i]
    for head in (form, bare(form, forms.pack, forms.phrases)):
        for rest, sense in forms.phrases.get(head, ()):
            end = i + 1 + len(rest)
            if end <= sentence.last and tuple(text.forms[i + 1 : end]) == rest:
                return Trigger(i, end, (sense,))
    if len(form) < 3:
        return None
    senses = forms.senses(form, text.surface(text.starts[i], text.ends[i]))
    return Trigger(i, i + 1, senses) if senses else None


def _quoted(text: Text, sentence: Sentence) -> frozenset[int]:
    marks = [i for i in range(sentence.first, sentence.last) if text.forms[i] == _QUOTE]
    return frozenset(t for a, b in zip(marks[::2], marks[1::2], strict=False) for t in range(a, b))
