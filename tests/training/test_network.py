"""Who of the network is trained in what, and what an office sets."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from donghanh.training import actions
from donghanh.training.loading import load_training
from donghanh.training.models import Rule, RuleKind, Topic
from tests import factories as make
from tests.cast import Cast
from tests.factories.training import NAMES, course_of, finished, held, sessions_of, today, topic_of, trainee_of


def url(name: str, *args: Any) -> str:
    return reverse(f"training:{name}", args=args)


def page_of(who: Any, query: str = "") -> str:
    answer = who.client().get(url("network") + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def trained(cast: Cast, name: str, topic: str, **home: Any) -> None:
    course = course_of(cast, f"Khóa {name}", topic=topic)
    (session,) = sessions_of(course, 1)
    trainee_of(course, name, **home)
    held(session)
    course.refresh_from_db()
    actions.finish_course(course=course, expected_version=course.version, by=make.TESTS, at=timezone.now())


def test_what_nobody_of_a_body_is_trained_in_comes_first(cast: Cast) -> None:
    trained(cast, NAMES[0], "first_response", body=cast.health)
    page = page_of(cast.officer)
    gaps = page.split("Theo cơ quan")[0]
    assert "Chưa có ai được tập huấn" in gaps
    assert "Không nơi nào có người" in gaps
    assert f"{NAMES[0]}" in page
    assert "1 người" in page
    assert f"{today().year}" in page
    response = gaps.split("Tiếp nhận và ứng phó ban đầu khi có bạo lực")[-1].split("</li>")[0]
    assert cast.health.name not in response
    assert cast.police.name in response


def test_a_collaborator_without_a_body_counts_for_the_board_of_the_village(cast: Cast) -> None:
    trained(cast, NAMES[0], "first_response", village=cast.village)
    board = page_of(cast.officer, f"?co_quan={cast.village_head.organisation.pk}").split("Theo cơ quan")[0]
    assert "Tiếp nhận và ứng phó ban đầu khi có bạo lực" not in board.split("Không nơi nào có người")[-1]


def test_who_did_not_complete_is_not_trained(cast: Cast) -> None:
    finished(cast, people=3, sessions=2, absent={0: 1})
    page = page_of(cast.officer)
    assert NAMES[0] not in page
    assert NAMES[1] in page


def test_the_network_filters_by_body_topic_and_day(cast: Cast) -> None:
    trained(cast, NAMES[0], "first_response", body=cast.health)
    trained(cast, NAMES[1], "men", body=cast.police)
    assert NAMES[1] not in page_of(cast.officer, f"?co_quan={cast.health.pk}")
    assert NAMES[0] not in page_of(cast.officer, f"?chuyen_de={topic_of('men').pk}")
    assert "Không có ai như vậy" in page_of(cast.officer, f"?tu={today():%d/%m/%Y}")
    assert NAMES[0] in page_of(cast.officer, "?co_quan=x&tu=hom-qua")


def test_a_body_sees_its_own_people_and_its_own_gaps(cast: Cast) -> None:
    trained(cast, NAMES[0], "first_response", body=cast.partner.organisation)
    trained(cast, NAMES[1], "men", body=cast.police)
    page = page_of(cast.partner)
    assert NAMES[0] in page
    assert NAMES[1] not in page
    assert cast.police.name not in page


def test_the_file_tells_gaps_and_numbers_and_no_name(cast: Cast) -> None:
    trained(cast, NAMES[0], "first_response", body=cast.health)
    answer = cast.officer.client().get(url("network-export"))
    text = b"".join(answer.streaming_content).decode()
    assert NAMES[0] not in text
    line = next(one for one in text.splitlines() if one.startswith(cast.health.name) and "ứng phó ban đầu" in one)
    assert ",1," in line
    assert sum(line.startswith(cast.police.name) for line in text.splitlines()) == Topic.objects.count()


def test_the_network_costs_no_more_with_many_people(cast: Cast) -> None:
    client = cast.officer.client()

    def cost() -> int:
        client.get(url("network"))
        with CaptureQueriesContext(connection) as caught:
            client.get(url("network"))
        return len(caught)

    trained(cast, NAMES[0], "first_response", body=cast.health)
    few = cost()
    for number in range(5):
        trained(cast, f"Người {number}", "men", body=cast.police, village=cast.village)
    assert cost() <= few


def test_the_empty_network_teaches(cast: Cast) -> None:
    assert "Chưa ai học xong khóa nào" in page_of(cast.officer)


def test_an_office_adds_topics_of_its_own_and_drops_them(cast: Cast) -> None:
    topic_of()
    client = cast.officer.client()
    client.post(url("topic-add"), {"name": "Trà đàm với người cha", "source": "Kế hoạch của xã"})
    own = Topic.objects.get(unit=cast.unit)
    assert client.post(url("topic-add"), {"name": "TRÀ đàm với người cha"}).status_code == 422
    assert "Trà đàm" in client.get(url("add")).content.decode()
    client.post(url("topic-offer", own.pk))
    assert "Trà đàm" not in client.get(url("add")).content.decode()
    assert client.post(url("topic-offer", topic_of().pk)).status_code == 404
    assert cast.stranger.client().post(url("topic-offer", own.pk)).status_code == 404
    assert "Trà đàm" not in cast.stranger.client().get(url("settings")).content.decode()


def test_an_office_sets_its_own_numbers_from_a_day_on(cast: Cast) -> None:
    topic_of()
    client = cast.officer.client()
    day = f"{today():%d/%m/%Y}"
    typed = {"kind": "min_share", "value": "70", "since": day, "source": "Quy chế đào tạo"}
    assert client.post(url("rule-set"), typed | {"value": "0"}).status_code == 422
    assert client.post(url("rule-set"), typed | {"kind": "keep_years", "value": "31"}).status_code == 422
    assert client.post(url("rule-set"), typed).status_code == 302
    assert "Quy chế đào tạo" in client.get(url("settings")).content.decode()
    assert course_of(cast, starts_on=today(), ends_on=today()).min_share == 70
    assert course_of(cast, "Hôm qua").min_share == 80
    assert cast.leader.client().get(url("settings")).status_code == 404


def test_loading_twice_changes_nothing_and_leaves_offices_alone(cast: Cast) -> None:
    topic_of()
    now = timezone.now()
    actions.add_topic(unit=cast.unit, name="Của xã", source="", by=make.TESTS, at=now)
    assert load_training(by=make.TESTS, at=now) == 0
    Topic.objects.filter(code="men").update(name="Khác")
    Rule.objects.filter(kind=RuleKind.MIN_SHARE).update(value=10)
    assert load_training(by=make.TESTS, at=now) == 2
    assert Topic.objects.filter(unit=cast.unit).count() == 1
    assert Rule.objects.get(kind=RuleKind.MIN_SHARE).value == 80
