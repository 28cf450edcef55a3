"""The floors of the house (docs/map.md): who may import whom. The contracts stand in pyproject.toml."""

import sys

import grimp
import pytest
from importlinter.cli import lint_imports

ROOMS = ["commission.domain", "tasks.domain"]


def test_every_floor_imports_only_those_below(capsys):
    failed = lint_imports(no_cache=True)
    report = capsys.readouterr().out
    assert not failed, report
    assert "0 broken" in report


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("commission", "tasks", include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("room", ROOMS)
def test_the_law_knows_nothing_but_python_and_the_law(imports, room):
    """A contract can only forbid packages it names; here everything is foreign that is not Python's own."""
    law = {room} | imports.find_descendants(room)
    foreign = {
        (module, name)
        for module in law
        for name in imports.find_modules_directly_imported_by(module)
        if not name.startswith(tuple(ROOMS)) and name.split(".")[0] not in sys.stdlib_module_names
    }
    assert len(law) > 1
    assert foreign == set()
