"""The numbers of a mention: what they count, how large they are, and whether they only bound it."""

from __future__ import annotations

import pytest

from timeline import Document
from timeline.pipeline import describe_document


def mention(text, lang, word):
    start = text.index(word)
    document = Document(text, lang=lang, published="2025-04-08")
    return describe_document(document, [(start, start + len(word))]).mentions[0]


@pytest.mark.parametrize(
    ("text", "lang", "word", "numbers"),
    [
        ("Gunmen attacked the market, killing 12 people and wounding at least 30.", "en", "attacked",
         (("injured", 30), ("killed", 12))),
        ("Twelve miners died in the collapse in 2024.", "en", "died", (("killed", 12),)),
        ("The bank paid $3 million on 5 May.", "en", "paid", (("dollar", 3_000_000),)),
        ("The bank paid $1.2bn on 5 May.", "en", "paid", (("dollar", 1_200_000_000),)),
        ("The bank paid 4.5 million euros.", "en", "paid", (("euro", 4_500_000),)),
        ("The blast killed two dozen people and injured dozens.", "en", "blast", (("killed", 24),)),
        ("A 3.5-metre wave killed 12.", "en", "killed", (("killed", 12),)),
        ("Profits fell 4.5 percent and the firm paid nothing.", "en", "paid", ()),
        ("دفع المصرف ٤٫٥ مليون دينار.", "ar", "دفع", (("dinar", 4_500_000),)),
        ("دفع المصرف 4,5 مليون دينار.", "ar", "دفع", (("dinar", 4_500_000),)),
        ("أسفر الهجوم عن مقتل عشرات الأشخاص وإصابة 12 شخصا.", "ar", "الهجوم", (("injured", 12),)),
        ("The army attacked the bridge on 3 March 2025.", "en", "attacked", ()),
        ("أسفر الهجوم عن مقتل 12 شخصا وإصابة ثلاثين آخرين.", "ar", "الهجوم", (("injured", 30), ("killed", 12))),
        ("دفع المصرف 3 ملايين دولار.", "ar", "دفع", (("dollar", 3_000_000),)),
        ("اعتقلت الشرطة خمسة رجال يوم 3 مارس 2025.", "ar", "اعتقلت", (("arrested", 5),)),
    ],
)  # fmt: skip
def test_numbers_of_what_is_counted(text, lang, word, numbers):
    assert mention(text, lang, word).numbers == numbers


@pytest.mark.parametrize(
    ("text", "lang", "word", "mods"),
    [
        ("The blast killed at least 12 people and injured more than 40.", "en", "blast",
         (("injured", "MORE_THAN"), ("killed", "EQUAL_OR_MORE"))),
        ("The blast killed over 40 people.", "en", "blast", (("killed", "MORE_THAN"),)),
        ("The blast killed 12 people and injured nearly 40.", "en", "blast", (("injured", "APPROX"),)),
        ("The merger was worth about $1.4 billion.", "en", "merger", (("dollar", "APPROX"),)),
        ("أسفر الهجوم عن مقتل ما لا يقل عن 12 شخصا وإصابة أكثر من أربعين.", "ar", "الهجوم",
         (("injured", "MORE_THAN"), ("killed", "EQUAL_OR_MORE"))),
        ("أسفر الهجوم عن مقتل 12 شخصا على الأقل.", "ar", "الهجوم", (("killed", "EQUAL_OR_MORE"),)),
        ("أسفر الهجوم عن مقتل 12 شخصا.", "ar", "الهجوم", ()),
    ],
)  # fmt: skip
def test_numbers_that_are_only_a_bound(text, lang, word, mods):
    assert mention(text, lang, word).number_mods == mods
