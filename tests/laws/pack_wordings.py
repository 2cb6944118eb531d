"""Phrases made of the templates of a pack, with the time that the builder of their pattern gives for their parts."""

from __future__ import annotations

from functools import cache

from attrs import frozen
from corpus_file import corpus_files, read_cases
from hypothesis import assume
from hypothesis import strategies as st

from timeline.languages import Pack, load_pack
from timeline.text import fold, read_text
from timeline.times.builders import BUILDERS
from timeline.times.find import Reading, grammar_of, read_sentence
from timeline.times.items import Scan
from timeline.times.patterns import Key, parse_template
from timeline.times.plan import Plan
from timeline.times.scan import scan_sentence

NEEDS_NEIGHBOUR = ("span_year", "span_ad", "span_bc")
"""Classes of a number that counts only beside another one, which no template holds."""
CAPITAL = ("month", "weekday", "weekday_bare", "holiday", "hijri_month", "season")
END = {"behind": "^", "ahead": "$"}
"""How a guard writes the start and the end of a sentence."""
UNKNOWN = {"ar": "زلفق", "en": "zolfaq"}
"""A word that no pack knows."""
SAMPLES = 8
"""Times of a grain that patterns over times are tried with."""
_two = st.integers(1, 28).map(lambda n: f"{n:02d}")
_month = st.integers(1, 12)
_year = st.integers(1990, 2029)
DIGITS = {
    "day": st.integers(1, 28).map(lambda n: (str(n), str(n))),
    "year": _year.map(lambda n: (str(n), str(n))),
    "old_year": st.integers(300, 999).map(lambda n: (str(n), str(n))),
    "old_decade": st.integers(30, 99).map(lambda n: (f"{n}0s", str(n))),
    "decimal": st.builds("{}.{}".format, st.integers(2, 9), st.integers(1, 9)).map(lambda t: (t, t)),
    "iso": st.builds("{}-{:02d}-{}".format, _year, _month, _two).map(lambda t: (t, t)),
    "triple": st.builds("{}/{}/{}".format, st.integers(1, 12), _month, _year).map(lambda t: (t, t)),
    "pair": st.builds("{}/{}".format, st.integers(1, 12), _month).map(lambda t: (t, t)),
    "clock": st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59)).map(lambda t: (t, t)),
    "hhmm": st.builds("{:02d}{:02d}".format, st.integers(10, 17), st.integers(30, 59)).map(
        lambda t: (t, f"{t[:2]}:{t[2:]}")
    ),
    "dot_clock": st.builds("{:02d}.{:02d}".format, st.integers(1, 11), st.integers(0, 59)).map(
        lambda t: (t, t.replace(".", ":"))
    ),
    "month_year": st.builds(lambda m, y: (f"{m}/{y}", f"{y}-{m:02d}"), _month, _year),
    "years": _year.map(lambda y: (f"{y}-{y + 3}", f"{y}/{y + 3}")),
    "short_years": st.integers(1970, 1996).map(lambda y: (f"{y}/{y % 100 + 3:02d}", f"{y}/{y + 3}")),
    "decade": st.integers(191, 202).map(lambda d: (f"{d}0s", str(d))),
}
"""What a class of numbers is written as, and what it then means."""


