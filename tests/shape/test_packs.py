"""Language packs: complete, alike, clean; and a loader that names every fault of a broken one."""

from __future__ import annotations

import shutil
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline import PackError
from timeline.languages import load, load_pack, pack_codes, read_pack
from timeline.times.builders import BUILDERS

FOLDER = Path(load.__file__).parent


@pytest.fixture
def copy(tmp_path):
    """A copy of a pack that a test may break."""
    return Path(shutil.copytree(FOLDER / "en", tmp_path / "en"))


def strings(value: object, path: str = "$") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from strings(item, f"{path}[{i}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f"{path}.{key}", key
            yield from strings(item, f"{path}.{key}")


def faults(folder: Path) -> str:
    with pytest.raises(PackError) as caught:
        read_pack(folder)
    return str(caught.value)


def replace(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("code", pack_codes())
def test_every_pattern_has_a_builder(code):
    assert set(load_pack(code).patterns) <= set(BUILDERS)


def test_every_builder_is_used():
    assert set(BUILDERS) == {name for code in pack_codes() for name in load_pack(code).patterns}


@pytest.mark.parametrize("name", load.FILES)
@pytest.mark.parametrize("code", pack_codes())
def test_forms_are_clean(code, name):
    for place, text in strings(tomllib.loads((FOLDER / code / f"{name}.toml").read_text("utf-8"))):
        assert unicodedata.is_normalized("NFC", text), place
        assert not any("\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufeff" or c == "ـ" for c in text), place
        assert not any(unicodedata.category(c) == "Cf" for c in text), place


@pytest.mark.parametrize("code", pack_codes())
def test_no_form_means_two_things_in_one_class(code):
    for kind, meanings in load_pack(code).words.items():
        seen: dict[str, str] = {}
        for meaning, forms in meanings.items():
            for form in forms:
                assert seen.setdefault(form, meaning) == meaning, f"{kind}: {form}"


def test_concepts_are_the_same_in_every_pack():
    first, *others = (load_pack(code).concepts for code in pack_codes())
    for other in others:
        assert set(first) ^ set(other) == set()
        assert {n: c.kind for n, c in first.items()} == {n: c.kind for n, c in other.items()}


def test_manners_are_the_same_in_every_pack():
    first, *others = (load_pack(code) for code in pack_codes())
    for other in others:
        assert set(first.manner) == set(other.manner)
        assert first.manner_opposites == other.manner_opposites


def test_places_are_the_same_in_every_pack():
    first, *others = (load_pack(code) for code in pack_codes())
    for other in others:
        assert set(first.territories) == set(other.territories)
        assert set(first.cities) == set(other.cities)


@pytest.mark.parametrize("code", pack_codes())
def test_nationalities_are_of_territories(code):
    assert set(load_pack(code).nationalities) <= set(load_pack(code).territories)


@pytest.mark.parametrize("code", pack_codes())
def test_words_refer_to_what_the_pack_has(code):
    pack = load_pack(code)
    assert {o for c in pack.concepts.values() for o in c.objects} <= set(pack.concepts)
    opposites = {one for pair in pack.manner_opposites.items() for one in (pair[0], *pair[1])}
    assert opposites <= set(pack.manner)


def test_a_pack_that_is_missing():
    with pytest.raises(PackError, match="no language pack 'xx'; there are ar, en"):
        load_pack("xx")


def test_a_copy_reads_as_the_pack(copy):
    assert read_pack(copy) == load_pack("en")


def test_all_faults_are_told_at_once(copy):
    words = '[month]\n13 = ["x"]\n2 = []\n1 = "x"\n3 = ["a", 5]\n[wrong]\na = ["b"]\n'
    (copy / "words.toml").write_text(words, "utf-8")
    replace(copy, "language", "date_order = ", 'date_order = "ydm" # ')
    with (copy / "cues.toml").open("a", encoding="utf-8") as file:
        file.write('"forever" = [3, 1]\n')
    with (copy / "triggers.toml").open("a", encoding="utf-8") as file:
        file.write('[zap]\nclass = "magic"\n')
    told = faults(copy)
    for fault in (
        "month has no meaning '13' @ en/words.toml: $.month.13",
        "expected a list of words, got 'x' @ en/words.toml: $.month.1",
        "expected a word, got 5 @ en/words.toml: $.month.3[1]",
        "unknown word class 'wrong' @ en/words.toml: $.wrong",
        "@ en/language.toml: $.date_order",
        "expected [least, most] days, got [3, 1] @ en/cues.toml: $.few_days.forever",
        "@ en/triggers.toml: $.zap.class",
    ):
        assert fault in told


def test_a_bad_guard_is_told(copy):
    with (copy / "patterns.toml").open("a", encoding="utf-8") as file:
        file.write('\n[guard.no_such_pattern]\nbehind = ["x"]\n[guard.iso_date]\nbeside = ["x"]\nahead = "x"\n')
    told = faults(copy)
    assert "no pattern 'no_such_pattern' @ en/patterns.toml: $.guard.no_such_pattern" in told
    assert "unknown guard 'beside' @ en/patterns.toml: $.guard.iso_date.beside" in told
    assert "expected a list of words, got 'x' @ en/patterns.toml: $.guard.iso_date.ahead" in told


@pytest.mark.parametrize("name", load.FILES)
def test_a_file_that_is_no_toml_or_missing(copy, name):
    (copy / f"{name}.toml").write_text("= what", "utf-8")
    assert f"@ en/{name}.toml" in faults(copy)
    (copy / f"{name}.toml").unlink()
    assert f"file is missing @ en/{name}.toml" in faults(copy)


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("patterns", "guard = 5\niso_date = ['{iso}']", "$.guard"),
        ("patterns", "iso_date = ['{iso}']\n[guard]\niso_date = 5", "$.guard.iso_date"),
        ("patterns", "iso_date = []", "$.iso_date"),
        ("patterns", "iso_date = '{iso}'", "$.iso_date"),
        ("words", "month = 5", "$.month"),
        ("words", "[month]\n2 = []", "$.month.2"),
        ("language", "date_order = 'dmy'\ninflection = [{of = 5}]", "$.inflection[0]"),
        ("language", "date_order = 'dmy'\n[[inflection]]\nof = 'verb'\npart = 1\ntense = 'past'\n"
                     "match = 5\nforms = []", "$.inflection[0]"),
        ("language", "date_order = 'dmy'\ndirection = 5", "$.direction"),
        ("language", "date_order = 'dmy'\nshape = {curly = ['.+']}", "$.shape.curly"),
        ("language", "date_order = 'dmy'\nshape = {past = ['(']}", "$.shape.past"),
        ("cues", "few_days = 5", "$.few_days"),
        ("cues", "cue = 5", "$.cue"),
        ("triggers", "irregular = 5", "$.irregular"),
        ("triggers", "sign = 5", "$.sign"),
    ],
)  # fmt: skip
def test_a_broken_file_is_a_pack_error_with_its_path(copy, name, text, fault):
    (copy / f"{name}.toml").write_text(text, "utf-8")
    assert f"@ en/{name}.toml: {fault}" in faults(copy)
