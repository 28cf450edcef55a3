"""The floors of the house (docs/map.md): who may import whom. The contracts stand in pyproject.toml."""

from importlinter.cli import lint_imports


def test_every_floor_imports_only_those_below(capsys):
    failed = lint_imports(no_cache=True)
    report = capsys.readouterr().out
    assert not failed, report
    assert "0 broken" in report
