import pytest

from timeline.errors import ModelError
from timeline.model import Head, Layer, Projection, Report, Weights, read_weights
from timeline.training.corpora import LICENCES, SHIPPABLE
from timeline.training.recipes import RECIPES
from timeline.training.write import fill_card, write_weights

HEAD = Head("demo", ("x",), ("no", "yes"), mean=[0], scale=[1], layers=(Layer([[-1.0, 1.0]], [0.0, 0.0]),))
REPORT = Report({"a corpus": "CC BY 4.0"}, {"dev": {"rows": 12.0, "accuracy": 0.75}}, 0.0625)


def test_written_weights_are_read(tmp_path):
    weights = Weights({"demo": HEAD}, {"demo": REPORT}, Projection([0], [[1]], 1))
    write_weights(weights, tmp_path / "new")
    write_weights(read_weights(tmp_path / "new"), tmp_path / "again")
    for name in ("weights.npz", "weights.json"):
        assert (tmp_path / "new" / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_card_is_filled_between_its_markers(tmp_path):
    card = tmp_path / "card.md"
    card.write_text("above\n<!-- numbers -->\nold\n<!-- end of numbers -->\nbelow\n", "utf-8")
    fill_card(card, {"demo": REPORT})
    once = card.read_text("utf-8")
    assert "| dev | 12 | 0.750 |" in once
    assert "a corpus (CC BY 4.0)" in once
    assert "old" not in once
    assert once.startswith("above\n") and once.endswith("\nbelow\n")
    fill_card(card, {"demo": REPORT})
    assert card.read_text("utf-8") == once


def test_card_without_markers(tmp_path):
    (tmp_path / "card.md").write_text("nothing", "utf-8")
    with pytest.raises(ModelError, match="no markers"):
        fill_card(tmp_path / "card.md", {})


@pytest.mark.parametrize("name", RECIPES)
def test_shipped_weights_learn_only_from_what_may_be_shipped(name):
    assert set(RECIPES[name].shipped) <= SHIPPABLE
    assert not any(LICENCES[corpus] in ("research only", "none stated") for corpus in RECIPES[name].shipped)
