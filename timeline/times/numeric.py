"""Dates and clock times written in digits: ISO, with slashes, dots or dashes, and hours with minutes.

`hhmm` is a clock time without a mark (1850), `dot_clock` one with a full stop or comma: both need a zone or «pm».
Items: `iso` (meaning YYYY-MM-DD or YYYY-MM, possibly with Thh:mm), `triple` (three numbers, ``a/b/c`` as
written), `month_year` (YYYY-MM), `pair` (``a/b``), `clock` (hh:mm[:ss]), `years` (``2015-2018`` or ``2015/16``),
of them `short_years` the latter with a slash, `turned_years` (``2018/2017``). `span_year` is each of two years that a
dash joins (2015-2018, 1947-54) and `span_bc` (or another era) a year before one with that era (499-493 BC, 499 and
493 BC).
"""

from __future__ import annotations

import re

from timeline.times.items import Scan

_ISO = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d)(?:[t ](\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(z|[+-]\d\d:?\d\d)?)?)?(?![\w-])"
)
_YMD = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})(?![\d/-]|[.,]\d)")
_TRIPLE = re.compile(r"(\d{1,2})( ?[/.-] ?)(\d{1,2})\2(\d{4}|\d\d)(?![\d/-]|[.,]\d)")
_PAIR = re.compile(r"(\d{1,2})/(\d{1,2})(?![\w/]|[.,]\d)")
_CLOCK = re.compile(r"([01]?\d|2[0-4])([:.,h])([0-5]\d)(?::([0-5]\d))?(?:(?=[ap]\.?m\b)|(?![\w:]|[.,]\d))")
_BARE_CLOCK = re.compile(r"([01]\d|2[0-3])([0-5]\d)(?![\w:/-]|[.,]\d)")
_YEARS = re.compile(r"((?:1[5-9]|20)\d\d)[-/]((?:1[5-9]|20)?\d\d)(?![\w/-]|[.,]\d)")
_MONTH_YEAR = re.compile(r"(\d{1,2})[/-]((?:19|20)\d\d)(?![\w/-]|[.,]\d)|((?:19|20)\d\d)/(\d)(?![\w/-]|[.,]\d)")
_JOINED = frozenset(".,:/-+")


_SHORTEST_WORD = 3
"""Letters of the shortest month or unit against which a number may stand without a space."""


def add_numeric(scan: Scan, digits: list[int]) -> None:
    """Add the items of dates and clock times in digits to a scan."""
    for i in digits:
        if not starts_number(scan, i):
            continue
        for kind, meaning, length in _read_at(scan.text.folded, scan.starts[i]):
            end = _token_end(scan, i, scan.starts[i] + length)
            if end is None or _runs_on(scan, end):
                continue
            scan.add(i, kind, meaning, end)
            if kind == "years":
                _add_years(scan, i, meaning, end)
        if len(scan.forms[i]) < 5:
            _add_old_years(scan, i)


def _add_years(scan: Scan, i: int, meaning: str, end: int) -> None:
    if end != i + 3:
        return
    if len(scan.forms[i + 2]) < 4 and scan.forms[i + 1] == "/":
        scan.add(i, "short_years", meaning, end)
    else:
        scan.add(i, "span_year", meaning[:4], i + 1)
        scan.add(i + 2, "span_year", meaning[5:], end)


def _add_old_years(scan: Scan, i: int) -> None:
    """Years before the common era stand before their era, the first of two also before what joins them."""
    last = i + 2
    joined = scan.meaning(i + 1, "number_join") if last < len(scan.forms) else None
    if joined and scan.forms[last].isdigit() and len(scan.forms[last]) < 5 and (era := scan.meaning(last + 1, "era")):
        scan.add(i, f"span_{era.meaning.lower()}", int(scan.forms[i]), i + 1)
        if scan.glued(last):
            scan.add(last, "number", int(scan.forms[last]), last + 1)


