"""One pass over the tokens of a sentence: proclitics split off, and for each token what it may mean."""

from __future__ import annotations

from timeline.text import Text
from timeline.times.doubles import add_doubles
from timeline.times.items import Scan
from timeline.times.lexicon import Entry, Lexicon
from timeline.times.numbers import add_numbers
from timeline.times.numeric import add_numeric


def scan_sentence(text: Text, first: int, last: int, lexicon: Lexicon) -> Scan:
    """Read tokens first … last - 1 of a text with the words of a lexicon."""
    scan = Scan(text, frozenset(lexicon.proclitics), lexicon.phrases)
    hits: list[tuple[int, tuple[Entry, ...]]] = []
    digits: list[int] = []
    for i in range(first, last):
        form, start = text.forms[i], text.starts[i]
        entries = lexicon.entries.get(form)
        if entries is None and (cut := lexicon.split(form)):
            if clitic := lexicon.entries.get(form[:cut]):
                hits.append((len(scan.forms), clitic))
            _append(scan, form[:cut], start)
            form, start = form[cut:], start + cut
            entries = lexicon.entries[form]
        if entries:
            hits.append((len(scan.forms), entries))
        elif form.isdigit():
            digits.append(len(scan.forms))
        _append(scan, form, start)
    _add_words(scan, hits)
    add_doubles(scan, "month")
    add_numeric(scan, digits)
    add_numbers(scan, digits)
    return scan


def _append(scan: Scan, form: str, start: int) -> None:
    scan.starts.append(start)
    scan.ends.append(start + len(form))
    scan.forms.append(form)


def _add_words(scan: Scan, hits: list[tuple[int, tuple[Entry, ...]]]) -> None:
    for i, entries in hits:
        for kind, meaning, rest in entries:
            end = i + 1 + len(rest)
            if not rest or tuple(scan.forms[i + 1 : end]) == rest:
                scan.add(i, kind, meaning, end)
