"""The audit chain: what it withholds, what it refuses, and every forgery it must notice."""

import datetime as dt
import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from donghanh.accounts.models import User
from donghanh.foundation.access import Actor
from donghanh.foundation.audit.chain import Break, anchor_holds, breaks, hash_of, head, mac_of
from donghanh.foundation.audit.models import AuditEvent
from donghanh.foundation.audit.record import WITHHELD, record

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 24, 5, 0, tzinfo=dt.UTC)
JOB = Actor.system("tests")


def write(count: int) -> list[AuditEvent]:
    """Append ``count`` events about one account."""
    user = User(login="demo")
    with transaction.atomic():
        return [record("tests.wrote", by=JOB, at=NOON, on=user, new={"is_active": bool(i % 2)}) for i in range(count)]


def stored() -> list[AuditEvent]:
    """The chain as the database gives it back."""
    return list(AuditEvent.objects.order_by("sequence"))


def test_an_untouched_chain_holds_and_ends_at_its_head() -> None:
    events = write(3)
    assert list(breaks(stored())) == []
    assert (head().sequence, head().hash) == (3, events[-1].hash)


def test_personal_values_are_withheld_and_internal_ones_are_kept() -> None:
    with transaction.atomic():
        event = record("accounts.made", by=JOB, at=NOON, on=User(), new={"login": "ha.le", "is_active": True})
    assert event.new == {"login": WITHHELD, "is_active": True}


@pytest.mark.parametrize("field", ["verb", "object_id", "actor_id", "new", "at"])
def test_a_changed_value_is_noticed(field: str) -> None:
    write(3)
    events = stored()
    forged = {
        "verb": "tests.other",
        "object_id": "x",
        "actor_id": uuid.uuid4(),
        "new": {},
        "at": NOON + dt.timedelta(1),
    }
    setattr(events[1], field, forged[field])
    assert Break(2, "content") in list(breaks(events))


def test_a_removed_event_is_noticed() -> None:
    write(3)
    events = stored()
    assert {place.code for place in breaks([events[0], events[2]])} == {"gap", "link"}


def test_swapped_events_are_noticed() -> None:
    write(3)
    first, second, third = stored()
    assert list(breaks([first, third, second])) != []


def test_rehashing_the_tail_without_the_key_is_noticed() -> None:
    write(2)
    first, second = stored()
    first.verb = "tests.forged"
    first.hash = hash_of(first.previous_hash, vars(first))
    second.previous_hash = first.hash
    second.hash = hash_of(second.previous_hash, vars(second))
    assert list(breaks([first, second])) == [Break(1, "mac"), Break(2, "mac")]
    assert mac_of(first.hash) != first.mac


def test_a_truncated_tail_is_noticed_by_the_anchor_alone() -> None:
    write(1)
    anchor = head()
    assert anchor_holds(anchor)
    later = type(anchor)(anchor.sequence + 5, "f" * 64)
    assert not anchor_holds(later)


@pytest.mark.parametrize(
    "statement", ["UPDATE foundation_auditevent SET verb = 'x'", "DELETE FROM foundation_auditevent"]
)
def test_the_database_itself_refuses_changes(statement: str) -> None:
    write(1)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=False)
def test_recording_outside_a_transaction_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", False)
    with pytest.raises(RuntimeError, match="transaction"):
        record("tests.wrote", by=JOB, at=NOON, on=User())


def test_a_change_that_fails_leaves_no_event() -> None:
    def fail() -> None:
        with transaction.atomic():
            record("tests.wrote", by=JOB, at=NOON, on=User())
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert stored() == []


def test_verify_prints_the_head_and_refuses_a_lost_anchor(capsys: pytest.CaptureFixture[str]) -> None:
    write(2)
    call_command("verify_audit")
    assert f"2:{head().hash}" in capsys.readouterr().out
    with pytest.raises(CommandError, match="cắt đuôi"):
        call_command("verify_audit", anchor="9:" + "0" * 64)
