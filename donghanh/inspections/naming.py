"""What subjects and members of a team are called on pages."""

from django.utils.translation import gettext as _

from donghanh.inspections.models import Inspection, TeamMember


def member_words(member: TeamMember) -> str:
    """A member of the team: who, the post and its body; of somebody from outside what was written. Needs ``person`` and
    ``post__organisation`` loaded."""
    if member.post is None:
        return member.outside
    seat = f"{member.post.title}, {member.post.organisation.name}"
    return f"{member.person.full_name}, {seat}" if member.person else seat


def subject_for_owner(inspection: Inspection) -> str:
    """What was inspected, as the body reads it that is to put a finding right: a model whose address is kept apart is not
    named to it. Needs the subject loaded."""
    return _("một mô hình của xã") if inspection.is_protected else inspection.subject_name
