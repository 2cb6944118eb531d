"""Work spread over processes: results in the order of the work, and a process that dies costs one piece of it."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, TypeVar

from attrs import define, field, frozen

from timeline.errors import TimelineError

T = TypeVar("T")
R = TypeVar("R")

WINDOW = 4
"""Pieces of work that are taken and not yet given back, for each process: what bounds the memory."""
_READY = "ready"
_NO_START = (
    "a worker process ended before it began, with exit code {}; a script that starts processes "
    'does so under `if __name__ == "__main__":`'
)


@frozen
class Crash(Generic[T]):
    """A piece of work whose process died twice, the second time while nothing else was worked on."""

    item: T
    code: int
    """The exit code of the process; below zero the number of the signal that ended it."""


def work_through(function: Callable[[T], R], items: Iterable[T], processes: int) -> Iterator[R | Crash[T]]:
    """What `function`, a function of a module, gives for each item, in the order of the items.

    The items are taken as they are needed. What the function raises is raised here, in its turn. With one process
    the work is done in this one, and nothing protects from a crash. With more, they are new ones (the method
    ``spawn``); all are gone when the iterator is exhausted, closed or left by an exception.
    Raises TimelineError if they cannot start.
    """
    if processes == 1:
        yield from map(function, items)
        return
    crew: _Crew[T, R] = _Crew(function, processes, iter(items))
    try:
        yield from crew.results()
    finally:
        crew.stop()


@define(eq=False)
class _Piece(Generic[T]):
    number: int
    item: T
    again: bool = False


@define(eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    ready: bool = False

    def end(self) -> int:
        """End the process if it has not ended; its exit code."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        return self.process.exitcode or 0


@frozen(eq=False)
class _Raised:
    fault: Exception


@define(eq=False)
class _Crew(Generic[T, R]):
    """Each worker has one piece at a time, so that it is known which one killed it."""

    function: Callable[[T], R]
    processes: int
    items: Iterator[T]
    idle: list[_Worker] = field(factory=list)
    busy: dict[Connection, tuple[_Worker, _Piece[T]]] = field(factory=dict)
    suspects: deque[_Piece[T]] = field(factory=deque)
    """Pieces whose process died once."""
    done: dict[int, Any] = field(factory=dict)
    taken: int = 0
    given: int = 0

    def results(self) -> Iterator[R | Crash[T]]:
        while True:
            self._hand_out()
            if not self.busy and self.given not in self.done:
                return
            while self.given not in self.done:
                self._receive()
                self._hand_out()
            result = self.done.pop(self.given)
            self.given += 1
            if isinstance(result, _Raised):
                raise result.fault
            yield result

    def stop(self) -> None:
        for worker in (*self.idle, *(worker for worker, _ in self.busy.values())):
            worker.end()

    def _hand_out(self) -> None:
        while len(self.busy) < self.processes and (piece := self._next()):
            worker = self.idle.pop() if self.idle else self._hire()
            self.busy[worker.connection] = worker, piece
            try:
                worker.connection.send(piece.item)
            except OSError:
                self._lose(worker.connection)

    def _next(self) -> _Piece[T] | None:
        """A piece to work on now: a suspect only alone, a new one while there is room in the window."""
        if any(piece.again for _, piece in self.busy.values()):
            return None
        if self.suspects:
            return None if self.busy else self.suspects.popleft()
        if self.taken - self.given >= WINDOW * self.processes:
            return None
        for item in self.items:
            self.taken += 1
            return _Piece(self.taken - 1, item)
        return None

    def _receive(self) -> None:
        for connection in wait([*self.busy]):
            assert isinstance(connection, Connection)
            worker, piece = self.busy[connection]
            try:
                message = connection.recv()
            except (EOFError, OSError):
                self._lose(connection)
                continue
            if not worker.ready:
                worker.ready = True
                continue
            del self.busy[connection]
            self.idle.append(worker)
            self.done[piece.number] = message

    def _lose(self, connection: Connection) -> None:
        worker, piece = self.busy.pop(connection)
        code = worker.end()
        if not worker.ready and code >= 0:
            raise TimelineError(_NO_START.format(code))
        if piece.again:
            self.done[piece.number] = Crash(piece.item, code)
        else:
            piece.again = True
            self.suspects.append(piece)

    def _hire(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self.function, theirs), daemon=True)
        worker = _Worker(process, ours)
        with _interrupts_wait():
            process.start()
            theirs.close()
        return worker


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Hold an interruption back; a process that is started meanwhile never sees one."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(function: Callable[[Any], Any], connection: Connection) -> None:
    """What a worker does: answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        connection.send(_READY)
        while True:
            connection.send(_answer(function, connection.recv()))


def _answer(function: Callable[[Any], Any], item: Any) -> Any:
    try:
        return function(item)
    except Exception as fault:  # noqa: BLE001  # it is raised where the result is asked for
        return _Raised(_portable(fault))


def _portable(fault: Exception) -> Exception:
    """The exception, or one that says as much if it cannot travel between processes."""
    try:
        ForkingPickler.loads(ForkingPickler.dumps(fault))
    except Exception:  # noqa: BLE001  # whatever its class does when it is copied
        return TimelineError(f"{type(fault).__name__}: {fault}")
    return fault
