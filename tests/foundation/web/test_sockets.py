"""What upper apps plug into the layout, and what a scope then sees."""

import datetime as dt
import uuid

import pytest

from donghanh.foundation.access import NOBODY, Actor, Grant, Scope
from donghanh.foundation.web import bell, identity, navigation, panels, search
from donghanh.foundation.web.identity import Identity
from donghanh.foundation.web.navigation import NavItem
from donghanh.foundation.web.panels import Panel
from donghanh.foundation.web.search import Hit

READER = Scope(
    actor=Actor(kind="person", id=uuid.UUID(int=1)),
    on=dt.date(2026, 11, 23),
    grants=frozenset({Grant("plans.read", None, None, None)}),
)


@pytest.fixture(autouse=True)
def small_site(empty_sockets, settings) -> None:
    """The addresses of the test site, and nothing plugged in."""
    settings.ROOT_URLCONF = "tests.foundation.web.site"


def item(code: str, url_name: str = "page", **more) -> NavItem:
    return NavItem(code=code, label=code, url_name=url_name, icon="home", order=more.pop("order", 1), **more)


def codes(scope: Scope = READER, path: str = "/", place: str = "side") -> list[str]:
    return [entry.code for entry in navigation.entries(scope, path, place=place)]


def test_entries_stand_in_order() -> None:
    navigation.register(item("late", order=9))
    navigation.register(item("early", order=1))
    assert codes() == ["early", "late"]


def test_entries_one_may_not_use_are_not_shown() -> None:
    navigation.register(item("plans", permission="plans.read"))
    navigation.register(item("cases", permission="cases.read"))
    assert codes() == ["plans"]


def test_strangers_see_no_entry() -> None:
    navigation.register(item("plans"))
    assert codes(NOBODY) == []


def test_entries_of_an_absent_app_are_left_out() -> None:
    navigation.register(item("gone", "nowhere:at_all"))
    assert codes() == []


def test_own_things_stand_apart() -> None:
    navigation.register(item("plans"))
    navigation.register(item("password", place="account"))
    assert codes() == ["plans"]
    assert codes(place="account") == ["password"]


def test_only_the_closest_entry_is_current() -> None:
    navigation.register(item("page", "page"))
    navigation.register(item("home", "console:home"))
    assert [e.code for e in navigation.entries(READER, "/trang/42/") if e.is_current] == ["page"]
    assert [e.code for e in navigation.entries(READER, "/khac/") if e.is_current] == []


def test_the_phone_bar_holds_four() -> None:
    for number in range(6):
        navigation.register(item(str(number), order=number))
    assert [entry.extra for entry in navigation.entries(READER, "/")] == [False] * 4 + [True] * 2


def test_extra_entries_fill_the_phone_bar_when_there_is_room() -> None:
    navigation.register(item("law", order=1, extra=True))
    for number in range(2, 5):
        navigation.register(item(str(number), order=number))
    navigation.register(item("units", order=5, extra=True))
    in_bar = [entry.code for entry in navigation.entries(READER, "/") if not entry.extra]
    assert in_bar == ["law", "2", "3", "4"]


def test_badges_are_asked_for_the_scope_and_hide_when_empty() -> None:
    navigation.register(item("a", badge=lambda scope: 6 if scope is READER else 0))
    navigation.register(item("b", badge=lambda scope: 0))
    assert [entry.count for entry in navigation.entries(READER, "/")] == [6, None]


def test_badges_of_hidden_entries_are_not_asked() -> None:
    def never(scope: Scope) -> int:
        raise AssertionError("asked")

    navigation.register(item("cases", permission="cases.read", badge=never))
    assert codes() == []


# ---- identity and bell


def test_identity_comes_from_whoever_plugged_in() -> None:
    identity.register(lambda scope: Identity(name="Lò Thị Hoa Mây", post_title="Công chức"))
    person = identity.identity_of(READER)
    assert person.face == "LM"
    assert person.office == "Công chức"


def test_strangers_and_people_without_a_post_have_no_identity() -> None:
    identity.register(lambda scope: None)
    assert identity.identity_of(READER).name == ""
    identity.register(lambda scope: Identity(name="x"))
    assert identity.identity_of(NOBODY).name == ""


@pytest.mark.parametrize(("name", "face"), [("Mây", "M"), ("", ""), ("đinh lực", "ĐL")])
def test_faces_of_short_names(name: str, face: str) -> None:
    assert Identity(name=name).face == face


def test_bell_appears_when_somebody_keeps_notices() -> None:
    assert bell.bell_of(READER) is None
    bell.register("page", lambda scope: 3)
    shown = bell.bell_of(READER)
    assert shown is not None
    assert shown.count == 3
    assert bell.bell_of(NOBODY) is None


# ---- search and panels


def test_hits_are_gathered_by_kind_and_for_the_scope() -> None:
    search.register(lambda scope, words, most: [Hit(words, "KH 7", "/a/", "Kế hoạch")] * most)
    search.register(lambda scope, words, most: [Hit(words, "xã", "/b/", "Cơ quan")] if scope is READER else [])
    found = search.search(READER, "  trạm   y tế ", most=2)
    assert {kind: len(hits) for kind, hits in found.items()} == {"Kế hoạch": 2, "Cơ quan": 1}
    assert found["Cơ quan"][0].title == "trạm y tế"


@pytest.mark.parametrize(("scope", "words"), [(NOBODY, "trạm y tế"), (READER, "t"), (READER, "  ")])
def test_nothing_is_searched_for_strangers_or_a_single_letter(scope: Scope, words: str) -> None:
    search.register(lambda scope, words, most: [Hit(words, "", "/", "x")])
    assert search.search(scope, words) == {}


def test_panels_of_a_slot_stand_in_order_and_may_be_absent() -> None:
    panels.register("body.page", lambda scope, about: Panel("Sau", "x/_a.html", order=2))
    panels.register("body.page", lambda scope, about: Panel(f"Trước {about}", "x/_b.html", order=1))
    panels.register("body.page", lambda scope, about: None)
    assert [panel.title for panel in panels.panels("body.page", READER, "A")] == ["Trước A", "Sau"]
    assert panels.panels("elsewhere", READER, "A") == []
