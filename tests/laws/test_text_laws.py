"""Laws of the text layer: nothing is lost, and every folded position knows where it came from."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from timeline.strategies import arabic_texts, english_texts, respellings, texts
from timeline.text import detect_language, fold, fold_with_map, read_text
from timeline.text.sentences import LONGEST

ANY = st.one_of(texts(), arabic_texts(), english_texts())
ABBREVIATIONS = st.sets(st.sampled_from(["dr", "no", "د", "م"])).map(frozenset)


@given(ANY)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(ANY, ANY)
def test_folding_goes_part_by_part(one, two):
    assert fold(one + two) == fold(one) + fold(two)


@given(ANY)
def test_the_map_folds_like_folding(text):
    mapped = fold_with_map(text)
    assert mapped.raw == text
    assert mapped.folded == fold(text)


@example("\ufeffabc", 0, 1)
@given(ANY, st.integers(0, 400), st.integers(0, 400))
def test_a_folded_span_comes_from_a_raw_span_that_folds_to_it(text, one, two):
    mapped = fold_with_map(text)
    start, end = sorted((one % (len(mapped.folded) + 1), two % (len(mapped.folded) + 1)))
    assume(start < end)
    first, last = mapped.raw_span(start, end)
    assert 0 <= first < last <= len(text)
    back = fold(text[first:last])
    assert mapped.folded[start:end] in back
    widths = {len(fold(char)) for char in text}
    if max(widths) <= 1:
        assert back == mapped.folded[start:end]


@given(ANY, st.data())
def test_adjacent_folded_spans_come_from_raw_spans_in_order(text, data):
    mapped = fold_with_map(text)
    assume(len(mapped.folded) > 1)
    cut = data.draw(st.integers(1, len(mapped.folded) - 1))
    (_, end), (start, _) = mapped.raw_span(cut - 1, cut), mapped.raw_span(cut, cut + 1)
    assert end <= start or len(fold(text[start])) > 1


@given(ANY, st.data())
def test_raw_positions_map_to_folded_ones_and_back(text, data):
    mapped = fold_with_map(text)
    assume(mapped.folded)
    position = data.draw(st.integers(0, len(mapped.folded) - 1))
    there = mapped.folded_position(mapped.raw_start(position))
    assert there <= position
    assert mapped.raw_start(there) == mapped.raw_start(position)


@given(ANY, ABBREVIATIONS)
def test_sentences_join_to_the_text(raw, abbreviations):
    text = read_text(raw, abbreviations)
    assert "".join(text.folded[s.start : s.end] for s in text.sentences) == text.folded == fold(raw)
    assert text.sentences[0].start == 0


@given(ANY, ABBREVIATIONS)
def test_sentences_join_in_the_text_as_given(raw, abbreviations):
    text = read_text(raw, abbreviations)
    inner = [text.map.raw_start(s.start) for s in text.sentences[1:]]
    edges = [0, *inner, len(raw)]
    assert "".join(raw[a:b] for a, b in pairwise(edges)) == raw


@given(ANY)
def test_tokens_and_gaps_join_to_the_text(raw):
    text = read_text(raw)
    out, at = [], 0
    for start, end, form in zip(text.starts, text.ends, text.forms, strict=True):
        gap = text.folded[at:start]
        assert gap.strip() == ""
        out += [gap, form]
        at = end
    assert "".join([*out, text.folded[at:]]) == text.folded
    assert text.folded[at:].strip() == ""


@given(ANY)
def test_every_token_is_in_one_sentence(raw):
    text = read_text(raw)
    assert [i for s in text.sentences for i in range(s.first, s.last)] == list(range(len(text.forms)))
    for index, s in enumerate(text.sentences):
        assert all(text.sentence_at(text.starts[i]) == index for i in range(s.first, s.last))


@given(st.lists(st.sampled_from(["word", "، ", " ", ",", "7", "«", "قال", ". ", "…"]), min_size=1, max_size=9))
def test_no_sentence_grows_without_end(parts):
    unit = "".join(parts)
    text = read_text(unit * 600)
    if not unit.isalnum():
        assert max(s.end - s.start for s in text.sentences) <= 2 * LONGEST


@given(ANY, ANY)
def test_a_line_end_ends_a_sentence(one, two):
    assume(two.strip() and fold(two).strip() and fold(one).strip())
    joined = read_text(f"{one}\n\n{two}")
    edge = len(fold(one))
    assert any(edge < s.start or s.start == len(joined.folded) for s in joined.sentences)


@given(arabic_texts(), st.data())
def test_spelling_moves_no_sentence_and_no_token(text, data):
    plain, other = read_text(text), read_text(data.draw(respellings(text)))
    assert other.forms == plain.forms
    assert other.sentences == plain.sentences


@given(ANY)
def test_language_detection_always_answers(text):
    code = detect_language(text)
    assert code == "und" or (2 <= len(code) <= 3 and code.islower())
    assert detect_language(text) == code
