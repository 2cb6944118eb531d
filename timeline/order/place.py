"""One line for all events: a sorting that no date, no text and no kept decision contradicts."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.order.network import Network, begin_of
from timeline.values import Event

_LATE = 1 << 40


def positions(events: Sequence[Event], network: Network) -> list[int]:
    """The place of each numbered event in the line.

    By begin, then as the network orders, then by id. An event with an open begin stands at its latest day,
    but never behind an event that it precedes. Every key grows along an order arc and the depth grows
    strictly along a strict one, so the line respects them all.
    """
    places = _places(len(events), network)
    keys = []
    for index, event in enumerate(events):
        most = network.bounds(begin_of(index))[1]
        depth = network.depth(begin_of(index))
        keys.append((places[index], _LATE if most is None else most, depth, event.id, index))
    found = [0] * len(events)
    for position, key in enumerate(sorted(keys)):
        found[key[-1]] = position
    return found


def _places(count: int, network: Network) -> list[int]:
    own = {}
    for index in range(count):
        least, most = network.bounds(begin_of(index))
        own[begin_of(index)] = next((day for day in (least, most) if day is not None), _LATE)
    final: dict[int, int] = {}
    for start in sorted(own, key=lambda point: (own[point], point)):
        todo = [start]
        while todo:
            point = todo.pop()
            if point not in final:
                final[point] = own[start]
                todo.extend(network.not_after(point))
    return [final[begin_of(index)] for index in range(count)]
