"""Every case of every language's corpus, and the shape of the corpus itself."""

from __future__ import annotations

import pytest
from corpus_file import Case, Expected, corpus_files, language_of, read_cases

from timeline.languages import load_pack
from timeline.text import read_text
from timeline.times import find_times
from timeline.times.builders import BUILDERS
from timeline.values import DocumentInfo

FILES = corpus_files()
POSITIVE = [path for path in FILES if not path.stem.endswith("-negative")]
LEAST_CASES = 150
LEAST_NEGATIVE = 120


def _cases():
    for path in FILES:
        for case in read_cases(path):
            marks = [pytest.mark.xfail(reason=case.todo, strict=True)] if case.todo else []
            yield pytest.param(language_of(path), case, id=f"{case.place} {case.title}", marks=marks)


@pytest.mark.parametrize(("lang", "case"), list(_cases()))
def test_case(lang: str, case: Case):
    pack = load_pack(lang)
    text = read_text(case.text, pack.abbreviations)
    mentions = find_times(text, pack, DocumentInfo("case", lang, case.published))
    assert tuple(Expected(m.value, m.mod, m.rule, m.text) for m in mentions) == case.mentions
    assert all(case.text[m.start : m.end] == m.text for m in mentions)


@pytest.mark.parametrize("path", POSITIVE, ids=lambda path: path.stem)
def test_every_pattern_has_a_case(path):
    used = {mention.rule for case in read_cases(path) for mention in case.mentions}
    assert set(load_pack(language_of(path)).patterns) - used - {"not_a_time"} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_corpus_is_large_and_without_twins(path):
    cases = list(read_cases(path))
    negative = path.stem.endswith("-negative")
    assert len(cases) >= (LEAST_NEGATIVE if negative else LEAST_CASES)
    assert len({(case.published, case.text) for case in cases}) == len(cases)
    assert not (negative and any(case.mentions for case in cases))


@pytest.mark.parametrize("lang", sorted({language_of(path) for path in FILES}))
def test_every_pattern_has_a_builder(lang: str):
    assert set(load_pack(lang).patterns) <= set(BUILDERS)
