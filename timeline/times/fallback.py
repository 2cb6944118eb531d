"""Explicit dates in languages without a pack, read by dateparser; no other module knows dateparser.

Candidates are found by script-level means: a word that the locale knows as a month, with a day or a year beside it.
dateparser says which month a window means; day and year are the digits that stand there, so none is invented.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import field, frozen

from timeline.text import Text, fold
from timeline.text.read import TOKEN
from timeline.times.builders import BUILDERS
from timeline.times.calendar import day_value
from timeline.times.items import Scan
from timeline.times.numeric import add_numeric
from timeline.times.plan import Context, Plan, fixed
from timeline.times.story import is_story
from timeline.times.years import choose_year
from timeline.values.document import DocumentInfo
from timeline.values.ids import stable_id
from timeline.values.mentions import Anchor, TimeMention
from timeline.values.timex import days_of

RULE = "dateparser"
YEARS = range(1000, 2101)
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMERIC = {"iso": "iso_date", "triple": "numeric_date"}
_FULL_WORD = 4
"""Letters of a name of a month that is no abbreviation, whatever longer spellings there are."""
_CUT = 3
"""Letters that an abbreviation leaves out at least, if it is as long as that."""
_ENDING = 2
"""Letters of the longest ending written onto a day: 1er."""
_LEAP = datetime(2000, 1, 1)  # noqa: DTZ001  # what dateparser counts from; no year is ever taken from it

# A token is one letter: Day, Year or too large a one (y), Month or short one (m), sign of a numbered month (N),
# Weekday, joining word, filler, ending, or a mark.
_NOT_ON = r"(?![-/][DY])"
_DAY = "(?:W(?:-W)?,?)?"
_NAMED = {
    "": rf"{_DAY}D(?:[ef]?\.?[fj]{{0,2}}|[-/])(?:M(?:,?j?|[-/])|m(?:\.?,?j?|[-/]))Y{_NOT_ON}(?:,?W(?!,?[Df]))?"
    rf"|{_DAY}D(?:[ef]?\.?[fj]{{0,2}}|[-/])M"
    rf"|{_DAY}(?:M|m\.?)D[ef]?(?:,j?|j)Y{_NOT_ON}|M(?:j?|[-/])Y{_NOT_ON}",
    "MDY": rf"{_DAY}(?:M|m\.?)D[ef]?,?Y{_NOT_ON}|{_DAY}MD[ef]?",
    "YMD": r"Y\.?j?(?:M|m\.?)D[ef]?|Y\.?j?M|MD[ef]?(?!Y)",
}
_NUMBERED = {"": rf"D[MN]Dj?Y{_NOT_ON}|NDj?Y{_NOT_ON}|DND", "YMD": r"Yj?DN(?:Df?)?|DNDf?"}


class Token(NamedTuple):
    """A token of the folded text and where it stands."""

    start: int
    end: int
    form: str


class Reading(NamedTuple):
    """A span of the folded text and the time it says."""

    start: int
    end: int
    rule: str
    plan: Plan


@frozen(eq=False)
class Locale:
    """What dateparser knows of a language: folded words by kind, the shapes of dates, and how to ask it."""

    kinds: dict[str, str] = field(repr=False)
    shapes: re.Pattern[str]
    date_order: str
    by_letter: bool
    """Whether words are written without spaces, so that each letter is a token."""
    parser: Any = field(repr=False)


def reads_dates(lang: str) -> bool:
    """Whether dateparser knows a language.

    >>> reads_dates("fr"), reads_dates("xx")
    (True, False)
    """
    return _locale(lang) is not None


def find_dates(text: Text, doc: DocumentInfo) -> list[TimeMention]:
    """The explicit dates of a text in the language of `doc`, in order; none if dateparser does not know it.

    «12 mars 2020» is a day, «mars 2020» a month; «12 mars» takes its year from the publication date, if any.
    """
    locale = _locale(doc.lang)
    if locale is None:
        return []
    found = [*_numeric(text), *_worded(text, locale, doc.lang)]
    story = is_story((reading.plan for reading in found), doc.published)
    told: str | None = None
    taken = -1
    mentions = []
    for reading in sorted(found, key=lambda r: (r.start, -r.end)):
        if reading.start >= taken:
            context = Context(doc.published, told, None, locale.date_order, story)
            mentions.append(_mention(text, reading, context, doc.id))
            taken, told = reading.end, mentions[-1].value if mentions[-1].earliest else told
    return mentions


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale | None:
    code = re.split("[-_]", lang.lower())[0]
    if not re.fullmatch("[a-z]{2,3}", code) or code == "und":
        return None
    from dateparser.date import DateDataParser
    from dateparser.languages.loader import default_loader

    settings = {"PARSERS": ["absolute-time"], "RELATIVE_BASE": _LEAP, "REQUIRE_PARTS": ["month"], "TIMEZONE": "UTC"}
    try:
        info = default_loader.get_locale(code).info
        parser = DateDataParser(languages=[code], settings=settings)
    except ValueError:
        return None
    months = _month_kinds(info)
    kinds = dict.fromkeys(_tokens_of(info, _WEEKDAYS), "W")
    kinds |= dict.fromkeys(_tokens_of(info, ("skip", "day") if "N" in months.values() else ("skip",)), "f")
    kinds |= dict.fromkeys(_tokens_of(info, ("pertain", "year")), "j")
    order = str(info.get("date_order") or "")
    shapes = _NUMBERED if "N" in months.values() else _NAMED
    pattern = "|".join(filter(None, (shapes.get(order), shapes[""])))
    by_letter = bool(info.get("no_word_spacing"))
    return Locale(kinds | months, re.compile(pattern), order.lower() or "dmy", by_letter, parser)


def _month_kinds(info: dict[str, Any]) -> dict[str, str]:
    """`M` names of months, `m` abbreviations, `N` what stands beside the number of a month that has no name."""
    kinds: dict[str, str] = {}
    for spellings in ([fold(word) for word in info.get(month) or ()] for month in _MONTHS):
        if any(c.isdigit() for word in spellings for c in word):
            parts = {part for word in spellings for part in TOKEN.findall(word) if any(map(str.isdigit, word))}
            kinds |= {part: "N" for part in parts if part.isalpha()}
        else:
            words = [word for word in spellings if TOKEN.fullmatch(word) and len(word) > 1]
            kinds |= {word: "m" if _is_short(word, words) else "M" for word in words}
    return kinds


def _is_short(word: str, spellings: Sequence[str]) -> bool:
    """Whether a name of a month is an abbreviation of another one; inflected forms differ by less."""
    cut = any(other.startswith(word) and len(other) >= len(word) + _CUT for other in spellings)
    return cut or len(word) < min(_FULL_WORD, max(map(len, spellings)))


def _tokens_of(info: dict[str, Any], names: Sequence[str]) -> set[str]:
    words = (word for name in names for word in info.get(name) or ())
    parts = {part for word in words for part in TOKEN.findall(fold(word)) if part.isalpha()}
    # one letter of an alphabet is an abbreviation that may be any word
    return {part for part in parts if len(part) > 1 or unicodedata.category(part) == "Lo"}


def _numeric(text: Text) -> Iterator[Reading]:
    """Dates in digits alone: ISO, or three numbers with a full year."""
    for sentence in text.sentences:
        first, last = sentence.first, sentence.last
        digits = [i - first for i in range(first, last) if text.forms[i].isdigit()]
        if len(digits) < len("YM"):
            continue
        scan = Scan(text)
        scan.starts.extend(text.starts[first:last])
        scan.ends.extend(text.ends[first:last])
        scan.forms.extend(text.forms[first:last])
        add_numeric(scan, digits)
        for i, item in ((i, item) for i, items in scan.items.items() for item in items):
            rule = _NUMERIC.get(item.kind)
            if rule is None or (item.kind == "triple" and not item.meaning[-4:].isdigit()):
                continue
            if plan := BUILDERS[rule]({item.kind: item.meaning}):
                yield Reading(scan.starts[i], scan.ends[item.end - 1], rule, plan)


def _worded(text: Text, locale: Locale, lang: str) -> Iterator[Reading]:
    """Dates with a word for the month."""
    tokens = list(_tokens(text, locale))
    kinds = "".join(_kind(token, tokens[i - 1], locale) for i, token in enumerate(tokens))
    for match in locale.shapes.finditer(kinds):
        first, last = match.span()
        doubtful = "y" in kinds[last : last + 2].lower()
        if plan := _plan_of(text, tokens[first:last], match.group(), lang=lang, doubtful=doubtful):
            yield Reading(tokens[first].start, tokens[last - 1].end, RULE, plan)


def _tokens(text: Text, locale: Locale) -> Iterator[Token]:
    """The tokens of a text and its line ends."""
    behind = 0
    for start, end, form in zip(text.starts, text.ends, text.forms, strict=True):
        if "\n" in text.folded[behind:start]:
            yield Token(behind, start, "\n")
        if locale.by_letter and not form.isdigit():
            yield from (Token(start + i, start + i + 1, letter) for i, letter in enumerate(form))
        else:
            yield Token(start, end, form)
        behind = end


def _kind(token: Token, before: Token, locale: Locale) -> str:
    form = token.form
    if form.isdigit():
        if len(form) == len("2020"):
            return "Y" if int(form) in YEARS else "y"
        return "D" if len(form) <= len("31") and 1 <= int(form) <= 31 else "?"
    if not form.isalpha():
        return form if form in ".,-/" else "?"
    ending = before.end == token.start and before.form.isdigit() and len(form) <= _ENDING
    return locale.kinds.get(form) or ("e" if ending else "?")


def _plan_of(text: Text, tokens: Sequence[Token], kinds: str, *, lang: str, doubtful: bool) -> Plan | None:
    """What a window means, if dateparser agrees with the numbers that stand there."""
    found = _ask(lang, _window(text, tokens, kinds))
    numbers = {kind: [int(t.form) for t, k in zip(tokens, kinds, strict=True) if k == kind] for kind in "DY"}
    small = numbers["D"]
    if found is None or ("N" in kinds and found.month not in small):
        return None
    if found.day not in (small if len(small) > ("N" in kinds) else (None,)):
        return None
    month, day = found
    if numbers["Y"]:
        value = day_value(numbers["Y"][0], month, day)
        return fixed("DATE", "day" if day else "month", value) if days_of(value).earliest else None
    if doubtful:
        # a year that may belong to it stands behind words that dateparser cannot read
        return fixed("DATE", "day", day_value(None, month, day))
    return Plan("DATE", "day", lambda c: day_value(choose_year(c, month, day), month, day), None, "published")


def _window(text: Text, tokens: Sequence[Token], kinds: str) -> str:
    """What dateparser is asked: day, month and year, and the words between them where months are numbered."""
    wanted = "DYNfj" if "N" in kinds else "DYMm"
    asked, behind = "", -1
    for token, kind in zip(tokens, kinds.rstrip("f"), strict=False):
        if kind in wanted:
            space = "" if token.start == behind or not asked else " "
            word = token.form if kind in "DY" else text.surface(token.start, token.end)
            asked, behind = asked + space + word, token.end
    return asked


class Answer(NamedTuple):
    """The month of a window, and its day if it has one."""

    month: int
    day: int | None


@lru_cache(maxsize=10_000)
def _ask(lang: str, window: str) -> Answer | None:
    locale = _locale(lang)
    found = locale.parser.get_date_data(window) if locale else None
    if found is None or found.date_obj is None or found.period not in ("day", "month"):
        return None
    return Answer(found.date_obj.month, found.date_obj.day if found.period == "day" else None)


def _mention(text: Text, reading: Reading, context: Context, doc: str) -> TimeMention:
    plan = reading.plan
    value = plan.value(context)
    days = days_of(value)
    start, end = text.raw_span(reading.start, reading.end)
    return TimeMention(
        id=stable_id("t", doc, start, end),
        doc=doc,
        start=start,
        end=end,
        text=text.raw[start:end],
        type=plan.type,
        value=value,
        earliest=days.earliest,
        latest=days.latest,
        anchor=Anchor(plan.anchor) if plan.anchor else None,
        rule=reading.rule,
    )
