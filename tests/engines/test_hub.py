import subprocess
import sys
from dataclasses import replace

import pytest

from brief.engines.hub import pull
from brief.engines.registry import MODELS
from brief.errors import EngineError


@pytest.mark.parametrize(
    ("name", "told"),
    [("embedded", "nothing to download"), ("madlad400-3b-mt", "cannot be run by this version")],
)
def test_what_cannot_be_used_is_not_fetched(name: str, told: str) -> None:
    with pytest.raises(EngineError, match=told):
        pull(MODELS[name])


def test_a_licence_with_conditions_has_to_be_accepted() -> None:
    card = replace(MODELS["quickmt-fa-en"], commercial=False, licence="CC-BY-NC-4.0")
    with pytest.raises(
        EngineError, match=r"CC-BY-NC-4\.0 .not for commercial use.: read it, then add --accept-licence"
    ):
        pull(card)


def test_without_a_connection_it_is_one_clear_line(tmp_path: object) -> None:
    # The Hub's address is read at import, hence a process of its own; port 9 of this machine answers nobody.
    script = "import sys; from brief.main import app; app(['models', 'pull', 'quickmt-fa-en'])"
    environment = {
        "HF_ENDPOINT": "http://127.0.0.1:9",
        "HF_HUB_CACHE": str(tmp_path),
        "PATH": "",
        "HOME": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment, timeout=60
    )
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.splitlines()[-1].startswith("error: downloading quickmt-fa-en from quickmt/quickmt-fa-en: ")
    assert "Traceback" not in done.stderr
