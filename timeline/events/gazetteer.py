"""What the pack says of names: territories, cities, nationalities, words that belong to no name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from timeline.events.view import SentenceView
from timeline.languages import Pack, load_pack
from timeline.text import has_case
from timeline.text.read import TOKEN

ABBREVIATED = 3
"""Letters of the longest name that counts only where it is written in capitals («US»)."""


class Known(NamedTuple):
    """Tokens first … last - 1 are a name of the pack; `cut` letters are written onto it."""

    first: int
    last: int
    key: str
    cut: int


class _Entry(NamedTuple):
    rest: tuple[str, ...]
    key: str
    cut: int


Table = Mapping[str, tuple[_Entry, ...]]


def place_at(view: SentenceView, token: int) -> Known | None:
    """The territory (by its code) or city whose name starts at a token."""
    found = _at(view, token, _places(view.pack.code))
    return found if found and _written_as_name(view, found) else None


def nationality_at(view: SentenceView, token: int) -> Known | None:
    """The territory that the adjective at a token means."""
    found = _at(view, token, _nationalities(view.pack.code))
    return found if found and _written_as_name(view, found) else None


def place_keys(forms: Sequence[str], code: str) -> Iterator[str]:
    """The territories (by their codes) and cities that tokens name, those that nationalities mean too."""
    for token, form in enumerate(forms):
        for table in (_places(code), _nationalities(code)):
            for rest, key, _ in table.get(form, ()):
                if tuple(forms[token + 1 : token + 1 + len(rest)]) == rest:
                    yield key
                    break


@cache
def common_words(code: str) -> frozenset[str]:
    """Single words that are no names: function words, cues, words of times."""
    pack = load_pack(code)
    tables: list[Mapping[str, Collection[str]]] = [pack.syntax, pack.clause, *pack.words.values()]
    tables.append({name: words for name, words in pack.cues.items() if name not in ("person_title", "group_noun")})
    return frozenset(w for table in tables for words in table.values() for w in words if w.isalpha())


def with_clitics(pack: Pack, form: str) -> Iterator[tuple[str, int]]:
    """A form alone and with what may be written onto it, and how many letters that are."""
    yield form, 0
    for clitic in pack.proclitics:
        yield clitic + form, len(clitic)
    for article in pack.articles[1:]:
        if form.startswith(pack.articles[0]):
            for conjunction in ("", *pack.verb_proclitics):
                yield conjunction + article + form[len(pack.articles[0]) :], len(conjunction)


def _at(view: SentenceView, token: int, table: Table) -> Known | None:
    for rest, key, cut in table.get(view.form(token), ()):
        last = token + 1 + len(rest)
        if last <= view.last and tuple(view.text.forms[token + 1 : last]) == rest:
            return Known(token, last, key, cut)
    return None


def _written_as_name(view: SentenceView, found: Known) -> bool:
    """Whether a name is written with capitals, in scripts that have them."""
    text = view.text
    surface = text.surface(text.starts[found.first], text.ends[found.first])
    if not has_case(surface):
        return True
    return surface.isupper() if len(surface) <= ABBREVIATED and found.last == found.first + 1 else surface[0].isupper()


@cache
def _places(code: str) -> Table:
    pack = load_pack(code)
    named = [*pack.territories.items(), *pack.cities.items()]
    return _table(pack, ((key, tuple(TOKEN.findall(name))) for key, names in named for name in names))


@cache
def _nationalities(code: str) -> Table:
    pack = load_pack(code)
    articles, endings = ("", *pack.articles[:1]), ("", *pack.name_words["nationality_endings"])
    return _table(
        pack,
        (
            (key, tuple(article + word + ending for word in TOKEN.findall(name)))
            for key, names in pack.nationalities.items()
            for name in names
            for article in articles
            for ending in endings
        ),
    )


def _table(pack: Pack, named: Iterable[tuple[str, tuple[str, ...]]]) -> Table:
    """Entries by their first token, the longest first, bare ones before those with something written onto them."""
    table: dict[str, set[_Entry]] = {}
    for key, (first, *rest) in named:
        for form, cut in with_clitics(pack, first):
            table.setdefault(form, set()).add(_Entry(tuple(rest), key, cut))
    return {form: tuple(sorted(rows, key=lambda e: (-len(e.rest), e.cut, e))) for form, rows in table.items()}
