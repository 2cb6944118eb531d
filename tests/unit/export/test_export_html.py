"""The page without a browser: whatever the articles say, it is text."""

import json
import re
from base64 import b64encode
from datetime import date
from hashlib import sha256

import pytest
from attrs import evolve
from export_values import BIDI, NOISE, TIMELINES, example_timeline
from html_reader import RAW, Page
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.export import to_html
from timeline.export.html.dates import say_date
from timeline.export.html.nodes import Html, data_block, fill, join, node, visible
from timeline.export.html.page import SCRIPTS, STYLES
from timeline.export.html.quotes import Times, by_sentence, marked_quote
from timeline.export.words import common_lang, load_words, word_codes
from timeline.strategies import bounds, english_texts, event_mentions, time_mentions, timelines
from timeline.values import Bounds, DocumentInfo, Event, Timeline

ANY_TIMELINE = timelines() | TIMELINES
LANGS = st.sampled_from([None, *word_codes()])
MARKUP = "\"'></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'><!-- ]]> & \u2028"


def digest(text):
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def hostile():
    """The example with markup wherever a text of an article stands."""
    plain = example_timeline()
    documents = tuple(evolve(d, source=MARKUP, title=MARKUP, lang=MARKUP) for d in plain.documents)
    events = tuple(
        evolve(
            event, title=MARKUP, place=MARKUP, lang=MARKUP, why=(MARKUP,), participants=(MARKUP, "javascript:alert(1)"),
            mentions=tuple(evolve(m, quote=MARKUP, says=MARKUP, text=MARKUP) for m in event.mentions),
        )
        for event in plain.events
    )  # fmt: skip
    return evolve(plain, documents=documents, events=events)


@given(ANY_TIMELINE, LANGS, st.none() | NOISE)
@example(hostile(), None, MARKUP)
def test_no_text_becomes_markup(timeline, lang, title):
    page = Page(to_html(timeline, lang=lang, title=title))
    assert page.faults == []
    assert len(page.find("script")) == 2
    own, data = page.find("script")
    assert own["attrs"] == {} and data["attrs"] == {"type": "application/json", "id": "data"}
    assert len(json.loads(data["text"])["events"]) == len(timeline.events)
    for element in page.elements:
        assert not [name for name in element["attrs"] if name.startswith("on") or name in ("src", "style")]
        assert re.fullmatch(r"(#\w+(-\d+)?|data:,)?", element["attrs"].get("href", ""))
        assert not set(element["within"]) & RAW


def test_the_policy_names_the_style_and_the_script_of_the_page():
    page = Page(to_html(hostile()))
    (policy,) = (m["attrs"]["content"] for m in page.find("meta", **{"http-equiv": "Content-Security-Policy"}))
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == digest(page.find("style")[0]["text"])
    assert rules["script-src"] == digest(page.find("script")[0]["text"])
    assert rules["require-trusted-types-for"] == "'script'"


@settings(max_examples=25)
@given(ANY_TIMELINE, LANGS)
def test_every_event_is_listed_in_order_and_links_lead_to_one_place(timeline, lang):
    page = Page(to_html(timeline, lang=lang))
    items = page.find("li", class_="event")
    assert [item["attrs"]["id"] for item in items] == [f"event-{n}" for n in range(1, len(timeline.events) + 1)]
    for item, event in zip(items, timeline.events, strict=True):
        assert visible(event.title or event.id) in item["text"]
    ids = [element["attrs"]["id"] for element in page.elements if "id" in element["attrs"]]
    assert len(ids) == len(set(ids))
    links = {element["attrs"]["href"] for element in page.find("a")}
    assert {link[1:] for link in links} <= set(ids)


@settings(max_examples=25)
@given(ANY_TIMELINE, LANGS, st.none() | NOISE)
def test_no_control_turns_the_page(timeline, lang, title):
    page = to_html(timeline, lang=lang, title=title)
    assert not set(page) & set(BIDI)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]", page)


@settings(max_examples=20)
@given(ANY_TIMELINE)
def test_the_same_timeline_gives_the_same_page(timeline):
    assert to_html(timeline) == to_html(Timeline.from_json(timeline.to_json())) == timeline.to_html()


@given(NOISE)
def test_what_is_made_visible_stays(text):
    assert visible(visible(text)) == visible(text)


@given(st.recursive(NOISE | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(NOISE, inner)))
def test_data_reads_back_and_ends_no_element(value):
    block = data_block(value)
    assert json.loads(block) == value
    assert not set(block) & set("<>&\u2028\u2029")


@given(NOISE, NOISE)
def test_a_filled_place_is_not_filled_again(one, other):
    assert fill("{a} {b}", a="{b}" + one, b=other) == join("{b}" + one, " ", other)


@given(st.data())
def test_marks_change_no_letter_of_a_quote(data):
    text = data.draw(english_texts())
    mentions = data.draw(st.lists(event_mentions(text), min_size=1, max_size=4))
    times = data.draw(st.lists(time_mentions(text), max_size=4))
    for row in by_sentence(mentions):
        page = Page(node("p", marked_quote(row, Times.of(times))))
        assert page.faults == []
        assert page.elements[0]["text"] == visible(row[0].quote)
        assert page.find("mark")[0]["text"] in [visible(m.text) for m in row]