def starts_number(scan: Scan, index: int) -> bool:
    """Whether a run of digits is not the inside of a longer number, name or code."""
    if not scan.glued(index):
        return True
    before = scan.forms[index - 1]
    if before == ":" and index > 1 and scan.forms[index - 2].isalpha():
        return True
    if len(before) >= _SHORTEST_WORD and any(scan.meaning(index - 1, kind) for kind in ("month", "unit")):
        return True
    if before == "-" and index > 1 and len(scan.forms[index]) < 3 and _ends_pair(scan, index):
        return True
    if before == "-" and index > 1 and (scan.meaning(index - 2, "edge") or scan.meaning(index - 2, "month")):
        return True
    return (
        before in scan.proclitics
        or before in scan.phrases.articles
        or not (before in _JOINED or before.isalnum() or before == "_")
    )


def _ends_pair(scan: Scan, index: int) -> bool:
    """Whether a number is the second of just two that a dash joins: 13-15."""
    first = scan.forms[index - 2]
    alone = not scan.glued(index - 2) or not (
        scan.forms[index - 3] in _JOINED or scan.forms[index - 3].isalnum()
    )
    ended = not scan.glued(index + 1) or scan.forms[index + 1] not in _JOINED - {".", ","}
    return scan.glued(index - 1) and first.isdigit() and len(first) < 3 and alone and ended


def _runs_on(scan: Scan, end: int) -> bool:
    """Whether letters stand against the last digit that are no era, half of the day or proclitic."""
    if not scan.glued(end) or not scan.forms[end].isalnum():
        return False
    return not any(scan.meaning(end, kind) for kind in ("era", "meridiem"))


def _token_end(scan: Scan, first: int, position: int) -> int | None:
    for i in range(first, min(first + 16, len(scan.ends))):
        if scan.ends[i] == position:
            return i + 1
    return None


def _is_season(match: re.Match[str]) -> bool:
    """Whether a year and a month are rather two years in a row: 2006-07."""
    return match[3] is None and int(match[2]) == int(match[1]) % 100 + 1


def _read_at(folded: str, start: int) -> list[tuple[str, str, int]]:
    found = []
    if (match := _ISO.match(folded, start)) and not _is_season(match):
        year, month, day, clock, zone = match.groups()
        value = (
            f"{year}-{month}"
            + (f"-{day}" if day else "")
            + (f"T{clock}{(zone or '').upper()}" if clock else "")
        )
        found.append(("iso", value, match.end() - start))
        if clock and folded[match.end(3)] == " ":
            found.append(("iso", value.partition("T")[0], match.end(3) - start))
    elif match := _YMD.match(folded, start):
        found.append(("iso", f"{match[1]}-{int(match[3]):02d}-{int(match[4]):02d}", match.end() - start))
    if match := _TRIPLE.match(folded, start):
        found.append(("triple", f"{match[1]}/{match[3]}/{match[4]}", match.end() - start))
    if match := _PAIR.match(folded, start):
        found.append(("pair", f"{match[1]}/{match[2]}", match.end() - start))
    if match := _CLOCK.match(folded, start):
        seconds = f":{match[4]}" if match[4] else ""
        kind = "dot_clock" if match[2] in ".," else "clock"
        found.append((kind, f"{int(match[1]):02d}:{match[3]}{seconds}", match.end() - start))
    if match := _BARE_CLOCK.match(folded, start):
        found.append(("hhmm", f"{match[1]}:{match[2]}", match.end() - start))
    found.extend(_month_year(folded, start))
    found.extend(_two_years(folded, start))
    return found


def _two_years(folded: str, start: int) -> list[tuple[str, str, int]]:
    """Two years: 2015-2018, 2015/16; with the later one first only years in a row: 2018/2017."""
    match = _YEARS.match(folded, start)
    if match is None:
        return []
    first, last = match[1], match[2] if len(match[2]) == len(match[1]) else match[1][:2] + match[2]
    if int(last) > int(first):
        return [("years", f"{first}/{last}", match.end() - start)]
    turned = int(first) == int(last) + 1 and "/" in match[0]
    return [("turned_years", f"{last}/{first}", match.end() - start)] if turned else []


def _month_year(folded: str, start: int) -> list[tuple[str, str, int]]:
    """A month and its year in digits: 3/2015, 2015/3."""
    match = _MONTH_YEAR.match(folded, start)
    if match is None or not 1 <= int(match[1] or match[4]) <= 12:
        return []
    return [("month_year", f"{match[2] or match[3]}-{int(match[1] or match[4]):02d}", match.end() - start)]
