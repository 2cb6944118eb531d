"""Nothing asks the network, whatever is read: a process in which no name is looked up and nothing connects."""

from __future__ import annotations

import os
import subprocess
import sys

SCRIPT = """
import importlib.util, socket
from pathlib import Path

def refuse(*_, **__):
    raise AssertionError("the network was asked")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
import timeline
from timeline.batch.demo import demo_documents
from timeline.batch.folders import documents_from_files
from timeline.batch.readers import read_plain

page = "<html><body><article><h1>A</h1>" + "<p>The bridge was opened on 3 May 2025 by the mayor.</p>" * 9
page += '<img src="http://example.org/a.png"></article></body></html>'
Path("a.html").write_text(page)
Path("a.csv").write_text("text" + chr(10) + "He won on 4 May 2025." + chr(10))
names = ["a.csv", *(["a.html"] if importlib.util.find_spec("trafilatura") else [])]
read = list(documents_from_files(names, other=read_plain, strict=True))
assert len(read) == len(names)
found = timeline.extract_many([*demo_documents(), *read])
assert found.events and "<html" in found.to_html()
(day,) = timeline.extract("Le traité a été signé le 12 mars 2020 à Paris.", lang="fr").times
assert day.value == "2020-03-12"
"""


def test_no_network_is_asked(root, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
