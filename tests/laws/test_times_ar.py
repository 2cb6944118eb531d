"""Laws of the Arabic times: what is written is read back; spelling and distance change nothing else."""

from __future__ import annotations

import time
import unicodedata
from datetime import date, timedelta

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.languages import load_pack
from timeline.text import read_text
from timeline.times import find_times
from timeline.values import DocumentInfo, TimeMention
from timeline.values.timex import days_of

PACK = load_pack("ar")
DAYS = st.dates(date(1901, 1, 1), date(2099, 12, 31))
HIJRI_DAYS = st.dates(date(1930, 1, 1), date(2070, 12, 31))
PUBLISHED = st.dates(date(1950, 1, 8), date(2080, 12, 20))
SENTENCES = (
    "وقّع الوزيران الاتفاق في 17 يناير 2025 بالعاصمة.",
    "سقط المطر مساء الخميس 14 آذار/مارس 2024 على الجبال.",
    "استمرت الهدنة من 5 إلى 9 أبريل 2022 ثم انهارت.",
    "اجتمع المجلس الثلاثاء الماضي بعد ثلاثة أسابيع.",
    "غادر الوفد أمس الأول الساعة 18:30 بتوقيت غرينتش.",
    "افتُتح السوق في الثالث والعشرين من تشرين الأول 2023.",
)
SCRIPTS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９")
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640\u200f"
FILLERS = ("قال المتحدث ذلك للصحافة.", "لم تعلق الوزارة على الخبر!", "والطريق طويل، كما يبدو.")
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
OFFSETS = {
    "أمس": -1, "أمس الأول": -2, "اليوم": 0, "غدا": 1, "بعد غد": 2, "قبل خمسة أيام": -5, "قبل يومين": -2,
    "يوم غد": 1,
}  # fmt: skip
ADVERSARIES = {
    "digits": "7" * 100_000,
    "spaced digits": "١٢ " * 33_000,
    "in": "في " * 33_000,
    "nested ranges": "من 5 مايو إلى " * 7_000,
    "between": "بين عامي 1990 و" * 6_500,
    "numbers in words": "مئة و" * 20_000,
    "parts of days": "صباح يوم الاثنين من " * 5_000,
    "before and after": "قبل يومين من بعد شهر من " * 4_000,
    "months": "يناير/كانون الثاني " * 5_000,
    "nouns": "عشية الهجوم الكبير الجديد الأخير " * 3_000,
}


def read(text: str, published: date | None = None) -> list[TimeMention]:
    return find_times(read_text(text, PACK.abbreviations), PACK, DocumentInfo("d", "ar", published))


def meanings(text: str, published: date | None = None) -> list[tuple[str, str | None, str]]:
    return [(m.value, m.mod, m.rule) for m in read(text, published)]


@st.composite
def wordings(draw, day: date) -> str:
    """A full date in a wording the pack has, with any of the names of its month."""
    names = [name for name in PACK.words["month"][str(day.month)] if name != "اب"]
    first, second = draw(st.sampled_from(names)), draw(st.sampled_from(names))
    templates = (
        "{d} {m} {y}", "{d} {m} عام {y}", "{d} من شهر {m} {y}", "{d} من {m} من سنة {y}", "يوم {d} {m} {y}",
        "{d} {m}/{n} {y}", "{d} {m} ({n}) {y}", "{w} {d} {m} {y}", "يوم {w} {d} {m} {y}", "{w}، {d} {m} {y}",
        "{w} الموافق {d} {m} {y}", "{iso}",
        "{d}/{k}/{y}", "{w} ({d} {m} {y})",
    )  # fmt: skip
    values = {"d": day.day, "m": first, "n": second, "y": day.year, "k": day.month, "iso": day.isoformat()}
    return draw(st.sampled_from(templates)).format(w=WEEKDAYS[day.weekday()], **values)


@given(DAYS, PUBLISHED, st.data())
def test_a_written_date_is_read_back(day: date, published: date, data: st.DataObject) -> None:
    written = data.draw(wordings(day))
    (mention,) = read(f"وقع الحادث في {written} وفق البيان.", published)
    assert (mention.text, mention.value) == (written, day.isoformat())


