"""tools/audit: an advisory fails the run, silence of the service does not and is said."""

import json
import subprocess
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType

import pytest

from tests.conftest import ROOT

CLEAN = {"name": "django", "version": "5.2.19", "vulns": []}
UNKNOWN = {"name": "django-csp", "skip_reason": "Dependency not found on PyPI"}
HOLED = {
    "name": "pillow",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-2020-1", "fix_versions": ["1.1"], "aliases": [], "description": ""}],
}


@pytest.fixture
def audit() -> ModuleType:
    loader = SourceFileLoader("audit_tool", str(ROOT / "tools" / "audit"))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (json.dumps({"dependencies": [CLEAN, UNKNOWN]}), 0, "1 of 2; found: 0."),
        (json.dumps({"dependencies": [CLEAN, HOLED]}), 1, "pillow 1.0: PYSEC-2020-1, fixed in 1.1"),
        (json.dumps({"dependencies": [UNKNOWN]}), 0, "was not reached"),
        ("", 0, "was not reached"),
    ],
    ids=["clean", "an advisory", "all skipped", "no answer"],
)
def test_what_it_says(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys, answer: str, code: int, said: str
) -> None:
    done = subprocess.CompletedProcess([], 0, stdout=answer, stderr="")
    monkeypatch.setattr(audit.subprocess, "run", lambda *args, **kwargs: done)
    assert audit.main() == code
    assert said in capsys.readouterr().out
