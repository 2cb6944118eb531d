from __future__ import annotations

import pytest

from timeline.cli import main


@pytest.fixture
def run(capfd):
    """Run the command line; its exit code, standard output and standard error."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return run
