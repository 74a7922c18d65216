"""Roles in sentences an official could read, and the permissions each sentence stands for.

Posts store the code on the left; renaming a sentence changes no row. Permissions are enums beside their app. This
table is the only place rights come from: nothing in the database, and nothing a page can change. Adding a role:
docs/howto/adding-a-role.md.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from donghanh.activities.permissions import ActivityPermission
from donghanh.budget.permissions import BudgetPermission
from donghanh.communication.permissions import CommunicationPermission
from donghanh.community.permissions import CommunityPermission
from donghanh.documents.permissions import DocumentPermission
from donghanh.inspections.permissions import InspectionPermission
from donghanh.legal.permissions import LegalPermission
from donghanh.meetings.permissions import MeetingPermission
from donghanh.notices.permissions import NoticePermission
from donghanh.organisations.permissions import OrganisationPermission
from donghanh.people.permissions import PeoplePermission
from donghanh.plans.permissions import PlanPermission
from donghanh.training.permissions import TrainingPermission
from donghanh.units.models import UnitKind
from donghanh.units.permissions import UnitPermission
from donghanh.workdays.permissions import WorkdayPermission


@dataclass(frozen=True)
class Role:
    """One kind of post: what it is called, what it may do in a sentence, and the permissions that mean it."""

    code: str
    name: str | Promise
    sentence: str | Promise
    permissions: frozenset[str]
    reach: str
    """``unit``: permissions count for the whole unit of the post; ``organisation``: for its own body alone."""
    is_staff: bool = True
    """Staff must use a second factor in production; partner bodies may use a remembered device."""
    levels: frozenset[str] = frozenset({UnitKind.PROVINCE, UnitKind.COMMUNE})
    """The kinds of units in which a person may give such a post."""
    grants: frozenset[str] = frozenset()
    """The codes of the roles to which its holder may appoint others; nobody grants what is named nowhere."""
    needs_second_person: bool = False
    """Its posts open programme data or let others in: what one person appoints, another confirms (ADR 8)."""


_LOOK_AROUND = {OrganisationPermission.READ, PeoplePermission.READ}
_OWN_PART = frozenset(
    {
        PlanPermission.READ_OWN,
        PlanPermission.ANSWER,
        ActivityPermission.READ_OWN,
        ActivityPermission.RECORD_OWN,
        CommunicationPermission.READ_OWN,
        CommunicationPermission.WRITE_OWN,
        InspectionPermission.READ_OWN,
        InspectionPermission.ANSWER,
        TrainingPermission.READ_OWN,
    }
)

_TABLE = (
    Role(
        code="officer",
        name=_("Công chức phụ trách"),
        sentence=_(
            "Nhận văn bản vào, rà soát, lập và chạy kế hoạch, ghi hoạt động của xã mình; giữ mô hình, câu lạc bộ và các buổi sinh hoạt, bài và lịch "
            "phát thanh, tài liệu truyền thông, lớp tập huấn, việc kiểm tra và khảo sát, danh sách cơ quan, thôn, bảng ngày làm việc và sửa thư viện pháp luật; "
            "lập dự toán, ghi thu, chi, chứng từ và định mức chi. Ghi và mở được địa chỉ nơi tạm lánh, mỗi lần mở đều được ghi lại. "
            "Không duyệt kế hoạch, dự toán, bài phát thanh, không cấp tài khoản."
        ),
        permissions=frozenset(
            {
                *_LOOK_AROUND,
                PlanPermission.READ,
                PlanPermission.EDIT,
                PlanPermission.SEND,
                PlanPermission.DECIDE,
                ActivityPermission.READ,
                ActivityPermission.RECORD,
                ActivityPermission.KEEP_KINDS,
                CommunicationPermission.READ,
                CommunicationPermission.KEEP,
                InspectionPermission.READ,
                InspectionPermission.KEEP,
                InspectionPermission.KEEP_CHECKLISTS,
                InspectionPermission.VERIFY,
                TrainingPermission.READ,
                TrainingPermission.KEEP,
                BudgetPermission.READ,
                BudgetPermission.KEEP,
                BudgetPermission.KEEP_NORMS,
                *DocumentPermission,
                *CommunityPermission,
                *MeetingPermission,
                LegalPermission.CORRECT,
                OrganisationPermission.EDIT,
                UnitPermission.EDIT_VILLAGES,
                WorkdayPermission.EDIT,
            }
        ),
        reach="unit",
        levels=frozenset({UnitKind.COMMUNE}),
        needs_second_person=True,
    ),
    Role(
        code="leader",
        name=_("Lãnh đạo Ủy ban"),
        sentence=_(
            "Xem mọi kế hoạch, hoạt động, bài phát thanh, khóa tập huấn, cuộc kiểm tra, việc chậm, kinh phí và mô hình, câu lạc bộ của xã mình; kết thúc và "
            "mở lại kế hoạch; duyệt, trả lại bài phát thanh, dự toán và khóa sổ năm; xác nhận kết quả khắc phục, gia hạn kiến nghị; xác nhận chức vụ mới "
            "do người quản trị ghi; cấp mã vào cho người khác khi người quản trị đã cấp mã kia. Không sửa từng mục, không tự ghi chức vụ "
            "cho ai, không mở được địa chỉ nơi tạm lánh."
        ),
        permissions=frozenset(
            {
                *_LOOK_AROUND,
                PlanPermission.READ,
                PlanPermission.DECIDE,
                PlanPermission.APPROVE,
                ActivityPermission.READ,
                CommunicationPermission.READ,
                CommunicationPermission.APPROVE,
                InspectionPermission.READ,
                InspectionPermission.VERIFY,
                TrainingPermission.READ,
                BudgetPermission.READ,
                BudgetPermission.APPROVE,
                CommunityPermission.READ,
                MeetingPermission.READ,
                DocumentPermission.READ,
                PeoplePermission.ISSUE_CODE,
                PeoplePermission.CONFIRM,
            }
        ),
        reach="unit",
        needs_second_person=True,
    ),
    Role(
        code="partner",
        name=_("Đơn vị phối hợp"),
        sentence=_(
            "Xem và trả lời phần việc, ghi hoạt động, báo kết quả khắc phục kiến nghị của chính cơ quan mình; viết bài phát thanh và đánh dấu lượt phát "
            "của đài mình; ghi bảng kiểm khi ở trong đoàn; xem kết quả tập huấn của người cơ quan mình. Không thấy phần việc của cơ quan khác."
        ),
        permissions=_OWN_PART,
        reach="organisation",
        is_staff=False,
    ),
    Role(
        code="village_head",
        name=_("Trưởng thôn, tổ trưởng tổ dân phố"),
        sentence=_(
            "Xem và trả lời phần việc, ghi hoạt động, báo kết quả khắc phục kiến nghị của thôn, tổ dân phố mình; xem kết quả tập huấn của người "
            "ban quản lý."
        ),
        permissions=_OWN_PART,
        reach="organisation",
        is_staff=False,
    ),
    Role(
        code="club_chair",
        name=_("Chủ nhiệm câu lạc bộ, mô hình"),
        sentence=_(
            "Xem và trả lời phần việc, ghi hoạt động, báo kết quả khắc phục kiến nghị của câu lạc bộ, mô hình mình phụ trách; xem kết quả tập huấn của "
            "người câu lạc bộ; giữ danh sách thành viên, lên lịch và điểm danh các buổi sinh hoạt của chính câu lạc bộ "
            "ấy. Không thấy câu lạc bộ khác, không thấy vụ việc nào."
        ),
        permissions=_OWN_PART
        | {
            CommunityPermission.READ,
            CommunityPermission.KEEP_MEMBERS,
            MeetingPermission.READ,
            MeetingPermission.KEEP,
        },
        reach="organisation",
        is_staff=False,
    ),
    Role(
        code="office_admin",
        name=_("Người quản trị của xã"),
        sentence=_(
            "Giữ danh sách cơ quan, con người, chức vụ và bảng ngày làm việc; mời người mới và cấp mã vào; xem tin nhắc nào chưa chắc đến. Chức vụ đọc được kế hoạch hoặc cấp được mã thì "
            "lãnh đạo xác nhận mới có quyền. Không đọc kế hoạch, văn bản hay kết quả, và không đổi được quyền của chính mình."
        ),
        permissions=frozenset(
            {
                NoticePermission.WATCH,
                UnitPermission.EDIT_VILLAGES,
                WorkdayPermission.EDIT,
                OrganisationPermission.READ,
                OrganisationPermission.EDIT,
                PeoplePermission.READ,
                PeoplePermission.MANAGE,
                PeoplePermission.ISSUE_CODE,
            }
        ),
        reach="unit",
        grants=frozenset(
            {"officer", "leader", "partner", "village_head", "club_chair", "office_admin", "province_officer"}
        ),
        needs_second_person=True,
    ),
    Role(
        code="province_officer",
        name=_("Công chức cấp tỉnh"),
        sentence=_(
            "Lập và chạy kế hoạch, ghi hoạt động, kiểm tra và theo dõi kiến nghị của tỉnh; thấy tổng số hoạt động, tập huấn của các xã trong tỉnh, "
            "chưa thấy kế hoạch, hoạt động, khóa học hay tên học viên của xã nào."
        ),
        permissions=frozenset(
            {
                *_LOOK_AROUND,
                PlanPermission.READ,
                PlanPermission.EDIT,
                PlanPermission.SEND,
                PlanPermission.DECIDE,
                ActivityPermission.READ,
                ActivityPermission.RECORD,
                ActivityPermission.COUNT_BELOW,
                TrainingPermission.COUNT_BELOW,
                InspectionPermission.READ,
                InspectionPermission.KEEP,
                InspectionPermission.KEEP_CHECKLISTS,
                InspectionPermission.VERIFY,
                *DocumentPermission,
                OrganisationPermission.EDIT,
            }
        ),
        reach="unit",
        levels=frozenset({UnitKind.PROVINCE}),
        needs_second_person=True,
    ),
    Role(
        code="technical",
        name=_("Người trông máy"),
        sentence=_(
            "Giữ cho máy chạy, sao lưu và sửa dữ liệu gốc về đơn vị hành chính của cả nước. Không đọc kế hoạch, văn bản hay danh "
            "sách người. Chỉ lập được bằng lệnh trên máy chủ, không ai giao trong phần mềm."
        ),
        permissions=frozenset({UnitPermission.CORRECT}),
        reach="organisation",
    ),
)

ROLES: dict[str, Role] = {role.code: role for role in _TABLE}
