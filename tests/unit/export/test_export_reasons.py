"""Reasons and problems in the language of the reader: every sentence of the data is read, and said anew."""

import json
import re
from itertools import product
from typing import get_args, get_type_hints

import pytest
from export_values import example_timeline
from html_reader import Page
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline.batch.demo import demo_documents
from timeline.events.signals import RULES
from timeline.export import to_html
from timeline.export.html.reasons import reason, reason_list
from timeline.export.reasons import pieces_of, read_line, say_line
from timeline.export.reasons.read import LEAVES
from timeline.export.safe import FSI, PDI
from timeline.export.words import FALLBACK, load_words, word_codes
from timeline.languages import load_pack, pack_codes
from timeline.order.wording import date_text, relation_lines
from timeline.strategies import bounds
from timeline.values import Claim, Conflict, Timeline
from timeline.values.events import RELATIONS
from timeline.values.mentions import Link

EN, AR = load_words("en"), load_words("ar")
SAMPLES = {
    "name": ["the raid", "غارة", "«a»; b", "x» is y", "before «b»"], "names": ["«a», «غارة»"],
    "text": ["a title: x; y"], "doc": ["d1", "خبر"], "code": ["xx"], "codes": ["ar, en"],
    "quoted": ["'Monday'", '"a\'b"'], "day": ["2025-03-18"],
    "value": ["2025-03", "2025-W20", "201X", "P3D"], "rule": ["month_date"], "share": ["0.90"], "n": ["2"], "m": ["31"],
    "days": ["1 day", "2 days", "1 to 10 days"], "years": ["1 year", "12 years"], "held": ["4 mentions are"],
    "status": ["planned"], "mod": ["APPROX"], "signal": ["since", "under way since"],
}  # fmt: skip
LISTS = {"steps": "; ", "facts": "; ", "overrides": "; ", "mentions": ", "}


@st.composite
def sentences(draw, kind, depth=3):
    """A sentence of a kind, as the data has it."""
    said = draw(st.sampled_from(sorted(EN.why[kind].values()))) if depth else draw(st.sampled_from(plain(kind)))

    def fill(match):
        place = match[1].rstrip("0123456789")
        if place in SAMPLES:
            return draw(st.sampled_from(SAMPLES[place]))
        if place in LISTS:
            one = sentences(place[:-1], max(depth - 1, 0))
            return LISTS[place].join(draw(st.lists(one, min_size=1, max_size=3)))
        return draw(sentences(place, max(depth - 1, 0)))

    return re.sub(r"\{(\w+)\}", fill, said)


def plain(kind):
    """The sentences of a kind that hold no sentence of the same kind, however deep."""
    nested = ("context", "signalled", "fact", "relation")
    return [said for key, said in sorted(EN.why[kind].items()) if key not in nested]


def english(said):
    return "".join(piece.text for piece in pieces_of(said, EN))


@pytest.mark.parametrize("kind", sorted(EN.why))
@given(data=st.data())
def test_a_sentence_is_read_and_said_again(kind, data):
    line = data.draw(sentences(kind))
    said = read_line(line, kind)
    assert said is not None
    assert english(said) == line.replace("(APPROX)", "(about)")


@given(sentences("line"), st.sampled_from(word_codes()))
def test_isolates_are_closed_and_nothing_is_left_to_fill(line, code):
    said = say_line(line, load_words(code))
    assert said.count(FSI) == said.count(PDI)
    assert not re.search(r"\{\w+\}", said)
    if code == FALLBACK:
        assert said == line


@given(sentences("line"), st.sampled_from(word_codes()))
def test_the_page_says_it_in_its_own_language(line, code):
    page = Page(reason(line, load_words(code)))
    assert page.faults == []
    assert not [element for element in page.elements if element["attrs"].get("lang")]


@pytest.mark.parametrize(
    ("relation", "days"),
    [*product(RELATIONS, [None]), *product(get_args(get_type_hints(Link)["relation"]), [(0, 0), (1, 1), (2, 9)])],
)
def test_every_relation_of_the_order_is_read(relation, days):
    for line in relation_lines(relation, ("a", "b"), days):
        for said in (line, f"{line} (model, 0.80)", f"{line} («as the text says»)"):
            assert read_line(said) is not None, said


@given(bounds())
def test_every_bound_of_the_order_is_read(period):
    if not period.open:
        assert read_line(f"«x» begins {date_text(period)}", "fact") is not None


