"""Numbers in digits and words, for all languages by one rule.

Items: `number` (a count), `ordinal`, `day` (1-31, of a month), `year`, `decade` (first three digits).
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.times.items import Scan
from timeline.times.numeric import starts_number

_MULTIPLIERS = (100, 1_000, 1_000_000, 1_000_000_000)
_SLASHES = frozenset("/⁄")
_TENS = range(20, 100, 10)
_LONGEST = 12
"""Tokens of the longest number in words that is read."""


def add_numbers(scan: Scan, digits: list[int]) -> None:
    """Add the items of numbers to a scan; `digits` are the tokens that are runs of digits."""
    for i in digits:
        if starts_number(scan, i):
            _add_digits(scan, i)
    words = [i for i, items in scan.items.items() if any(x.kind in ("number", "ordinal") for x in items)]
    done = -1
    for i in sorted(words):
        if i >= done and not scan.forms[i].isdigit():
            done = _add_words(scan, i)


def _add_digits(scan: Scan, i: int) -> None:
    form, end = scan.forms[i], i + 1
    if len(form) > _LONGEST:
        return
    following = scan.forms[end] if scan.glued(end) else ""
    while following == "," and len(scan.forms[end + 1 : end + 2]) and _is_thousands(scan, end + 1):
        form, end = form + scan.forms[end + 1], end + 2
        following = scan.forms[end] if scan.glued(end) else ""
    goes_on = following in (".", ",", ":") and end + 1 < len(scan.forms) and scan.glued(end + 1)
    if goes_on and scan.forms[end + 1].isdigit():
        if following == ".":
            _add_decimal(scan, i, end + 2)
        return
    if suffix := scan.meaning(end, "ordinal_suffix") if following else None:
        _add_ordinal(scan, i, int(form), suffix.end)
        return
    decade = scan.meaning(end, "decade_suffix") if following else None
    if decade and int(form) % 10 == 0:
        _add_decade(scan, i, form, decade.end)
    if decade and (int(form) % 10 == 0 or scan.forms[end] != "'"):
        return
    scan.add(i, "number", int(form), end)
    _add_mixed(scan, i, form, end)
    _add_parts(scan, i, form, end)


def _is_thousands(scan: Scan, i: int) -> bool:
    return scan.glued(i) and scan.forms[i].isdigit() and len(scan.forms[i]) == 3


def _add_decimal(scan: Scan, i: int, end: int) -> None:
    scan.add(i, "decimal", f"{scan.forms[i]}.{scan.forms[end - 1]}", end)


def _add_mixed(scan: Scan, i: int, form: str, end: int) -> None:
    """A whole number and a fraction: 5 1/2, 6 ½ (folded to 6 1⁄2)."""
    top, slash, bottom = (*scan.forms[end : end + 3], "", "", "")[:3]
    if not (slash in _SLASHES and top.isdigit() and bottom.isdigit()) or scan.glued(end):
        return
    if len(top + bottom) < 5 and int(bottom):
        scan.add(i, "decimal", f"{int(form) + int(top) / int(bottom):g}", end + 3)


def _add_parts(scan: Scan, i: int, form: str, end: int) -> None:
    value = int(form)
    if len(form) <= 2 and 1 <= value <= 31:
        scan.add(i, "day", value, end)
    in_row = i > 1 and scan.forms[i - 1].isdigit() and scan.forms[i - 2].isdigit()
    if len(form) == 4 and 1000 <= value <= 2199 and end == i + 1 and not in_row:
        scan.add(i, "year", value, end)
    elif len(form) in (3, 4) and 200 <= value <= 2199:
        scan.add(i, "old_year", value, end)
    if len(form) == 2 and i and scan.forms[i - 1] == "'" and scan.glued(i):
        scan.add(i - 1, "year", _century(value) + value, end)


def _add_ordinal(scan: Scan, i: int, value: int, end: int) -> None:
    scan.add(i, "ordinal", value, end)
    if 1 <= value <= 31:
        scan.add(i, "day", value, end)


def _add_decade(scan: Scan, i: int, form: str, end: int) -> None:
    value = int(form)
    if len(form) == 4 and value % 10 == 0:
        scan.add(i, "decade", value // 10, end)
    elif len(form) == 3 and value % 10 == 0:
        scan.add(i, "old_decade", value // 10, end)
    elif len(form) == 2 and value % 10 == 0:
        first = i - 1 if i and scan.forms[i - 1] == "'" and scan.glued(i) else i
        scan.add(first, "decade", (_century(value) + value) // 10, end)


def _century(two_digits: int) -> int:
    """Two digits are read within the hundred years that end in 2030."""
    return 2000 if two_digits <= 30 else 1900


def _add_words(scan: Scan, i: int) -> int:
    """Compose number words from token i; returns the token after the longest number."""
    longest = i + 1
    for count, (kind, value, end) in enumerate(_composed(scan, i)):
        if count:
            scan.add(i, kind, value, end)
        if kind == "ordinal" and 1 <= value <= 31:
            scan.add(i, "day", value, end)
        if kind == "number" and count and 1500 <= value <= 2100:
            scan.add(i, "year", value, end)
        elif kind == "number" and count and 200 <= value < 1500:
            scan.add(i, "old_year", value, end)
        longest = max(longest, end)
    return max(longest, _add_spoken_year(scan, i))


def _add_spoken_year(scan: Scan, i: int) -> int:
    """A year in two halves: nineteen ninety-six, twenty twelve; returns the token after it."""
    first = scan.meaning(i, "number")
    if first is None or int(first.meaning) not in range(15, 21):
        return i
    last = 0, i
    for kind, value, end in _composed(scan, first.end):
        if kind == "number" and value in range(10, 100):
            last = value, end
    if last[0]:
        scan.add(i, "year", int(first.meaning) * 100 + last[0], last[1])
    return last[1]


def _composed(scan: Scan, i: int) -> Iterator[tuple[str, int, int]]:
    """Every number that starts at token i: its kind, value, and the token after it."""
    part = _part(scan, i)
    if part is None:
        return
    kind, value, end = part
    total, current = 0, value
    yield kind, value, end
    while end < len(scan.forms) and end - i < _LONGEST:
        joined = scan.meaning(end, "number_join")
        part = _part(scan, joined.end if joined else end)
        if part is None or (kind == "ordinal" and not (joined and part[1] in _TENS)):
            return
        next_kind, value, end = part
        if value in _MULTIPLIERS and not joined and current < value:
            current *= value
            if value >= 1_000:
                total, current = total + current, 0
        elif _adds(total + current, value, joined is not None):
            current += value
        else:
            return
        kind = "ordinal" if "ordinal" in (kind, next_kind) else "number"
        yield kind, total + current, end


def _adds(so_far: int, value: int, joined: bool) -> bool:
    """Whether a number goes on by adding: twenty three, hundred and five, three-and-twenty."""
    if joined and 1 <= so_far % 100 <= 9 and value in _TENS:
        return True
    if so_far % 100 in _TENS:
        return value in range(1, 10)
    if value >= 1_000:
        return so_far >= 1_000_000
    if joined and value < 100 and so_far >= 1_000_000:
        return False
    return so_far >= 100 and so_far % (1_000 if value >= 100 else 100) == 0


def _part(scan: Scan, i: int) -> tuple[str, int, int] | None:
    """The simple number at a token: a word, or digits before «thousand» and the like."""
    for kind in ("ordinal", "number"):
        if item := scan.meaning(i, kind):
            return kind, int(item.meaning), item.end
    return None
