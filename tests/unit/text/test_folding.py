from __future__ import annotations

import pytest

from timeline.text import detect_language, fold, fold_with_map, read_text


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("أإآٱا", "ااااا"),
        ("مستشفى", "مستشفي"),
        ("معاهدة", "معاهده"),
        ("الثُّلَاثَاءِ", "الثلاثاء"),
        ("الـــيوم", "اليوم"),
        ("ﻻ ﷲ", "لا الله"),
        ("١٧ ۱۷ 17", "17 17 17"),
        ("٣٫٥", "3.5"),
        ("«نعم»، “yes”", '"نعم", "yes"'),
        ("2019–2021 − 3", "2019-2021 - 3"),
        ("Café ÉTÉ", "cafe ete"),
        ("a\u200bb\u202ec\ufeff", "abc"),
        ("½", "1⁄2"),
        ("STRASSE straße", "strasse strasse"),
    ],
)
def test_variants(raw, folded):
    assert fold(raw) == folded


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        ("\ufeffوقّع الوزير", "وقّع"),
        ("\ufeff\ufeffSigned", "\ufeff\ufeffSigned"[2:]),
        ("في الثُّلَاثَاءِ القادم", "الثُّلَاثَاءِ"),
        ("قبل ١٧ يناير", "١٧"),
        ("على ﻻئحة", "ﻻئحة"),
        ("x \u202eسري\u202c y", "سري"),
        ("(الـــيوم)", "الـــيوم"),
    ],
)
def test_words_are_found_in_the_text_as_given(raw, word):
    text = read_text(raw)
    at = text.forms.index(fold(word))
    assert text.surface(text.starts[at], text.ends[at]) == word


def test_a_map_without_variants_is_plain():
    mapped = fold_with_map("abc")
    assert (mapped.breaks, mapped.shifts) == ([0], [0])
    assert mapped.raw_span(1, 2) == (1, 2)


def test_positions_of_the_text_as_given():
    mapped = fold_with_map("\u064bab\u064bc")
    assert mapped.folded == "abc"
    assert [mapped.raw_start(i) for i in range(3)] == [1, 2, 4]
    assert [mapped.folded_position(i) for i in range(6)] == [0, 0, 1, 2, 2, 3]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("وقعت الحكومة الاتفاق في يناير", "ar"),
        ("The government signed the treaty in January", "en"),
        ("La ministre a signé le traité avec le gouvernement", "fr"),
        ("7" * 10_000 + " The government signed the treaty in January", "en"),
        ("12 / 7 — ؟!", "und"),
        ("", "und"),
    ],
)
def test_language(raw, code):
    assert detect_language(raw) == code
