"""Who takes part: names of people, groups and places, each by one name in a document."""

from __future__ import annotations

import pytest

from timeline import Document
from timeline.pipeline import describe_document


def mentions(text, lang, *words):
    spans = [(text.index(word), text.index(word) + len(word)) for word in words]
    return describe_document(Document(text, lang=lang, published="2025-04-08"), spans).mentions


@pytest.mark.parametrize(
    ("text", "lang", "word", "names"),
    [
        ("Russian President Igor Velm met Foreign Minister Selma Torv.", "en", "met", ("Igor Velm", "Selma Torv")),
        ("On Monday the Bank of Jordan closed.", "en", "closed", ("Bank of Jordan",)),
        ("Igor Velm resigned.", "en", "resigned", ("Igor Velm",)),
        ("Police arrested Tom Hale-Reed, and U.S. soldiers left.", "en", "arrested", ("Tom Hale-Reed", "U.S.")),
        ("The French army attacked us.", "en", "attacked", ()),
        ("The company said that it sold an A380.", "en", "sold", ()),
        ("We resigned.", "en", "resigned", ()),
        ("The army arrested Hale in Odvar and in Egypt.", "en", "arrested", ("Hale", "Odvar")),
        ("التقى الرئيس الروسي إيغور فيلموف وزير الخارجية الأردني سالم تورف.", "ar", "التقى",
         ("إيغور فيلموف", "سالم تورف")),
        ("أغلق بنك الأردن أبوابه.", "ar", "أغلق", ("بنك الأردن",)),
        ("هاجمت حركة نور مقر وزارة الداخلية السورية.", "ar", "هاجمت", ("حركة نور", "وزارة الداخلية السورية")),
        ("اعتقلت الشركة العمال.", "ar", "اعتقلت", ()),
        ("وقعت إيران والأردن المعاهدة في باريس.", "ar", "وقعت", ("إيران", "الأردن")),
    ],
)  # fmt: skip
def test_participants(text, lang, word, names):
    assert mentions(text, lang, word)[0].participants == names


def test_a_headline_of_capitals_has_the_names_of_the_text():
    text = "Mayor Of Odvar Resigns Over Harbour Fire\n\nThe mayor of Odvar resigned."
    assert mentions(text, "en", "Resigns", "resigned")[0].participants == ("Odvar",)


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("President Igor Velm resigned on Monday. Later Velm was arrested.", "en", ("resigned", "arrested")),
        ("Russian President Igor Velm resigned. The Russian president was arrested.", "en", ("resigned", "arrested")),
        ("Igor Velm, the Russian president, resigned. The Russian president was arrested.", "en",
         ("resigned", "arrested")),
        ("US troops attacked. The United States resigned.", "en", ("attacked", "resigned")),
        ("استقال الرئيس الروسي إيغور فيلموف. ثم اعتقلت الشرطة فيلموف.", "ar", ("استقال", "اعتقلت")),
        ("استقال الرئيس الروسي إيغور فيلموف. ثم اعتقلت الشرطة الرئيس الروسي.", "ar", ("استقال", "اعتقلت")),
        ("هاجمت أميركا القرية. واعتقلت الولايات المتحدة الرجل.", "ar", ("هاجمت", "اعتقلت")),
    ],
)  # fmt: skip
def test_other_names_of_one_are_one_name(text, lang, words):
    first, second = mentions(text, lang, *words)
    assert first.participants == second.participants
    assert len(first.participants) == 1


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Russian President Igor Velm resigned. The company was arrested.", "en", ("resigned", "arrested")),
        ("Russian President Igor Velm resigned. The French president was arrested.", "en", ("resigned", "arrested")),
        ("Russian President Igor Velm and Russian President Ivan Torv resigned. The Russian president was arrested.",
         "en", ("resigned", "arrested")),
        ("استقال الرئيس الروسي إيغور فيلموف. ثم اعتقلت الشرطة الرئيس الفرنسي.", "ar", ("استقال", "اعتقلت")),
    ],
)  # fmt: skip
def test_what_is_not_tied_to_a_name_has_none(text, lang, words):
    assert mentions(text, lang, *words)[1].participants == ()


@pytest.mark.parametrize(
    ("text", "lang", "word", "place"),
    [
        ("Soldiers attacked the market in Odvar.", "en", "attacked", "Odvar"),
        ("Soldiers attacked the market.", "en", "attacked", None),
        ("هاجم الجنود السوق في دمشق.", "ar", "هاجم", "دمشق"),
        ("هاجم الجنود السوق بدمشق.", "ar", "هاجم", "دمشق"),
        ("هاجم الجنود السوق.", "ar", "هاجم", None),
    ],
)
def test_place(text, lang, word, place):
    assert mentions(text, lang, word)[0].place == place
