"""Migrations say what they do and stand on their own."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT

BY_DJANGO = re.compile(r"_auto_\d|^\d{4}_(alter|add|remove|rename)_[a-z]+_[a-z_]*_and_more$|^\d{4}_[a-z_]*_and_more$")
OPERATIONS_FOR_MIGRATIONS = {
    "donghanh.foundation.history": "the refusal of overlapping periods",
    "donghanh.foundation.audit.migration": "the triggers that keep the audit table append-only",
}
"""Our modules made for migrations, with what lies under them: they take part in no model and promise to stay as they are."""


def _migrations() -> list[Path]:
    return sorted(path for path in PACKAGE.glob("**/migrations/[0-9]*.py"))


def _imports_of_ours(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("donghanh"):
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("donghanh")}
    return found


def test_every_migration_has_a_name_that_says_what_it_does() -> None:
    assert _migrations(), "the migrations were found"
    assert [path.relative_to(ROOT).as_posix() for path in _migrations() if BY_DJANGO.search(path.stem)] == []


def test_migrations_do_not_import_code_that_will_change_under_them() -> None:
    used = {path.relative_to(ROOT).as_posix(): _imports_of_ours(path.read_text("utf-8")) for path in _migrations()}
    assert {name: found for name, ours in used.items() if (found := {m for m in ours if not _is_lasting(m)})} == {}


def _is_lasting(module: str) -> bool:
    return any(f"{module}.".startswith(f"{lasting}.") for lasting in OPERATIONS_FOR_MIGRATIONS)


def test_schema_and_data_are_changed_apart() -> None:
    mixed = []
    for path in _migrations():
        calls = {node.func.attr for node in ast.walk(ast.parse(path.read_text("utf-8")))
                 if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}  # fmt: skip
        if {"RunPython", "RunSQL"} & calls and {"CreateModel", "AddField", "AlterField", "RemoveField"} & calls:
            mixed.append(path.relative_to(ROOT).as_posix())
    assert mixed == []


@pytest.mark.parametrize(
    "name", ["0002_auto_20260101_0101", "0003_alter_plan_title_and_more", "0004_plan_a_plan_b_and_more"]
)
def test_names_made_by_django_are_noticed(name: str) -> None:
    assert BY_DJANGO.search(name)
