"""A worker of its own on a database of its own, to be killed: ``python -m tests.notices.worker WHAT``.

It stands still at the dangerous place, says so, and waits to be killed. ``look`` prints what the database and the outbox hold.
"""

import datetime as dt
import json
import sys
import time

import django

DAY = dt.date(2026, 3, 10)
MANY = 1000


def stand_still(*_args: object, **_kwargs: object) -> None:
    """Here is where the power goes off."""
    print("here", flush=True)
    time.sleep(60)


def main(what: str) -> None:
    """Do one thing."""
    django.setup()
    from django.utils import timezone

    from donghanh.foundation.access import Actor
    from donghanh.notices import actions, delivery
    from donghanh.notices.channels.filed import FiledMail, caught
    from donghanh.notices.kinds import Kind, register
    from donghanh.notices.models import LEASE, Message, Notice
    from donghanh.people.models import Person

    by, now = Actor.system("tests"), timezone.now()
    register(Kind("test", "bell", "due", lambda facts: "", lambda facts: f"{len(facts)} việc"))

    def tell(count: int) -> None:
        person = Person.objects.get()
        rows = (actions.Told(person.pk, f"k{number}", "test") for number in range(count))
        actions.tell(told=rows, day=DAY, by=by, at=now)

    if what == "prepare":
        from django.core.management import call_command

        from tests import factories as make

        call_command("migrate", verbosity=0)
        make.make_person("Vi Thị Bưởi", user=make.make_account("buoi"))
        tell(3)
        actions.queue_messages(day=DAY, by=by, at=now)
    elif what == "stop-before-sending":
        FiledMail.send = stand_still  # type: ignore[method-assign]
        delivery.deliver(day=DAY)
    elif what == "stop-after-sending":
        really = FiledMail.send
        FiledMail.send = lambda *args: (really(*args), stand_still())  # type: ignore[assignment,method-assign,func-returns-value]
        delivery.deliver(day=DAY)
    elif what == "stop-while-telling":
        rows = type(Notice.objects.all())
        insert = rows._insert

        def once_and_no_more(*args: object, **kwargs: object) -> object:
            if Notice.objects.count() > 3:
                stand_still()
            return insert(*args, **kwargs)

        rows._insert = once_and_no_more  # type: ignore[assignment]
        tell(MANY)
    elif what == "tell":
        tell(MANY)
    elif what == "deliver-later":
        later = now + LEASE + dt.timedelta(seconds=1)
        actions.queue_messages(day=DAY, by=by, at=later)
        delivery.deliver(day=DAY, now=lambda: later)
    elif what == "look":
        states = list(Message.objects.values_list("state", "attempts"))
        doubtful = Message.objects.doubtful(now + LEASE + dt.timedelta(seconds=1)).count()
        print(
            json.dumps(
                {"messages": states, "mails": len(caught()), "notices": Notice.objects.count(), "doubtful": doubtful}
            )
        )


if __name__ == "__main__":
    main(sys.argv[1])
