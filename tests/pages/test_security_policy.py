import base64
import hashlib
from pathlib import Path

import pytest

from katalog.pages.security_policy import PLAYER, TILES, Outside, policy

TEMPLATES = sorted((Path(__file__).parents[2] / "overrides").rglob("*.html"))


def directives(text):
    return {name: values for name, *values in (part.split() for part in text.split("; "))}


@pytest.mark.parametrize(("tiles", "players"), [(False, False), (True, False), (False, True)])
def test_nothing_that_is_not_named_is_allowed(tiles, players):
    needs = Outside(tiles=tiles, players=players)
    found = directives(policy(needs=needs))
    assert found["default-src"] == ["'none'"]
    assert found["base-uri"] == ["'none'"]
    assert found["form-action"] == ["'self'"]
    assert found["script-src"] == ["'self'"]
    assert found["style-src"] == ["'self'"]
    assert found["img-src"] == ["'self'", "data:", *([TILES] if tiles else [])]
    assert found.get("frame-src") == ([PLAYER] if players else None)
    elsewhere = [value for values in found.values() for value in values if "." in value or "*" in value]
    assert elsewhere == ([TILES] if tiles else []) + ([PLAYER] if players else [])
    for word in ("unsafe-eval", "unsafe-hashes", "http:", "https: ", "blob:"):
        assert word not in policy(needs=needs)


def test_an_inline_script_is_allowed_by_its_digest_alone():
    script = 'document.documentElement.dataset.a = "é";'
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert directives(policy((script,)))["script-src"] == ["'self'", f"'sha256-{digest}'"]


def test_styles_are_as_strict_as_the_templates_allow():
    """The exception for `style` attributes has to go with the last of them."""
    written = [path.name for path in TEMPLATES if ' style="' in path.read_text(encoding="utf-8")]
    allowed = "style-src-attr" in policy()
    assert allowed == bool(written), f"delete security_policy.STYLE_ATTRIBUTES: {written or 'nothing'} needs it"
