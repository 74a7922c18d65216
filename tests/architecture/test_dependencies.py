"""Every dependency is locked by hash and has told why it is here."""

import re

import pytest

from tests.architecture.tree import ROOT

NAME = re.compile(r"^([a-z0-9][a-z0-9.\-]*)(\[[a-z,]+\])?==([\w.]+)$", re.MULTILINE)


def _asked_for(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.in").read_text("utf-8")
    return {hit[1]: hit[3] for hit in NAME.finditer(text)}


@pytest.mark.parametrize("name", ["base", "test"])
def test_every_dependency_has_its_line_with_a_reason(name: str) -> None:
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    assert _asked_for(name), "the requirements were found"
    assert [package for package in _asked_for(name) if f"| {package} |" not in told] == []


def test_no_dependency_is_explained_that_is_not_there() -> None:
    told = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    explained = set(re.findall(r"^\| ([a-z0-9][a-z0-9.\-]*) \|", told, re.MULTILINE))
    assert explained - set(_asked_for("base")) - set(_asked_for("test")) - {"name"} == set()


@pytest.mark.parametrize("name", ["base", "test"])
def test_lock_holds_what_was_asked_for_with_hashes_and_no_host(name: str) -> None:
    lock = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert [f"{p}=={v}" for p, v in _asked_for(name).items() if f"\n{p}=={v} " not in f"\n{lock}"] == []
    assert "://" not in lock
    assert "--index" not in lock
    blocks = re.split(r"\n(?=\S)", lock.strip())
    assert [block.partition(" ")[0] for block in blocks if "--hash=sha256:" not in block] == []
