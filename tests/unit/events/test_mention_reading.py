"""What the event layer reads of a trigger whose span is given: tense, date, links, speaker, manner."""

from __future__ import annotations

from datetime import date

import pytest

from timeline import Document
from timeline.pipeline import describe_document, read_document

PUBLISHED = "2025-04-08"


def read(text, lang, *words, published=PUBLISHED):
    """The mentions at the words of a text, and the times of the text."""
    spans = [(text.index(word), text.index(word) + len(word)) for word in words]
    found = describe_document(Document(text, lang=lang, published=published), spans)
    return list(found.mentions), list(found.times)


@pytest.mark.parametrize(
    ("text", "lang", "word", "status"),
    [
        ("The ministers signed the treaty on 17 January 2025.", "en", "signed", "happened"),
        ("The ministers will sign the treaty on 17 May 2025.", "en", "sign", "planned"),
        ("The mayor resigned on Monday.", "en", "resigned", "happened"),
        ("The mayor will resign next month.", "en", "resign", "planned"),
        ("وقع الوزيران المعاهدة في 17 يناير 2025.", "ar", "وقع", "happened"),
        ("سيوقع الوزيران المعاهدة في 17 مايو 2025.", "ar", "سيوقع", "planned"),
        ("استقال الوزير يوم الاثنين.", "ar", "استقال", "happened"),
        ("سوف يستقيل الوزير الشهر المقبل.", "ar", "يستقيل", "planned"),
    ],
)
def test_status_where_it_is_plain(text, lang, word, status):
    (mention,), _ = read(text, lang, word)
    assert mention.status == status


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("The ministers signed it.", "signed", "past"),
        ("The ministers had signed it.", "signed", "perfect"),
        ("The ministers will sign it.", "sign", "future"),
        ("The ministers refused to sign it.", "sign", "infinitive"),
    ],
)
def test_tense(text, word, tense):
    (mention,), _ = read(text, "en", word)
    assert mention.tense == tense


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        (
            "The army attacked the bridge on 3 March 2025 and the mayor resigned on 5 March 2025.",
            "en",
            ("attacked", "resigned"),
        ),
        ("هاجم الجيش الجسر في 3 مارس 2025، واستقال الوزير في 5 مارس 2025.", "ar", ("هاجم", "استقال")),
    ],
)
def test_two_events_of_a_sentence_have_their_own_dates(text, lang, words):
    mentions, _ = read(text, lang, *words)
    assert [m.earliest for m in mentions] == [m.latest for m in mentions] == [date(2025, 3, 3), date(2025, 3, 5)]
    assert all("2025-03-0" in m.dated_by for m in mentions)


@pytest.mark.parametrize(
    ("text", "lang", "event", "anchor", "relation", "days"),
    [
        ("The mayor resigned two days after the attack.", "en", "resigned", "attack", "after", (2, 2)),
        ("The mayor resigned three days before the attack.", "en", "resigned", "attack", "before", (3, 3)),
        ("The mayor resigned before the attack.", "en", "resigned", "attack", "before", None),
        ("استقال الوزير بعد يومين من الهجوم.", "ar", "استقال", "الهجوم", "after", (2, 2)),
        ("استقال الوزير قبل الهجوم.", "ar", "استقال", "الهجوم", "before", None),
    ],
)
def test_links_that_the_text_states(text, lang, event, anchor, relation, days):
    (first, second), _ = read(text, lang, event, anchor)
    (link,) = first.links
    assert (link.relation, link.target, link.days) == (relation, second.id, days)
    assert second.links == ()


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("The attack came on 3 March 2025. He resigned two days after the attack.", "en", ("attack", "resigned")),
        ("وقع الهجوم في 3 مارس 2025. واستقال الوزير بعد يومين من الهجوم.", "ar", ("الهجوم", "استقال")),
    ],
)
def test_a_time_counted_from_a_dated_event_is_resolved(text, lang, words):
    spans = [(text.index(w), text.index(w) + len(w)) for w in words]
    last = text.rindex(words[0])
    found = describe_document(
        Document(text, lang=lang, published=PUBLISHED), [*spans, (last, last + len(words[0]))]
    )
    resigned = found.mentions[1]
    assert resigned.earliest == resigned.latest == date(2025, 3, 5)
    counted = found.times[-1]
    assert (counted.value, counted.anchor.kind) == ("2025-03-05", "event")


def test_an_anchor_that_nothing_dates_leaves_the_link():
    (resigned, _), times = read("The mayor resigned two days after the attack.", "en", "resigned", "attack")
    assert resigned.links
    assert resigned.earliest is None
    assert all(t.earliest is None for t in times)


