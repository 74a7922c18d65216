"""Topics and rules, courses with their sessions, people, attendance, certificates, the story."""

from donghanh.training.models.certificate import Certificate, CertificateSeries, IssuingOffice
from donghanh.training.models.course import (
    MOVES,
    Course,
    CourseForm,
    CourseQuerySet,
    CourseState,
    Session,
    Trainer,
)
from donghanh.training.models.story import CourseEvent, EventKind
from donghanh.training.models.topics import LIMITS, Rule, RuleKind, Topic
from donghanh.training.models.trainee import (
    Attendance,
    Enrolment,
    EnrolmentQuerySet,
    MemberRole,
    NetworkMember,
    NetworkMemberQuerySet,
    Presence,
    SexChoice,
)

__all__ = [
    "LIMITS",
    "MOVES",
    "Attendance",
    "Certificate",
    "CertificateSeries",
    "Course",
    "CourseEvent",
    "CourseForm",
    "CourseQuerySet",
    "CourseState",
    "Enrolment",
    "EnrolmentQuerySet",
    "EventKind",
    "IssuingOffice",
    "MemberRole",
    "NetworkMember",
    "NetworkMemberQuerySet",
    "Presence",
    "Rule",
    "RuleKind",
    "Session",
    "SexChoice",
    "Topic",
    "Trainer",
]
