"""The shipped weights: plain arrays in ``weights.npz``, and in ``weights.json`` all that is known of them.

`weights.json` names the features and labels of every head, what it was trained on and how well it does,
so that a change of the model is a readable diff. It also holds the digest of `weights.npz`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from attrs import field, frozen

from timeline.errors import ModelError
from timeline.model.context import Projection
from timeline.model.heads import Array, Head, Layer
from timeline.model.priors import ARRAYS as PRIORS
from timeline.model.priors import NOTHING_SEEN, Priors
from timeline.model.tagger import ARRAYS, Tagger

SCHEMA = "timeline-model/1"
LARGEST = 8 * 2**20
"""Bytes that `weights.npz` may have."""
FOLDER = Path(__file__).parent / "data"


@frozen
class Report:
    """What is known of a trained head: data sets by name with their licences, scores, calibration error.

    `scores` maps a test set to its figures (0 to 1, or counts). `calibration_error` is the expected
    calibration error on the development part, 0 to 1.
    """

    training: Mapping[str, str] = field(factory=dict)
    scores: Mapping[str, Mapping[str, float]] = field(factory=dict)
    calibration_error: float = 0.0


@frozen(eq=False)
class Weights:
    """All heads and their reports by name, the projection of the words around triggers, the tagger, and the priors.

    The report of the tagger is that named ``tagger``.
    """

    heads: Mapping[str, Head]
    reports: Mapping[str, Report]
    projection: Projection
    tagger: Tagger | None = None
    priors: Priors = NOTHING_SEEN


def read_weights(folder: Path = FOLDER) -> Weights:
    """Read the weights of a folder.

    Raises ModelError with the path if a file is missing or damaged, or the digest or schema differ.
    """
    card = _read_card(folder / "weights.json")
    arrays = _read_arrays(folder / "weights.npz", card.get("digest"))
    try:
        heads = {name: _build_head(name, entry, arrays) for name, entry in card["heads"].items()}
        reports = {name: _build_report(entry) for name, entry in card["heads"].items()}
        projection = Projection(arrays["context/center"], arrays["context/weight"], card["context"]["reach"])
        tagger = _build_tagger(card["tagger"], arrays) if "tagger" in card else None
        priors = Priors(**{name: arrays[f"priors/{name}"] for name in PRIORS}, share=card["priors"]["share"])
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise ModelError(f"incomplete: {fault!r}", place=str(folder / "weights.json")) from fault
    if tagger is not None:
        reports["tagger"] = _build_report(card["tagger"])
    return Weights(heads, reports, projection, tagger, priors)


def dump_weights(weights: Weights) -> tuple[bytes, str]:
    """The bytes of `weights.npz` and the text of `weights.json`; equal weights give equal bytes."""
    projection = weights.projection
    arrays = {"context/center": projection.center, "context/weight": projection.weight}
    arrays |= dict(pair for name in sorted(weights.heads) for pair in _head_arrays(weights.heads[name]))
    if weights.tagger is not None:
        arrays |= {f"tagger/{name}": getattr(weights.tagger, name) for name in ARRAYS}
    # float32 halves the file; a head computes in float64 from what it reads back
    arrays = {name: array.astype(np.float32) for name, array in arrays.items()}
    counts = {f"priors/{name}": getattr(weights.priors, name) for name in PRIORS}
    buffer = BytesIO()
    np.savez(buffer, allow_pickle=False, **arrays, **counts)
    data = buffer.getvalue()
    heads = {name: _head_entry(head, weights.reports[name]) for name, head in weights.heads.items()}
    context = {"reach": projection.reach, "size": projection.weight.shape[1]}
    card = {"schema": SCHEMA, "digest": _digest(data), "heads": heads, "context": context}
    card["priors"] = {"share": weights.priors.share}
    if weights.tagger is not None:
        card["tagger"] = {"features": list(weights.tagger.features), **_report_entry(weights.reports["tagger"])}
    return data, json.dumps(card, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def model_digest(folder: Path = FOLDER) -> str:
    """The digest of the weights in a folder, from the file beside them; raises ModelError if that is damaged."""
    return str(_read_card(folder / "weights.json").get("digest"))


def _read_card(path: Path) -> dict[str, Any]:
    try:
        card = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as fault:
        raise ModelError("the weights are missing", place=str(path)) from fault
    except (OSError, ValueError, RecursionError) as fault:
        raise ModelError(f"the weights are damaged: {fault}", place=str(path)) from fault
    schema = card.get("schema") if isinstance(card, dict) else None
    if schema != SCHEMA or not isinstance(card, dict):
        raise ModelError(f"expected schema {SCHEMA!r}, got {schema!r}", place=str(path), value=schema)
    return card


def _read_arrays(path: Path, digest: object) -> dict[str, Array]:
    try:
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise ModelError("the weights are missing", place=str(path)) from fault
    except OSError as fault:
        raise ModelError(f"the weights are damaged: {fault}", place=str(path)) from fault
    if len(data) > LARGEST:
        raise ModelError(f"more than {LARGEST} bytes", place=str(path), value=len(data))
    if _digest(data) != digest:
        raise ModelError(f"digest {_digest(data)} is not {digest!r}", place=str(path), value=digest)
    try:
        with np.load(BytesIO(data), allow_pickle=False) as archive:
            return {name: archive[name] for name in archive.files}
    except (ValueError, OSError, BadZipFile) as fault:
        raise ModelError(f"the weights are damaged: {fault}", place=str(path)) from fault


def _digest(data: bytes) -> str:
    return f"sha256:{sha256(data).hexdigest()}"


def _head_arrays(head: Head) -> Iterator[tuple[str, Array]]:
    yield f"{head.name}/mean", head.mean
    yield f"{head.name}/scale", head.scale
    for number, layer in enumerate(head.layers):
        yield f"{head.name}/weight{number}", layer.weight
        yield f"{head.name}/bias{number}", layer.bias


def _head_entry(head: Head, report: Report) -> dict[str, Any]:
    return {
        "activation": head.activation,
        **_report_entry(report),
        "features": list(head.features),
        "labels": list(head.labels),
        "layers": len(head.layers),
        "temperature": head.temperature,
        "vectors": head.vectors,
    }


def _report_entry(report: Report) -> dict[str, Any]:
    return {
        "calibration_error": round(report.calibration_error, 4),
        "scores": {test: {k: round(v, 4) for k, v in row.items()} for test, row in report.scores.items()},
        "training": dict(report.training),
    }


def _build_tagger(entry: Mapping[str, Any], arrays: Mapping[str, Array]) -> Tagger:
    return Tagger(tuple(entry["features"]), **{name: arrays[f"tagger/{name}"] for name in ARRAYS})


def _build_head(name: str, entry: Mapping[str, Any], arrays: Mapping[str, Array]) -> Head:
    numbers = range(entry["layers"])
    return Head(
        name,
        tuple(entry["features"]),
        tuple(entry["labels"]),
        mean=arrays[f"{name}/mean"],
        scale=arrays[f"{name}/scale"],
        layers=tuple(Layer(arrays[f"{name}/weight{n}"], arrays[f"{name}/bias{n}"]) for n in numbers),
        activation=entry["activation"],
        temperature=entry["temperature"],
        vectors=entry["vectors"],
    )


def _build_report(entry: Mapping[str, Any]) -> Report:
    return Report(entry["training"], entry["scores"], entry["calibration_error"])