@frozen
class Wording:
    """A phrase, the pattern it was made by, and the time that its builder gives."""

    phrase: str
    pattern: str
    plan: Plan
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The phrase between the words that its pattern needs beside it."""
        return f"{self.before}{self.phrase}{self.after}"


def patterns_of(code: str) -> list[str]:
    """The names of the patterns of a pack that have a template that stands alone."""
    return [name for name in load_pack(code).patterns if _templates(code, name)]


def _templates(code: str, name: str) -> list[list[tuple[tuple[Key, ...], bool]]]:
    parsed = [parse_template(template) for template in load_pack(code).patterns[name]]
    return [t for t in parsed if not any(key.kind in NEEDS_NEIGHBOUR for keys, _ in t for key in keys)]


@st.composite
def wordings(draw: st.DrawFn, code: str, name: str) -> Wording:
    """A wording of a pattern that means something, between neighbours that its guard allows."""
    pack = load_pack(code)
    template = draw(st.sampled_from(_templates(code, name)))
    parts, slots = [], {}
    for keys, optional in template:
        if optional and draw(st.booleans()):
            continue
        key = draw(st.sampled_from(keys))
        surface, meaning = draw(_surfaces(code, key))
        assume(not (parts and parts[-1] in pack.articles and surface.startswith(pack.articles)))
        assume(not (parts and _is_word(parts[-1] + surface.split()[0], code)))
        parts.append(surface)
        if key.name:
            slots[key.name] = meaning
    plan = BUILDERS[name](slots)
    assume(plan is not None)
    before, after = (draw(st.sampled_from(_neighbours(code, name, side))) for side in ("behind", "ahead"))
    return Wording(join(parts, pack), name, plan, f"{before} ".lstrip(), f" {after}".rstrip())


def _is_word(form: str, code: str) -> bool:
    """Whether two parts written together are a word of their own: and + summer is «runner-up»."""
    return fold(form) in grammar_of(code).lexicon.entries


def _surfaces(code: str, key: Key) -> st.SearchStrategy[tuple[str, str | Plan]]:
    """What may fill an element of a template, with its meaning."""
    if key.kind.startswith("="):
        return st.just((key.kind[1:], ""))
    if key.kind == "time":
        times = _times(code)
        return st.sampled_from([pair for grain in sorted(key.meanings or times) for pair in times.get(grain, [])])
    if key.kind == "event":
        joined = load_pack(code).articles[-1] if key.meanings == {"to"} else load_pack(code).articles[0]
        return st.sampled_from([(joined + noun, "") for noun in _nouns(code)])
    words, digits = _words(code, key), _digits(key)
    return st.one_of(*(s for s in (st.sampled_from(words) if words else None, digits) if s is not None))


@cache
def _words(code: str, key: Key) -> list[tuple[str, str]]:
    """The words of a class; of numbers only single ones, since those of many words stand beside others."""
    return [
        (form.title() if key.kind in CAPITAL else form, meaning)
        for meaning, forms in load_pack(code).words.get(key.kind, {}).items()
        if key.meanings is None or meaning in key.meanings
        for form in forms
        if key.kind not in ("number", "ordinal") or len(scanned(form, code).forms) == 1
    ]


def _digits(key: Key) -> st.SearchStrategy[tuple[str, str]] | None:
    if key.kind in ("number", "day") and key.meanings:
        return st.sampled_from([(n, n) for n in sorted(key.meanings)])
    if key.kind == "number":
        return st.integers(3, 29).map(lambda n: (str(n), str(n)))
    return DIGITS.get(key.kind) if key.meanings is None else None


@cache
def _nouns(code: str) -> list[str]:
    """Some nouns that name events and no time."""
    grammar = grammar_of(code)
    nouns = sorted(n for n in grammar.lexicon.phrases.nouns if n not in grammar.lexicon.entries)
    return nouns[::40]


@cache
def _times(code: str) -> dict[str, list[tuple[str, Plan]]]:
    """Times of the corpus by grain, that are read alike where they stand alone."""
    found: dict[str, list[tuple[str, Plan]]] = {}
    for path in corpus_files(code):
        for case in read_cases(path):
            for mention in case.mentions:
                alone = [r for r in chosen(mention.text, code) if r.plan.type != "DURATION"]
                some = found.setdefault(alone[0].plan.grain, []) if len(alone) == 1 else []
                free = alone and covers(alone[0], mention.text, code) and alone[0].pattern not in load_pack(code).guards
                if free and len(some) < SAMPLES:
                    some.append((mention.text, alone[0].plan))
    return found


def scanned(text: str, code: str) -> Scan:
    """A text of one sentence, with what its tokens may mean."""
    grammar = grammar_of(code)
    read = read_text(text, grammar.pack.abbreviations)
    return scan_sentence(read, 0, len(read.forms), grammar.lexicon)


def chosen(text: str, code: str) -> list[Reading]:
    """The chosen readings of a text of one sentence."""
    return read_sentence(scanned(text, code), grammar_of(code))


def covers(reading: Reading, text: str, code: str) -> bool:
    """Whether a reading is of the whole text."""
    return (reading.start, reading.end) == (0, len(scanned(text, code).forms))


@cache
def _neighbours(code: str, name: str, side: str) -> list[str]:
    """The words that a guard allows on a side, if they are read as one token; where it wants none, any or no word."""
    guard = load_pack(code).guards.get(name)
    wanted, refused = (getattr(guard, prefix + side, frozenset()) for prefix in ("", "not_"))
    words = sorted(wanted - refused - {"^", "$"})
    return [word for word in words if scanned(word, code).forms == [word]] or (
        ["" if END[side] not in refused else UNKNOWN[code]]
    )


def join(parts: list[str], pack: Pack) -> str:
    """Words with spaces between, but what is written onto the next word stands against it."""
    text = ""
    for part in parts:
        last = text.rsplit(" ", 1)[-1]
        article = next((a for a in pack.articles if part.startswith(a)), "") if last in pack.proclitics else ""
        if article and last + article[1:] in pack.articles:
            text += part[len(article[:1]) :]
        else:
            text += part if not text or last in (*pack.proclitics, *pack.articles) or part in ",)" else f" {part}"
    return text
