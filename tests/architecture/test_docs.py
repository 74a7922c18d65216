"""What the outside can rely on is written down, and nothing is written down that is gone."""

import importlib
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from donghanh.domain.planlint.rules import RULES
from tests.architecture.tree import PACKAGE, ROOT

REFERENCE = ROOT / "docs" / "reference.md"
VARIABLE = re.compile(r"[\"'](DONGHANH_[A-Z_]+)[\"']")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
SETTINGS_NOT_VARIABLES = {"DONGHANH_SECRET_"}


def _read_from_the_environment() -> set[str]:
    folders = (PACKAGE / "config" / "settings", ROOT / "tooling")
    sources = [path.read_text("utf-8") for folder in folders for path in folder.glob("*.py")]
    return {name for source in sources for name in VARIABLE.findall(source)} - SETTINGS_NOT_VARIABLES


def _documented(pattern: str) -> set[str]:
    return set(re.findall(pattern, REFERENCE.read_text("utf-8"), re.MULTILINE))


def _permissions() -> Iterator[str]:
    for path in sorted(PACKAGE.glob("*/permissions.py")):
        module = importlib.import_module(f"donghanh.{path.parent.name}.permissions")
        enums = [
            v for v in vars(module).values() if isinstance(v, type) and issubclass(v, StrEnum) and v is not StrEnum
        ]
        yield from (member.value for enum in enums if enum.__module__ == module.__name__ for member in enum)


def test_every_variable_of_the_environment_is_documented_and_no_other() -> None:
    documented = _documented(r"^\| `(DONGHANH_[A-Z_]+)` \|")
    read = _read_from_the_environment()
    assert read, "the settings were found"
    assert read - documented == set()
    assert documented - read - {"DONGHANH_SECRET_DJANGO", "DONGHANH_SECRET_AUDIT"} == set()


def test_every_permission_is_documented_and_no_other() -> None:
    assert set(_permissions()) == _documented(r"^\| `([a-z]+\.[a-z_]+)` \|")


def test_every_rule_of_the_linter_is_documented() -> None:
    told = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert RULES
    assert [rule.code for rule in RULES if not re.search(rf"\b{rule.code}\b", told)] == []


def _pages() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *PACKAGE.glob("*/README.md")])


@pytest.mark.parametrize("page", _pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()] == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
