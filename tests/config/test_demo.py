"""The invented commune does not contradict itself."""

from donghanh.config.demo import deeds, evenings
from donghanh.config.demo.initiatives import CLUB


def test_the_evenings_a_club_keeps_are_recorded_by_hand_nowhere() -> None:
    by_hand = [(days, host, told) for days, code, host, _village, told in deeds._HELD if code == "club_meeting"]
    assert by_hand, "somebody still records the meetings of clubs that keep none here"
    kept = {days for days, _topic, _came in evenings._HELD} | {-120}
    for days, host, told in by_hand:
        assert host != CLUB
        assert CLUB not in str(told)
        assert all(abs(days - evening) > 3 for evening in kept), "not near enough to be taken for the same evening"
