from django.db import migrations

from donghanh.foundation.history import RefuseOverlap


class Migration(migrations.Migration):
    dependencies = [("community", "0001_community_models")]

    operations = [
        RefuseOverlap(table="community_placement", key=("initiative_id",), name="community_one_place_at_once"),
        RefuseOverlap(table="community_pause", key=("initiative_id",), name="community_one_pause_at_once"),
        RefuseOverlap(table="community_membership", key=("member_id",), name="community_member_in_once"),
        RefuseOverlap(table="community_board", key=("initiative_id",), name="community_one_board_at_once"),
        RefuseOverlap(
            table="community_boardseat",
            key=("board_id", "sole"),
            name="community_one_chair_at_once",
            unless_empty="sole",
        ),
        RefuseOverlap(table="community_boardseat", key=("board_id", "member_id"), name="community_one_seat_each"),
        RefuseOverlap(
            table="community_teammember",
            key=("initiative_id", "told_apart"),
            name="community_counsellor_once",
            unless_empty="told_apart",
        ),
        RefuseOverlap(table="community_kindrule", key=("kind_id", "unit_key"), name="community_one_rule_at_once"),
        RefuseOverlap(table="community_retentionrule", key=("unit_key",), name="community_one_retention_at_once"),
    ]
