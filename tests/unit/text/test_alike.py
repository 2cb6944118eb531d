"""How alike two names are: laws, and names that are one and not one across scripts and spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.strategies import respellings, texts
from timeline.text.alike import names_alike, one_name

NAMES = (
    "Vladimir Putin", "فلاديمير بوتين", "محمد بن سلمان", "Mohammed bin Salman", "O'Brien", "عبد الفتاح السيسي", "Hale",
    "Selma Torv", "سلمى تورف", "",
)  # fmt: skip
names = st.sampled_from(NAMES) | texts(30)


@given(names, names)
def test_likeness_is_symmetric_and_a_share(a, b):
    assert names_alike(a, b) == names_alike(b, a)
    assert 0 <= names_alike(a, b) <= 1


@given(names)
def test_a_name_is_wholly_like_itself(name):
    assert names_alike(name, name) == 1


@given(st.data(), st.sampled_from([n for n in NAMES if n and n > "ء"]), names)
def test_spelling_changes_nothing(data, name, other):
    again = data.draw(respellings(name))
    assert names_alike(name, again) == 1
    assert names_alike(again, other) == names_alike(name, other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Putin", "بوتين"), ("Pezeshkian", "بيزشكيان"), ("Putin", "Poutine"), ("Mohammed", "Muhammad"),
        ("محمد", "محمّد"), ("Vladimir Putin", "بوتين"), ("Mohammed bin Salman", "محمد بن سلمان"), ("Gaddafi", "القذافي"),
        ("Qadhafi", "Gaddafi"), ("Abdel Fattah al-Sisi", "عبد الفتاح السيسي"), ("Nasrallah", "نصر الله"),
        ("Xi Jinping", "شي جين بينغ"), ("Angela Merkel", "أنجيلا ميركل"), ("Angela Merkel", "أنغيلا ميركل"),
    ],
)  # fmt: skip
def test_one_person_in_other_letters(name, other):
    assert one_name(name, other)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Putin", "بايدن"), ("Biden", "بوتين"), ("Donald Trump", "ميلانيا ترامب"), ("Macron", "ميركل"),
        ("Mohammed bin Zayed", "محمد بن سلمان"), ("Hale", "علي"), ("", "بوتين"), ("Torv", "تورينو"),
    ],
)  # fmt: skip
def test_two_people(name, other):
    assert not one_name(name, other)
