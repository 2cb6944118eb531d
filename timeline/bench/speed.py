"""How fast the library reads: characters a second, how time grows with the text, and peers beside it.

Texts are articles repeated up to a size. Everything runs warmed up, in one process, one after the other; a number
is the median of three runs, of fewer where they take long. Seconds are those of the processor, so that other work on
the machine does not count. The whole way is measured on sizes that it reads in reasonable time. Peers read the same
text piece by piece until their time is up (`peers`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import cycle
from statistics import median

from attrs import field, frozen

from timeline.batch.demo import demo_documents
from timeline.bench.peers import PEERS, Clock, Reader, Work, processor_seconds
from timeline.bench.read import Record
from timeline.bench.report import Row, format_table
from timeline.errors import InputError
from timeline.languages import load_pack, pack_codes
from timeline.pipeline import extract
from timeline.text import read_text
from timeline.times import find_times
from timeline.values.document import DocumentInfo, as_date

SIZES = {"1 kB": 1_000, "10 kB": 10_000, "100 kB": 100_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
"""Characters of the texts, by the name of their column."""
WHOLE_SIZE = 1_000_000
"""Characters of the longest text that goes the whole way."""
PEER_SIZE = 100_000
RUNS = 3
CAP = 20.0
"""Seconds after which a number is not measured again, and a peer reads no further piece."""

PUBLISHED = as_date("2025-05-14")


@frozen
class Watch:
    """How time is measured; tests put their own clock in."""

    clock: Clock = processor_seconds
    runs: int = RUNS
    cap: float = CAP
    sizes: Mapping[str, int] = field(factory=lambda: SIZES)
    whole_size: int = WHOLE_SIZE
    peer_size: int = PEER_SIZE


def speed(records: Sequence[Record] = (), *, lang: str | None = None, watch: Watch | None = None) -> str:
    """Tables of characters a second: of the library by size, and of its peers with ratios.

    The texts are those of the records, by language, or the demo articles if there are none; only languages with a
    pack count.
    """
    watch = watch or Watch()
    wanted = [code for code in pack_codes() if lang in (None, code)]
    texts = {code: some for code, some in texts_by_language(records).items() if code in wanted}
    if not texts:
        raise InputError("no articles in a language with a pack", place="lang", value=lang)
    ours = [row for lang in texts for row in _own_rows(texts[lang], lang, watch)]
    peers = [row for lang in texts for row in _peer_rows(texts[lang], lang, watch)]
    named = f"Times alone in {watch.peer_size:,} characters; ratio: how many times as fast the library is"
    return "\n".join(["Characters a second", format_table(ours), named, format_table(peers)])


def texts_by_language(records: Sequence[Record]) -> dict[str, list[str]]:
    """The articles of each language; a blank line ends each."""
    texts: dict[str, list[str]] = {}
    pairs = [(str(r["lang"]), str(r["text"])) for r in records]
    for lang, text in pairs or [(d.lang or "und", d.text) for d in demo_documents()]:
        texts.setdefault(lang, []).append(text.rstrip() + "\n\n")
    return dict(sorted(texts.items()))


def fill(articles: Sequence[str], size: int) -> str:
    """Articles repeated, cut at a number of characters.

    >>> fill(["one ", "two "], 10)
    'one two on'
    """
    return "".join(pieces(articles, size))


def pieces(articles: Sequence[str], size: int) -> list[str]:
    """Articles repeated, of so many characters together; the last one is cut."""
    found: list[str] = []
    left = size
    for article in cycle(filter(None, articles)):
        if left <= 0:
            break
        found.append(article[:left])
        left -= len(found[-1])
    return found


def growth(times: Mapping[int, float]) -> float:
    """The exponent with which time grows with size, fitted by least squares: 1 is linear, 2 the square.

    >>> growth({10: 1.0, 100: 10.0, 1000: 100.0})
    1.0
    """
    points = [(math.log(size), math.log(max(spent, 1e-9))) for size, spent in times.items()]
    middle = [sum(column) / len(points) for column in zip(*points, strict=True)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    below = sum((x - middle[0]) ** 2 for x, _ in points)
    return round(above / below, 2) if below else 0.0


def _read_times(lang: str) -> Reader:
    """Times alone: the text folded and split, its time mentions found and resolved."""
    pack, doc = load_pack(lang), DocumentInfo("d", lang, PUBLISHED)
    return lambda text: find_times(read_text(text, pack.abbreviations), pack, doc)


def _own_rows(articles: Sequence[str], lang: str, watch: Watch) -> list[tuple[str, Row]]:
    whole: Reader = lambda text: extract(text, lang=lang, published=PUBLISHED)  # noqa: E731
    rows: list[tuple[str, Row]] = []
    limits = (("times", _read_times(lang), max(watch.sizes.values())), ("whole way", whole, watch.whole_size))
    for name, read, most in limits:
        sizes = {column: size for column, size in watch.sizes.items() if size <= most}
        read(fill(articles, min(watch.sizes.values())))
        spent = {size: _median(read, fill(articles, size), watch) for size in sizes.values()}
        row: dict[str, float | None] = dict.fromkeys(watch.sizes)
        row |= {column: round(size / spent[size]) for column, size in sizes.items()}
        rows.append((f"{lang} {name}", {**row, "growth": growth(spent)}))
    return rows


def _median(read: Reader, text: str, watch: Watch) -> float:
    """The median of some runs; fewer where they take too long."""
    spent: list[float] = []
    while len(spent) < watch.runs and sum(spent) < watch.cap:
        begin = watch.clock()
        read(text)
        spent.append(max(watch.clock() - begin, 1e-9))
    return median(spent)


def _peer_rows(articles: Sequence[str], lang: str, watch: Watch) -> list[tuple[str, Row]]:
    text = fill(articles, watch.peer_size)
    own = len(text) / _median(_read_times(lang), text, watch)
    rows: list[tuple[str, Row]] = [(f"{lang} timeline", {"read": len(text), "a second": round(own), "ratio": 1.0})]
    parts = [part + " " * i for i, part in enumerate(pieces(articles, watch.peer_size))]
    work = Work(parts, lang, watch.clock, watch.cap)  # no two alike: some peers remember what they have read
    for name, (measure, langs) in PEERS.items():
        if lang not in langs:
            continue
        try:
            done, spent = measure(work)
        except ImportError:
            rows.append((f"{lang} {name}: not installed", {}))
            continue
        ratio = round(own * spent / done, 1) if done else None
        rows.append((f"{lang} {name}", {"read": done, "a second": round(done / spent), "ratio": ratio}))
    return rows