def test_every_reason_of_real_articles_is_read(root):
    paths = sorted((root / "tests" / "corpus" / "articles").glob("*.json"))[::40]
    articles = [json.loads(path.read_text("utf-8")) for path in paths]
    documents = [timeline.Document(a["text"], id=a["id"], published=a["published"]) for a in articles]
    found = timeline.extract_many([*documents, *demo_documents("both")], keep="all")
    lines = [line for event in found.events for line in event.why]
    assert len(lines) > 300
    assert [line for line in lines if read_line(line) is None] == []
    dated = [m.dated_by for event in found.events for m in event.mentions if m.dated_by]
    assert [line for line in dated if read_line(line, "dating") is None] == []


PROBLEMS = [
    timeline.extract(""), timeline.extract("١٢ ٣"), timeline.extract("Am Montag.", lang="de"),
    timeline.extract("x", lang="qq"), timeline.extract("Monday, 18 March 2025. It's 30 February 2025.", lang="en"),
    timeline.extract("نشر في: 18 مارس 2025\nوقع الحادث يوم الأحد 18 مارس 2025.", lang="ar"),
]  # fmt: skip


def test_every_problem_of_a_text_is_said_in_arabic():
    told = [problem for found in PROBLEMS for problem in found.problems]
    assert {p.code for p in told} >= {"empty", "no-language", "no-pack", "no-such-day", "weekday-mismatch"}
    for problem in told:
        assert read_line(problem.message, "problem") is not None, problem.message
        assert not re.search("[A-Za-z]{3}", re.sub(f"{FSI}.*?{PDI}", "", say_line(problem.message, AR, "problem")))


def test_every_code_of_a_problem_has_words(root):
    page = (root / "docs" / "values.md").read_text("utf-8")
    codes = re.findall(r"`([a-z]+(?:-[a-z0-9]+)*)`", re.search(r"^\| `code` \| of a text: .*$", page, re.M)[0])[1:]
    assert len(codes) > 15
    for code in word_codes():
        assert set(load_words(code)["problem"]) == set(codes)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("1 day", "بمدة يوم واحد"), ("2 days", "بمدة يومين"), ("3 days", "بمدة 3 أيام"), ("10 days", "بمدة 10 أيام"),
        ("11 days", "بمدة 11 يوما"), ("99 days", "بمدة 99 يوما"), ("100 days", "بمدة 100 يوم"),
        ("102 days", "بمدة 102 يوم"), ("103 days", "بمدة 103 أيام"), ("111 days", "بمدة 111 يوما"),
        ("365 days", "بمدة 365 يوما"), ("0 days", "بمدة 0 يوم"), ("1 to 2 days", "بمدة من يوم إلى يومين"),
        ("1 to 10 days", "بمدة من 1 إلى 10 أيام"), ("3 to 3 days", "بمدة 3 أيام"),
        ("5 to 30 days", "بمدة من 5 إلى 30 يوما"),
    ],
)  # fmt: skip
def test_arabic_days_agree_with_their_number(days, said):
    line = say_line(f"after «x» by {days}", AR)
    assert line == f"بعد «{FSI}x{PDI}» {said}"


@pytest.mark.parametrize(
    ("years", "said"), [("1 year", "سنة واحدة"), ("2 years", "سنتين"), ("7 years", "7 سنوات"), ("20 years", "20 سنة")]
)
def test_arabic_years_agree_with_their_number(years, said):
    line = f"«the day»: «the anniversary» is 2025-03-18 [anniversary], {years} after it"
    assert say_line(line, AR).endswith(f"أي بعده بمدة {said}")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "begins between 2025-03-01 and 2025-03-11: told of on 2025-03-11, the day of publication",
            "يبدأ بين 1 مارس 2025 و11 مارس 2025: ورد خبره في 11 مارس 2025، يوم النشر",
        ),
        ("2 mentions are one event: «a», «ب»", "ذكر الحدث نفسه في موضعين: «⁨a⁩»، «⁨ب⁩»"),
        ("corrected: status of «a» (d1, 2): denied", "صحح: حالة «⁨a⁩» (⁨d1⁩، 2): منفي"),
        ("not kept: «a» is before «b» cannot hold with: itself", "لم يؤخذ به: «⁨a⁩»: قبل «⁨b⁩»؛ فهو لا يستقيم في ذاته"),
        ("a line of another day", "a line of another day"),
    ],
)
def test_arabic_lines(line, said):
    assert say_line(line, AR) == said


