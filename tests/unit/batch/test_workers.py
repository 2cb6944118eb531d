"""Work in processes: in order, bounded, and no process stays, whatever happens."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from timeline.batch.workers import WINDOW, Crash, work_through
from timeline.errors import InputError, TimelineError


class StubbornError(Exception):
    """Cannot be copied from one process to another."""

    def __init__(self, first, second):
        super().__init__(f"{first} {second}")


def work(item):
    if item == "die":
        os._exit(7)
    if item == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "bad":
        raise InputError("no good", place="here", value=item)
    if item == "stubborn":
        raise StubbornError("so", "it is")
    return item * 2


def die_once(path):
    """Dies at the first try only."""
    if path and not Path(path).exists():
        Path(path).touch()
        os._exit(1)
    return path


def sleep_long(item):
    time.sleep(600)


@pytest.fixture(autouse=True)
def nothing_is_left():
    yield
    assert multiprocessing.active_children() == []


def test_results_come_in_order_and_a_killer_costs_only_itself():
    items = ["a", "die", *"bcde", "killed", "f"]
    found = list(work_through(work, items, 2))
    assert found == ["aa", Crash("die", 7), "bb", "cc", "dd", "ee", Crash("killed", -9), "ff"]


def test_what_dies_once_is_tried_again(tmp_path):
    mark = str(tmp_path / "mark")
    assert list(work_through(die_once, ["", mark, ""], 2)) == ["", mark, ""]


@pytest.mark.parametrize("processes", [1, 2])
def test_exceptions_are_raised_in_their_turn(processes):
    found = work_through(work, ["a", "bad", "b"], processes)
    assert next(found) == "aa"
    with pytest.raises(InputError) as caught:
        next(found)
    assert (caught.value.place, caught.value.value) == ("here", "bad")


def test_an_exception_that_cannot_travel_is_told():
    with pytest.raises(TimelineError, match="StubbornError: so it is"):
        list(work_through(work, ["stubborn"], 2))


def test_items_are_taken_as_they_are_needed():
    taken = []
    found = work_through(work, (taken.append(n) or n for n in range(100)), 2)
    for number in range(3):
        assert next(found) == 2 * number
        assert len(taken) <= number + 1 + 2 * WINDOW
    found.close()


def test_what_breaks_the_source_breaks_the_work():
    def items():
        yield "a"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        list(work_through(work, items(), 2))


SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs in the background without it
sys.path.insert(0, {folder!r})
from test_workers import sleep_long, work
from timeline.batch.workers import work_through
{guard}
    print("begun", flush=True)
    list(work_through({work}, "abc", 2))
"""


def start(tmp_path, guard, work):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(folder=str(Path(__file__).parent), guard=guard, work=work), "utf-8")
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, script], stdout=pipe, stderr=pipe, text=True, start_new_session=True)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
@pytest.mark.parametrize("whom", ["group", "parent"])
def test_an_interruption_ends_all_at_once(tmp_path, whom):
    with ended(start(tmp_path, 'if __name__ == "__main__":', "sleep_long")) as process:
        check_interruption(process, whom)


@contextmanager
def ended(process):
    """Whatever a test says of a process, it and those that it started do not outlive it."""
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def check_interruption(process, whom):
    assert process.stdout.readline() == "begun\n"
    time.sleep(1)
    (os.killpg if whom == "group" else os.kill)(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == -signal.SIGINT and errors.count("Traceback") == 1
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("processes are left")


def test_a_script_without_a_guard_is_told(tmp_path):
    process = start(tmp_path, "if True:", "work")
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "a worker process ended before it began, with exit code 1; a script that starts" in errors
