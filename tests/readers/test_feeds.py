"""The feeds as two reading applications take them: r2-opds-js, which Thorium is made of, and opds-feed-parser."""

import json
import posixpath
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from workshop import LOCALES, Workshop

from .node import HERE, NODE

pytestmark = pytest.mark.verify

STEMS = ("opds", *(f"{tag}/opds" for tag in LOCALES), "opds/fever", "opds/hand-washing")


def clients(files: list[Path]) -> dict[str, dict[str, Any]]:
    """Ask the clients what they read of feeds."""
    command = [str(NODE), str(HERE / "feeds.mjs"), *map(str, files)]
    return dict(json.loads(subprocess.run(command, capture_output=True, check=True, timeout=120).stdout))


def test_two_clients_read_every_feed_and_all_that_they_are_led_to_is_there(finished: Workshop) -> None:
    files = [finished.output / f"{stem}{suffix}" for stem in STEMS for suffix in (".json", ".xml")]
    said = clients(files)
    assert len(said) == len(files)
    for file in files:
        feed = said[str(file)]
        assert feed["title"]
        assert feed["navigation"] or feed["publications"]
        led = [path for _, path in (*feed["navigation"], *feed["links"])]
        for each in feed["publications"]:
            assert each["title"]
            assert each["language"] in LOCALES
            assert each["updated"].startswith("2026-")
            assert each["files"]
            led += [*(path for _, path in each["files"]), *each["covers"]]
        assert [path for path in led if not (file.parent / unquote(path)).is_file()] == []
        assert not any(posixpath.isabs(path) for path in led)


def test_a_client_would_refuse_a_feed_that_is_cut_off(finished: Workshop, tmp_path: Path) -> None:
    for name in ("opds.json", "opds.xml"):
        broken = tmp_path / name
        broken.write_bytes((finished.output / name).read_bytes()[:300])
        with pytest.raises(subprocess.CalledProcessError):
            clients([broken])
