"""Names in a sentence: behind titles, in capitals, of groups, and those that the pack knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from timeline.events.gazetteer import common_words, nationality_at, place_at
from timeline.events.view import SentenceView
from timeline.languages import Pack
from timeline.text import fold

NAME_LENGTH = 4
"""Words of the longest name of a person; of a group with joins it may be longer."""
RUN_LENGTH = 8
"""Tokens of the longest name in capitals."""
COMPLEMENT = 3
"""Words of the longest office behind a title («the minister of …»)."""
TITLE_CASE = 0.6
"""Share of words with a capital from which a sentence is a headline in which capitals say nothing."""
SENTENCE_ENDS = frozenset('.!?"')
"""Marks that end a sentence, and no headline."""


class Name(NamedTuple):
    """Tokens first … last - 1 name somebody or something."""

    first: int
    last: int
    text: str
    """As it is written; empty where only a role is told («the Russian president»)."""
    kind: str
    """``person``, ``group``, ``place``, or empty if that is not known."""
    key: str = ""
    """Of a place: its code; of a person: the title and the territory, if both are told."""


def names_in(view: SentenceView, known: frozenset[str] = frozenset()) -> Iterator[Name]:
    """The names of a sentence in their order; `known` are forms that the text writes with a capital elsewhere."""
    token = view.first
    titles = _titles(view)
    shouted = _in_title_case(view)
    while token < view.last:
        if shouted:
            name = _place(view, token) or _known_run(view, token, known)
        else:
            name = _titled(view, token, titles) or _place(view, token) or _group(view, token)
            if name is None and _may_start(view, token, known):
                name = _capitals(view, token, titles)
        if name and (name.text or name.key):
            yield name
        token = max(token + 1, name.last) if name else token + 1


def capitals_inside(view: SentenceView) -> Iterator[str]:
    """Forms with a capital that is not that of a sentence or headline."""
    if not _in_title_case(view):
        yield from (view.form(t) for t in sorted(view.capitals) if t > view.first and not _opens(view, t))


def _known_run(view: SentenceView, first: int, known: frozenset[str]) -> Name | None:
    """In a headline of capitals: the words that have one elsewhere too."""
    last = first
    while last in view.capitals and view.form(last) in known and last not in view.timed:
        last += 1
    return Name(first, last, _surface(view, first, last), "") if last > first else None


def _titles(view: SentenceView) -> dict[int, int]:
    """Where a title starts, and the token after the longest one."""
    titles: dict[int, int] = {}
    for cue in view.cues:
        if cue.name == "person_title":
            titles[cue.first] = max(cue.last, titles.get(cue.first, 0))
    return titles


def _titled(view: SentenceView, token: int, titles: dict[int, int]) -> Name | None:
    """A title with the person behind it, or a title and a territory that tell a role."""
    if token not in titles:
        return None
    office, code = _office(view, token, titles[token])
    key = f"{_bare_title(view, token, titles[token])} {code}" if code else _key_before(view, token, titles[token])
    while office in titles:
        office = titles[office]
    last = _person_end(view, office)
    if last > office:
        return Name(office, last, _surface(view, office, last), "person", key)
    return Name(token, office, "", "person", key) if key else None


def _office(view: SentenceView, first: int, last: int) -> tuple[int, str]:
    """The token after what belongs to a title, and the territory that it names."""
    pack, code = view.pack, ""
    construct = bool(pack.articles) and not view.form(first).startswith(pack.articles)
    for _ in range(COMPLEMENT + 1):
        form = view.form(last)
        found = nationality_at(view, last) or (place_at(view, last) if construct else None)
        if found and not code and not found.cut:
            last, code = found.last, found.key
        elif form in pack.name_words["between"] or (construct and not code and _definite(view, last)):
            last += 1
        else:
            break
    return last, code


def _definite(view: SentenceView, token: int) -> bool:
    """Whether an article is written onto a word that belongs to no time."""
    return view.form(token).startswith(view.pack.articles[:1]) and token not in view.timed


def _key_before(view: SentenceView, first: int, last: int) -> str:
    """The role that a title has by the nationality before it («the Russian president»)."""
    for at in range(max(view.first, first - 2), first):
        found = nationality_at(view, at)
        if found and found.last == first:
            return f"{_bare_title(view, first, last)} {found.key}"
    return ""


def _bare_title(view: SentenceView, first: int, last: int) -> str:
    article = view.pack.articles[0] if view.pack.articles else ""
    return " ".join(view.form(t).removeprefix(article) for t in range(first, last))


def _person_end(view: SentenceView, first: int) -> int:
    """The token after the name of a person that starts at a token; that token if none does."""
    if first in view.capitals:
        return _run_end(view, first)
    last, particles = first, view.pack.name_words["particles"]
    if not view.pack.articles or nationality_at(view, first):
        return first
    while last < min(view.last, first + NAME_LENGTH) and _name_word(view, last):
        closed = view.form(last).startswith(view.pack.articles) and view.form(last - 1) not in particles
        last += 1
        if closed and view.form(last) not in particles:
            break
    return last


def _name_word(view: SentenceView, token: int) -> bool:
    """Whether a word of a script without capitals may be part of a name."""
    form = view.form(token)
    if form in view.pack.name_words["particles"]:
        return True
    if not form.isalpha() or len(form) < 2 or form in common_words(view.pack.code) or token in view.timed:
        return False
    if any(t.first <= token < t.last for t in view.triggers) or any(c.first <= token < c.last for c in view.cues):
        return False
    joined = any(form.startswith(c + a) for c in view.pack.proclitics for a in view.pack.articles[:1])
    return not (joined or form.startswith(view.pack.articles[1:]))


def _place(view: SentenceView, token: int) -> Name | None:
    """A territory or city that stands alone, not in a longer run of capitals."""
    found = place_at(view, token)
    if found is None or token in view.timed or (token in view.capitals and _run_end(view, token) > found.last):
        return None
    text = view.text
    surface = text.surface(text.starts[token] + found.cut, text.ends[found.last - 1])
    for joined in view.pack.articles[1:]:
        if view.form(token)[found.cut :].startswith(joined):
            surface = view.pack.articles[0] + surface[len(joined) :]
    return Name(token, found.last, surface, "place", found.key)


def _group(view: SentenceView, token: int) -> Name | None:
    """The name of a group behind its kind, where the kind comes first («حركة حماس»)."""
    pack, cut = view.pack, _group_words(view.pack).get(view.form(token))
    if not pack.articles or cut is None or token in view.timed:
        return None
    last = token + 1
    if place := place_at(view, last):
        last = place.last
    elif _name_word(view, last) or nationality_at(view, last + 1):
        definite = view.form(last).startswith(pack.articles[0])
        last += 1
        while definite and last < token + NAME_LENGTH and view.form(last).startswith(pack.articles[0]):
            if not (nationality_at(view, last) or _name_word(view, last)):
                break
            last += 1
    if last == token + 1:
        return None
    return Name(token, last, view.text.surface(view.text.starts[token] + cut, view.text.ends[last - 1]), "group")


@cache
def _group_words(pack: Pack) -> dict[str, int]:
    """The kinds of groups with what may be written onto them, and how many letters that are; none first."""
    clitics = ("", *pack.proclitics)
    return {c + word: len(c) for c in reversed(clitics) for word in pack.name_words["institutions"]}


def _may_start(view: SentenceView, token: int, known: frozenset[str]) -> bool:
    """Whether a capital at a token is that of a name; the first word of a sentence has one in any case."""
    if token not in view.capitals or token in view.timed or view.form(token) in common_words(view.pack.code):
        return False
    if view.form(token) in known or not _opens(view, token):
        return True
    return _run_end(view, token) > token + 1 and token not in view.starting


def _capitals(view: SentenceView, first: int, titles: dict[int, int]) -> Name | None:
    """A run of capitals, without nationality and title before the name itself."""
    last = _run_end(view, first)
    if (found := nationality_at(view, first)) and found.last <= last:
        first = found.last
    if first in titles and titles[first] <= last:
        name = _titled(view, first, titles)
        return name or Name(first, last, "", "")
    if first >= last:
        return Name(first, last, "", "")
    heads = view.pack.name_words["institutions"]
    group = any(view.form(t) in heads for t in (first, last - 1))
    if last == first + 1 and (len(view.form(first)) == 1 or group):
        return Name(first, last, "", "")
    return Name(first, last, _surface(view, first, last), "group" if group else "")


def _run_end(view: SentenceView, first: int) -> int:
    """The token after a run of capitals: with initials, hyphens, and «of» behind the kind of a group."""
    last, words = first + 1, view.pack.name_words
    while last < min(view.last, first + RUN_LENGTH):
        form = view.form(last)
        step = 1
        if form == "." and len(view.form(last - 1)) == 1:
            step = 2
        elif form in ("-", "'", "&"):
            step = 2 if form == "&" or _glued(view, last) else 0
        elif form in words["joins"] and view.form(last - 1) in words["institutions"]:
            step = 3 if view.form(last + 1) in view.pack.clause["articles"] else 2
        elif form in words["particles"]:
            step = 2 if last + 1 in view.capitals else 3 if view.form(last + 1) == "-" else 0
        at = last + step - 1
        if not step or at not in view.capitals or at in view.timed:
            break
        last += step
    return last - (last > first + 1 and len(view.form(last - 1)) == 1)


def _in_title_case(view: SentenceView) -> bool:
    words = [t for t in range(view.first, view.last) if view.form(t).isalpha() and len(view.form(t)) > 3]
    if view.form(view.last - 1) in SENTENCE_ENDS:
        return False
    return len(words) > 2 and sum(t in view.capitals for t in words) > TITLE_CASE * len(words)


def _opens(view: SentenceView, token: int) -> bool:
    """Whether a token starts a sentence or a quotation, or stands behind a mark that does."""
    before = view.form(token - 1)
    return not before or before in '":.!?•(' or not any(view.form(t).isalpha() for t in range(view.first, token))


def _glued(view: SentenceView, token: int) -> bool:
    text = view.text
    return text.ends[token - 1] == text.starts[token] and text.starts[token + 1 : token + 2] == [text.ends[token]]


def _surface(view: SentenceView, first: int, last: int) -> str:
    return view.text.surface(view.text.starts[first], view.text.ends[last - 1])


def words_of_name(name: str) -> frozenset[str]:
    """The folded words of a name."""
    return frozenset(fold(name).replace("-", " ").replace(".", " ").split())
