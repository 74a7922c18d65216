"""Every action says who does it and when, by keyword and with types (style: section 2)."""

import importlib
import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.architecture.tree import PACKAGE, ROOT

WITHOUT_BY_AND_AT: dict[str, str] = {
    "accounts.actions.codes.find_code": "whoever types a code is not known yet",
    "accounts.actions.signing_in.try_password": "nobody is signed in yet",
    "accounts.actions.passwords.take_over_account": "the code says whose account it is",
    "accounts.actions.passwords.reset_password": "the code says whose account it is",
    "plans.actions.links.try_pin": "nobody is in before the PIN is right",
    "accounts.actions.own.choose_language": "nothing others could notice, so nothing is recorded",
}
"""Action → why it needs no author or instant. One that has both by now must leave this list."""
NOT_ACTIONS = {
    "people.actions.persons.name_key": "a plain function of a name, shared by two actions",
    "organisations.actions.successions.carry_over_with": "a socket: names who takes part in a succession",
    "plans.actions.succession.carry_work_over": "plugged into that socket, which calls by position",
    "community.actions.places.follow_body": "plugged into that socket, which calls by position",
    "inspections.actions.succession.follow_body": "plugged into that socket, which calls by position",
    "communication.actions.mergers.follow_body": "plugged into that socket, which calls by position",
    "people.actions.succession.carry_posts_over": "plugged into that socket, which calls by position",
}
"""Public functions beside actions that nobody calls as one. Guards named ``refuse_…`` and modules ``_…`` need not be listed."""


def _module_names() -> list[str]:
    paths = [path for name in ("actions.py", "actions/*.py") for path in PACKAGE.glob(f"**/{name}")]
    paths = [path for path in paths if path.stem == "__init__" or not path.stem.startswith("_")]
    names = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in sorted(paths)]
    return [name.removesuffix(".__init__") for name in names]


def _public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name in _module_names():
        for member in vars(importlib.import_module(name)).values():
            public = inspect.isfunction(member) and not member.__name__.startswith("_")
            if public and member.__module__ == name:
                yield f"{name.removeprefix('donghanh.')}.{member.__name__}", member


def _actions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, member in _public_functions():
        if name not in NOT_ACTIONS and not member.__name__.startswith("refuse_"):
            yield name, member


def _complaints(action: Callable[..., Any]) -> list[str]:
    signature = inspect.signature(action)
    parameters = signature.parameters.values()
    found = [f"{p.name} can be given by position" for p in parameters if p.kind not in (p.KEYWORD_ONLY, p.VAR_KEYWORD)]
    found += [f"{p.name} has no type" for p in parameters if p.annotation is p.empty]
    if signature.return_annotation is signature.empty:
        found.append("nothing says what comes back")
    if not action.__doc__:
        found.append("no docstring tells what is refused")
    return found


def _missing(name: str, action: Callable[..., Any]) -> set[str]:
    """What is not told of author and instant. In ``accounts`` people act on their own account: ``user`` is the author."""
    told = set(inspect.signature(action).parameters)
    if name.startswith("accounts.") and "user" in told:
        told.add("by")
    return {"by", "at"} - told


def test_actions_are_found() -> None:
    assert len(list(_actions())) >= 5


def test_every_action_is_typed_told_and_called_by_keyword() -> None:
    assert {name: found for name, action in _actions() if (found := _complaints(action))} == {}


def test_what_is_said_to_be_no_action_is_there() -> None:
    assert set(NOT_ACTIONS) <= {name for name, _ in _public_functions()}


def test_every_action_says_who_and_when() -> None:
    nameless = {name: missing for name, action in _actions() if (missing := _missing(name, action))}
    assert {name: missing for name, missing in nameless.items() if name not in WITHOUT_BY_AND_AT} == {}
    assert set(WITHOUT_BY_AND_AT) <= set(nameless), "an exemption that is no longer needed"


@pytest.mark.parametrize("broken", [lambda plan, *, by, at: None, lambda *, by, at: None])
def test_untyped_or_positional_action_is_noticed(broken: Callable[..., Any]) -> None:
    assert _complaints(broken)