def test_one_day_is_not_both_ends_of_a_distance():
    (signed, _), times = read("He signed the law on Friday, days before the attack.", "en", "signed", "attack")
    assert signed.earliest == signed.latest == date(2025, 4, 4)
    assert [(t.value, t.type) for t in times] == [("2025-04-04", "DATE"), ("PXD", "DURATION")]


def test_who_says_so():
    text = "President Adam Selmi said that the talks had collapsed."
    (said, collapsed), _ = read(text, "en", "said", "collapsed")
    assert (said.says, collapsed.says) == (None, "Adam Selmi")
    assert said.kind == "reporting"


@pytest.mark.parametrize(
    ("text", "lang", "word", "manner"),
    [
        ("سيعقد الطرفان محادثات غير مباشرة في باريس.", "ar", "محادثات", ("indirect",)),
        ("سيعقد الطرفان محادثات مباشرة في باريس.", "ar", "محادثات", ("direct",)),
        ("The talks were held indirectly.", "en", "talks", ("indirect",)),
        ("They held direct talks.", "en", "talks", ("direct",)),
    ],
)
def test_manner(text, lang, word, manner):
    (mention,), _ = read(text, lang, word)
    assert mention.manner == manner


def test_the_place_behind_a_preposition():
    (mention,), _ = read("The ministers signed the treaty in Paris on Monday.", "en", "signed")
    assert mention.place == "Paris"


@pytest.mark.parametrize("spans", [[(0, 3)], [(4, 13), (0, 3)], [(0, 52)], [(14, 20), (15, 17)], []])
def test_given_spans_are_kept_as_they_are(spans):
    text = "The ministers signed the treaty on 17 January 2025. "
    found = describe_document(Document(text, lang="en", published=PUBLISHED), spans).mentions
    assert [(m.start, m.end) for m in found] == spans


def test_mentions_of_the_same_span_have_the_same_id():
    (one,), _ = read("The ministers signed the treaty.", "en", "signed")
    (two,), _ = read("The ministers signed the treaty.", "en", "signed")
    assert one == two


def test_a_headline_is_told():
    (head, body), _ = read("Mayor resigns\n\nThe mayor left.", "en", "resigns", "left")
    assert (head.headline, body.headline) == (True, False)
    assert body.quote == "The mayor left."


@pytest.mark.parametrize(
    ("text", "lang", "value", "words"),
    [
        (
            "The bridge collapsed on 3 March 2025. Two days after the collapse, the mayor resigned.",
            "en",
            "2025-03-05",
            "Two days after the collapse",
        ),
        ("A fire broke out on 3 March 2025. The owner fled a week before the accident.", "en", "2025-W09", "a week"),
        (
            "The suspect was arrested on 8 March 2025, two days after the robbery.",
            "en",
            "2025-03-08",
            "two days after the robbery",
        ),
        (
            "انهار الجسر في 3 مارس 2025. واستقال العمدة بعد يومين من الانهيار.",
            "ar",
            "2025-03-05",
            "بعد يومين من الانهيار",
        ),
        ("اندلع حريق في 3 مارس 2025. وفر المالك غداة الكارثة.", "ar", "2025-03-04", "غداة الكارثة"),
        (
            "أوقف المتهم في أيلول 2024 في المطار، بعد شهرين من حريق المستودع.",
            "ar",
            "2024-09",
            "بعد شهرين من حريق المستودع",
        ),
    ],
)
def test_times_counted_from_an_event_take_a_date_from_the_document(text, lang, value, words):
    found = read_document(Document(text, lang=lang, published=PUBLISHED)).times
    counted = next(t for t in found if t.anchor and t.anchor.kind == "event")
    assert counted.text.startswith(words)
    assert counted.value == value


@pytest.mark.parametrize(
    ("text", "lang", "word", "value", "kind"),
    [
        ('قال الوزير يوم الاثنين: "سنلتقي غدا في تونس".', "ar", "غدا", 1, "quote"),
        ('"We will meet tomorrow," the minister said on Monday.', "en", "tomorrow", 1, "quote"),
        ('"We met on Friday," the minister said on Monday.', "en", "Friday", None, "published"),
    ],
)
def test_a_quotation_counts_from_the_day_of_the_saying(text, lang, word, value, kind):
    found = read_document(Document(text, lang=lang, published=PUBLISHED)).times
    time = next(t for t in found if word in t.text)
    monday = next(t for t in found if t.rule == "weekday" and t is not time)
    assert time.anchor.kind == kind
    if value is not None:
        assert (time.earliest - monday.earliest).days == value