@pytest.mark.parametrize("lang", word_codes())
@given(bounds())
def test_a_date_is_said_with_its_numbers(lang, days):
    said = Page(say_date(days.edtf(), load_words(lang)))
    assert said.faults == []
    for time in said.find("time"):
        assert str(int(time["attrs"]["datetime"][:4])) in time["text"]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-04-22", {"en": "22 April 2025", "ar": "22 أبريل 2025"}),
        ("2019-03", {"en": "March 2019", "ar": "مارس 2019"}),
        ("2025", {"en": "2025", "ar": "2025"}),
        ("201X", {"en": "2010s", "ar": "عقد 2010"}),
        ("2025-01-01/2025-01-03", {"en": "1 January 2025 – 3 January 2025", "ar": "1 يناير 2025 – 3 يناير 2025"}),
        ("soon", {"en": "soon", "ar": "soon"}),
    ],
)
def test_dates_in_words(edtf, words):
    for lang, said in words.items():
        assert Page(say_date(edtf, load_words(lang))).elements[0]["text"] == said


def shape(value):
    """Keys, how long lists are, and the places to fill of a table of words."""
    if isinstance(value, str):
        return set(re.findall(r"\{\w+\}", value))
    return len(value) if isinstance(value, tuple) else {key: shape(item) for key, item in value.items()}


def test_every_language_has_the_same_words():
    first, *others = (load_words(code) for code in word_codes())
    for words in others:
        for part in ("months", "short_months", "sections"):
            assert shape(getattr(words, part)) == shape(getattr(first, part))


@pytest.mark.parametrize(
    ("langs", "page"), [([], "en"), (["ar"], "ar"), (["ar", "en"], "en"), (["fr", "fr", "ar"], "ar"), (["fr"], "en")]
)
def test_the_page_speaks_the_language_of_most_documents(langs, page):
    assert common_lang(langs) == page
    documents = tuple(DocumentInfo(str(n), lang) for n, lang in enumerate(langs))
    html = Page(to_html(Timeline("t1", documents))).find("html")[0]
    assert html["attrs"] == {"lang": page, "dir": load_words(page).dir}


def test_the_title_is_the_one_given_or_that_of_the_only_document():
    one = Timeline("t1", (DocumentInfo("d1", "en", title="A headline"),))
    assert Page(to_html(one)).find("h1")[0]["text"] == "A headline"
    assert Page(to_html(one, title="Another")).find("title")[0]["text"] == "Another"
    assert Page(to_html(example_timeline())).find("h1")[0]["text"] == "March 2019 to June 2025"


def test_a_conflict_shows_both_claims_and_who_makes_them():
    page = Page(to_html(example_timeline(), lang="en"))
    boxes = [box["text"] for box in page.find("div", class_="conflict")]
    assert len(boxes) == 2  # with the event, and in the list of conflicts
    for claim in example_timeline().conflicts[0].claims:
        assert all(claim.value in box for box in boxes)


def test_an_undated_event_says_between_which_it_stands():
    (place,) = (p["text"] for p in Page(to_html(example_timeline(), lang="en")).find("p", class_="place"))
    assert "Dispute begins" in place


def test_statuses_are_words():
    page = Page(to_html(example_timeline(), lang="en"))
    said = [page.find("li", id=f"event-{n}")[0]["text"] for n in range(1, 5)]
    assert [("planned" in text, "ongoing" in text) for text in (said[0], said[3])] == [(False, True), (True, False)]


def test_days_reach_the_script_as_numbers():
    day = Bounds(date(1, 1, 1), date(1, 1, 2))
    page = Page(to_html(Timeline("t1", events=(Event("e1", "a", "en", "denied", "day", "", day, Bounds()),))))
    data = json.loads(page.find("script", id="data")[0]["text"])
    assert data["events"][0][:2] == [[1, 2, None, None], 4]


def test_only_our_own_words_reach_the_script():
    data = Page(to_html(hostile())).find("script", id="data")[0]["text"]
    assert "alert" not in data


def test_assets_can_stand_in_the_page(root):
    folder = root / "timeline" / "export" / "html" / "assets"
    assert {path.name for path in folder.iterdir()} == {*STYLES, *SCRIPTS}
    for path in folder.iterdir():
        text = path.read_text("utf-8")
        assert not re.search(r"</|<!--|\r|(inn|out)erHTML|insertAdjacent|document\.write|eval|https?:|@import", text)
        assert len(text.splitlines()) <= 400


@pytest.mark.parametrize("theme", [0, 1])
def test_words_stand_out_from_the_paper(root, theme):
    style = (root / "timeline" / "export" / "html" / "assets" / "page.css").read_text("utf-8")
    colours = {name: (day, night)[theme] for name, day, night in re.findall(_COLOUR, style)}
    for name in ("ink", "soft", "accent", "happened", "ongoing", "planned", "possible", "denied"):
        for paper in ("paper", "raised"):
            assert contrast(colours[name], colours[paper]) >= 4.5, (name, paper)
    assert contrast(colours["ink"], colours["mark"]) >= 4.5


_COLOUR = r"--(\w+): light-dark\(#(\w{6}), #(\w{6})\)"


def contrast(one, other):
    """The contrast ratio of WCAG 2, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_markup_is_only_what_was_built():
    assert isinstance(node("p", "<"), Html) and node("p", "<") == "<p>&lt;</p>"
    assert node("p", title='"<', lang=None) == '<p title="&quot;&lt;"></p>'
    assert node("input", value=0, checked=False, hidden=True) == '<input value="0" hidden>'
