"""The sentences for problems in a spreadsheet and for refusals, in one place."""

from django.utils.translation import gettext_lazy

from donghanh.accounts.refusals import AccountRefused
from donghanh.accounts.wording import sentence_for as account_sentence
from donghanh.documents.sheets import wording as sheets
from donghanh.documents.sheets.problems import Problem
from donghanh.documents.sheets.wording import problem_words as words_of_problem
from donghanh.organisations.refusals import OrganisationRefused
from donghanh.organisations.wording import sentence_for as organisation_sentence
from donghanh.people.refusals import PeopleRefused
from donghanh.people.wording import sentence_for as people_sentence
from donghanh.plans.refusals import PlanRefused
from donghanh.plans.wording import refusal as plan_sentence
from donghanh.staffing.refusals import StaffingRefused

REFUSALS = {
    **sheets.REFUSALS,
    "not_clean": gettext_lazy("Danh sách của đơn vị vừa đổi, nên bảng này còn chỗ cần xem. Chưa có gì được ghi."),
    "nothing_new": gettext_lazy("Mọi dòng đều đã có. Không có gì để ghi."),
    "not_leaving": gettext_lazy("Chức vụ này chưa ghi ngày thôi, nên chưa có gì để bàn giao."),
    "handed_over": gettext_lazy(
        "Người khác vừa ghi bàn giao chức vụ này. Mở biên bản để xem; chữ anh/chị nhập còn ở đây."
    ),
    "handed_over_by_you": gettext_lazy(
        "Anh/chị đã ghi bàn giao này rồi. Đây là biên bản; lần bấm sau không ghi gì thêm."
    ),
    "to_leaver": gettext_lazy("Người nhận phải khác người bàn giao."),
    "day_ahead": gettext_lazy("Ngày bàn giao chưa đến. Ghi hôm nay hoặc ngày đã qua."),
    "post_not_offered": gettext_lazy("Vị trí này không nhận mục ấy được. Chọn lại vị trí."),
    "post_elsewhere": gettext_lazy("Vị trí này không nhận mục ấy được. Chọn lại vị trí."),
}
PROBLEMS = {
    **sheets.PROBLEMS,
    "body_twice": gettext_lazy("Cơ quan này đã có ở dòng %(row)s. Bỏ một dòng."),
    "body_almost": gettext_lazy("“%(text)s” gần trùng với “%(known)s” đã có. Nếu là một, ghi đúng tên ấy."),
    "kind_unknown": gettext_lazy("Không có loại “%(text)s”."),
    "yes_or_no": gettext_lazy("Ghi “Có” hoặc “Không”, không phải “%(text)s”."),
    "village_unknown": gettext_lazy("Không có thôn “%(text)s” trong đơn vị."),
    "village_fixed": gettext_lazy("Cơ quan này đã có với thôn khác. Thôn không đổi bằng bảng; xem trang của cơ quan."),
    "alias_unusable": gettext_lazy("Cách viết “%(text)s” trống hoặc dài quá 200 ký tự."),
    "alias_taken": gettext_lazy("Cách viết “%(text)s” đã chỉ “%(known)s”. Một cách viết chỉ một nơi."),
    "body_unknown": gettext_lazy("Không có cơ quan “%(text)s”."),
    "role_unknown": gettext_lazy("Không có vai trò “%(text)s”."),
    "role_not_yours": gettext_lazy("Vai trò “%(text)s” không do anh/chị giao, hoặc không có ở đơn vị này."),
    "before_body": gettext_lazy("“%(body)s” có từ ngày %(since)s. Ghi ngày ấy hoặc muộn hơn."),
    "login_unusable": gettext_lazy("Tên đăng nhập có từ 3 đến 60 chữ không dấu, số, dấu chấm, gạch."),
    "login_of_two": gettext_lazy("Tên đăng nhập này ghi cho hai người khác tên. Mỗi người một tên đăng nhập."),
    "login_needed": gettext_lazy("Có nhiều người cùng họ tên. Ghi tên đăng nhập để biết là ai."),
    "login_taken": gettext_lazy("Tên đăng nhập này đã có người khác dùng. Chọn tên khác."),
    "invited_already": gettext_lazy("Người này đã được mời và sẽ tự chọn tên. Bỏ trống ô này."),
    "other_login": gettext_lazy(
        "Đã có người cùng họ tên với tên đăng nhập khác. Nếu là người ấy, bỏ trống ô này; nếu không, thêm ở trang Nhân sự."
    ),
    "email_unusable": gettext_lazy("Ghi địa chỉ thư đầy đủ, ví dụ ten@vidu.vn."),
    "two_mails": gettext_lazy("Một người ghi hai địa chỉ thư. Giữ lại một."),
    "person_twice": gettext_lazy("Người này với chức vụ này đã có ở dòng %(row)s. Bỏ một dòng."),
    "several_people": gettext_lazy("Đơn vị đã có nhiều người cùng họ tên này. Ghi thêm chức vụ ở trang của người ấy."),
    "holds_since": gettext_lazy(
        "Người này đã giữ chức vụ này từ ngày %(since)s. Bảng không đổi ngày; ghi đúng ngày ấy."
    ),
    "own_rights": gettext_lazy("Đây là anh/chị. Không ai tự đổi chức vụ hay quyền của mình."),
    "works_elsewhere": gettext_lazy("Người này còn giữ chức vụ ở đơn vị khác, nên không đổi ở đây."),
}


def sentence_for(refused: StaffingRefused | PeopleRefused | OrganisationRefused | AccountRefused | PlanRefused) -> str:
    """What to tell the person."""
    if isinstance(refused, PlanRefused) and refused.code not in REFUSALS:
        return plan_sentence(refused)
    if isinstance(refused, OrganisationRefused):
        return organisation_sentence(refused)
    if isinstance(refused, PeopleRefused | AccountRefused):
        return people_sentence(refused) if isinstance(refused, PeopleRefused) else account_sentence(refused)
    words = str(REFUSALS.get(refused.code, sheets.UNREADABLE))
    return words % refused.params if refused.params else words


def problem_words(problem: Problem) -> str:
    """What is wrong, with the nearest right word where there is one."""
    return words_of_problem(problem, PROBLEMS)