def test_mentions_that_are_dated_alike_stand_in_one_line_of_the_page():
    dating, other = "«March 2019» is 2019-03 [month_date]", "reported by the publication day"
    lines = ["2 mentions are one event: «a», «b»", f"«a»: {dating}", f"«b»: {dating}", f"«c»: {other}", "no such line"]
    rows = [row["text"] for row in Page(reason_list(lines, EN)).find("li")]
    assert rows == [lines[0], "«a», «b»: «March 2019» is March 2019 [month_date]", *lines[3:]]


def test_a_language_without_words_gets_english():
    assert load_words("xx") == EN


def test_languages_manners_and_numbers_have_words():
    packs = [load_pack(code) for code in pack_codes()]
    for words in map(load_words, word_codes()):
        assert set(words["language"]) >= set(pack_codes())
        assert set(words["value"]) >= {name for pack in packs for name in pack.manner}
        assert set(words["quantity"]) >= set(packs[0].quantities) == set(packs[1].quantities)
        assert set(words["mod"]) >= {"BEFORE", "AFTER", "START", "MID", "END", "APPROX"}
        assert set(words["signal"]) == {*RULES, "under way since"}


def test_every_language_has_the_same_sentences_and_counts():
    places = re.compile(r"\{\w+\}")
    for words in map(load_words, word_codes()):
        assert {kind: list(table) for kind, table in words.why.items()} == {k: list(t) for k, t in EN.why.items()}
        for kind, table in words.why.items():
            for key, said in table.items():
                assert set(places.findall(said)) == set(places.findall(EN.why[kind][key])), key
        categories = {name for name, *_ in words.plural} | {"other"}
        for noun in EN.counts:
            assert {"other"} <= set(words.counts[noun]) <= categories


def test_every_place_is_a_leaf_or_a_kind():
    sentences_of_all = " ".join(said for table in EN.why.values() for said in table.values())
    places = {place.rstrip("0123456789") for place in re.findall(r"\{(\w+)\}", sentences_of_all)}
    assert places == set(LEAVES) | set(LISTS) | {place for place in places if place in EN.why}


@pytest.mark.parametrize("code", word_codes())
def test_months_are_read_by_the_pack(code):
    for number, month in enumerate(load_words(code).months, 1):
        (time,) = timeline.extract(f"5 {month} 2020", lang=code).times
        assert time.value == f"2020-{number:02d}-05"


@pytest.mark.parametrize(
    "line",
    ["«" * 4000, "«a» is " * 500, "not kept: " + "«a» is before «b»; " * 500, "the text goes on from " * 900],
)
def test_a_hostile_line_is_given_up_soon(line):
    assert read_line(line) is None


def test_why_speaks_the_language_of_the_event_or_the_one_asked_for():
    found = timeline.extract("اندلع حريق في المصنع يوم 3 مارس 2025.", published="2025-04-08")
    before = found.to_json()
    (fire,) = found.events
    assert "تعني 3 مارس 2025" in str(found.why(fire))
    assert "is 2025-03-03 [day_named]" in str(found.why(fire, lang="en"))
    assert str(found.why(fire, lang="fr")) == str(found.why(fire, lang="en"))
    assert found.why(fire).steps == fire.why and found.to_json() == before


def test_the_arabic_page_has_no_english_sentence():
    found = timeline.extract_many(demo_documents("both"))
    page = Page(to_html(found, lang="ar"))
    assert page.find("ul", class_="why")
    assert not page.find("bdi", lang="en", dir="ltr")


def test_the_slide_speaks_the_language_of_most_documents():
    picture = timeline.extract_many(demo_documents("ar")).to("svg")
    assert "2 يونيو 2025" in picture and "مقرر" in picture
    assert "planned" not in picture and ">2025-" not in picture


def test_numbers_and_kinds_of_conflicts_are_said_on_the_page():
    event = example_timeline().events[0]
    conflict = Conflict((event.id,), "number", (Claim("killed 12"), Claim("killed ~ 14")), "update")
    found = Timeline("t", events=(event,), conflicts=(conflict,))
    (box, _) = (box["text"] for box in Page(to_html(found, lang="ar")).find("div", class_="conflict"))
    assert "العدد · قيلت في أيام مختلفة" in box and "قتلى: 12" in box and "قتلى: ~ 14" in box
