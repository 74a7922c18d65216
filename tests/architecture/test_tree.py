"""The repository names no machine, keeps its modules small, and introduces every room."""

import re

import pytest

from tests.architecture.tree import PACKAGE, ROOT, apps, modules, tracked_texts

LONGEST_MODULE = 400
LONG_ON_PURPOSE: dict[str, str] = {}
"""Module → why it may be longer. One that has become short must leave this list."""

MACHINE = {
    re.compile(r"(?<![\w.\-/])/(?:work|home|root|Users|tmp|opt)/\w"): "a path of somebody's machine",
    re.compile(
        r"\b(?:files\.pythonhosted\.org|pypi\.org/simple|registry\.npmjs\.org|deb\.debian\.org)\b"
    ): "a package registry's host",
}
MAY_NAME_A_MACHINE: dict[str, str] = {}


def test_no_tracked_file_names_a_machine() -> None:
    own = "tests/architecture/test_tree.py"
    hits = {name: why for name, text in tracked_texts() for pattern, why in MACHINE.items() if pattern.search(text)}
    hits.pop(own, None)
    assert {name: why for name, why in hits.items() if name not in MAY_NAME_A_MACHINE} == {}
    assert set(MAY_NAME_A_MACHINE) <= set(hits), "an exemption that is no longer needed"


@pytest.mark.parametrize(
    "text", ["see {0}work{0}plans{0}x", "open('{0}home{0}an{0}x')", "--index https://pypi.org{0}simple"]
)
def test_machine_names_are_found(text: str) -> None:
    text = text.format("/")  # put together here, so that this file names none itself
    assert any(pattern.search(text) for pattern in MACHINE)


def test_every_module_is_short_enough_to_be_read_in_one_sitting() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in modules()}
    long = {name: length for name, length in lengths.items() if length > LONGEST_MODULE}
    assert {name: length for name, length in long.items() if name not in LONG_ON_PURPOSE} == {}
    assert set(LONG_ON_PURPOSE) <= set(long), "an exemption that is no longer needed"


def test_every_app_introduces_itself() -> None:
    silent = [app.name for app in apps() if not (app / "README.md").exists()]
    assert silent == []


def test_every_introduction_is_short() -> None:
    read_me = [app / "README.md" for app in apps() if (app / "README.md").exists()]
    long = [path.parent.name for path in read_me if len(path.read_text("utf-8").splitlines()) > 40]
    assert long == [], "ten lines tell a newcomer more than a hundred"


def test_no_folder_is_a_question_nobody_answered() -> None:
    vague = {"utils", "helpers", "common", "misc", "lib"}
    assert [p.relative_to(ROOT).as_posix() for p in PACKAGE.rglob("*") if p.is_dir() and p.name in vague] == []