@given(HIJRI_DAYS, PUBLISHED, st.data())
def test_a_hijri_date_is_read_back(day: date, published: date, data: st.DataObject) -> None:
    year, month, number = Gregorian.fromdate(day).to_hijri().datetuple()
    name = data.draw(st.sampled_from(PACK.words["hijri_month"][str(month)]))
    template = data.draw(
        st.sampled_from(("{d} {m} {y}", "{d} من {m} {y} هـ", "{d}/{k}/{y}هـ", "{d} {m} عام {y}"))
    )
    written = template.format(d=number, m=name, y=year, k=month)
    assert [m.value for m in read(f"صدر القرار في {written} بالعاصمة.", published)] == [day.isoformat()]


@given(st.integers(1, 12), st.integers(1901, 2099), st.data())
def test_a_month_and_a_year_are_read_back(month: int, year: int, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(PACK.words["month"][str(month)]))
    template = data.draw(st.sampled_from(("{m} {y}", "شهر {m} {y}", "{m} من عام {y}", "{m} عام {y}")))
    assert [m.value for m in read(f"بدأ ذلك في {template.format(m=name, y=year)} هنا.")] == [
        f"{year}-{month:02d}"
    ]


@given(st.sampled_from(SENTENCES), st.sampled_from(SCRIPTS), PUBLISHED)
def test_digits_of_any_script_are_alike(sentence: str, script: str, published: date) -> None:
    changed = sentence.translate(str.maketrans("0123456789", script))
    assert meanings(changed, published) == meanings(sentence, published)


@given(st.sampled_from(SENTENCES), PUBLISHED, st.data())
def test_marks_on_letters_change_nothing(sentence: str, published: date, data: st.DataObject) -> None:
    marked = "".join(
        char + data.draw(st.text(MARKS, max_size=2)) if "ء" <= char <= "ي" else char for char in sentence
    )
    assert meanings(marked, published) == meanings(sentence, published)
    assert all(marked[m.start : m.end] == m.text for m in read(marked, published))


@given(st.sampled_from(SENTENCES), PUBLISHED)
def test_presentation_forms_change_nothing(sentence: str, published: date) -> None:
    forms = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFE80, 0xFEF5)}
    assert meanings("".join(forms.get(char, char) for char in sentence), published) == meanings(
        sentence, published
    )


@given(st.sampled_from(sorted(OFFSETS)), PUBLISHED, st.integers(-400, 400))
def test_days_move_with_the_publication(phrase: str, published: date, shift: int) -> None:
    for day in (published, published + timedelta(shift)):
        (mention,) = read(f"وصل الوفد {phrase} إلى العاصمة.", day)
        assert mention.value == (day + timedelta(OFFSETS[phrase])).isoformat()


@given(
    st.sampled_from(("الاثنين", "الجمعة الماضية", "الأحد المقبل", "الأسبوع الماضي", "مساء السبت")),
    PUBLISHED,
    st.integers(-50, 50),
)
def test_weekdays_move_with_the_publication(phrase: str, published: date, weeks: int) -> None:
    (one,) = read(f"زار الوزير المدينة {phrase} مع وفد.", published)
    (two,) = read(f"زار الوزير المدينة {phrase} مع وفد.", published + timedelta(7 * weeks))
    first, second = days_of(one.value.split("T")[0]).earliest, days_of(two.value.split("T")[0]).earliest
    assert first is not None
    assert second == first + timedelta(7 * weeks)


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3),
    st.sampled_from(FILLERS),
    PUBLISHED,
    st.data(),
)
def test_a_sentence_without_times_changes_nothing(
    sentences: list[str], filler: str, published: date, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(sentences)))
    longer = [*sentences[:at], filler, *sentences[at:]]
    assert meanings(" ".join(longer), published) == meanings(" ".join(sentences), published)


@given(st.text("ابتثنيةوفيمن 0123456789/-:.،()\n", max_size=200), st.none() | PUBLISHED)
@settings(max_examples=200)
def test_any_text_is_read(text: str, published: date | None) -> None:
    assert all(text[m.start : m.end] == m.text for m in read(text, published))


@pytest.mark.usefixtures("nothing_left_over")
@pytest.mark.parametrize("name", sorted(ADVERSARIES))
def test_adversaries_stay_linear(name: str) -> None:
    text = ADVERSARIES[name]
    read(text[:2_000])
    begin = time.process_time()
    read(text[: len(text) // 4])
    quarter = time.process_time() - begin
    begin = time.process_time()
    read(text)
    assert time.process_time() - begin < 10 * quarter + 1
