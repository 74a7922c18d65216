"""What pages say about refusals, blockers and refused files: what happened, what is kept, what to do next."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.documents.actions.accept_rest import AcceptedRest
from donghanh.documents.open_questions import Question
from donghanh.documents.readers.wording import REFUSALS as READER_SAYS
from donghanh.documents.readers.wording import REMARKS


def refused_file(code: str, params: dict[str, Any]) -> str:
    """Why a file could not be read, with what to do. Unknown codes get the general sentence."""
    ours = {
        "too_heavy": _(
            "Tệp này bắt máy làm việc quá nhiều nên phần mềm đã dừng đọc. "
            "Mở tệp, chép phần chữ sang một tệp mới rồi tải lại."
        ),
        "reader_broke": _(
            "Phần mềm gặp lỗi khi đọc tệp này. Tệp vẫn được giữ để đọc lại sau. "
            "Cần ngay thì chép phần chữ của văn bản rồi dán vào trang Thả văn bản vào."
        ),
        "content_lost": _("Nội dung tệp không còn trên máy này, có thể vì máy vừa được khôi phục. Tải lại tệp."),
    }
    if code in ours:
        return ours[code]
    template = READER_SAYS.get(code)
    try:
        if template:
            return _(template).format(**params)
    except (KeyError, IndexError):
        pass
    return _(
        "Phần mềm không đọc được tệp này nên không giữ lại. "
        "Chép phần chữ của văn bản rồi dán vào trang Thả văn bản vào."
    )


def reader_remarks(result: Mapping[str, Any]) -> list[str]:
    """What the reader noticed about the file of a reading, in the order it did; codes nobody has words for are left out.
    Who issues and signs a joint act beside the first comes before it."""
    said = _beside_the_first(result)
    for remark in (result.get("source") or {}).get("remarks") or []:
        template = REMARKS.get(str(remark.get("code") or ""))
        try:
            if template:
                said.append(_(template).format(**(remark.get("params") or {})))
        except (KeyError, IndexError):
            continue
    return said


def _beside_the_first(result: Mapping[str, Any]) -> list[str]:
    said = []
    if bodies := result.get("co_issuers"):
        said.append(_("Cùng ban hành văn bản này: %(bodies)s.") % {"bodies": "; ".join(map(str, bodies))})
    signers = [
        ", ".join(filter(None, (one.get("name"), one.get("position")))) for one in result.get("co_signers") or []
    ]
    if signers:
        said.append(_("Cùng ký văn bản này: %(signers)s.") % {"signers": "; ".join(signers)})
    return said


def refusal(code: str, params: dict[str, Any]) -> str:
    """Why an act was refused."""
    sentences = {
        "not_under_review": _("Văn bản này không còn ở bước rà soát, nên chưa sửa được gì ở đây."),
        "cannot_merge": _("Hai mục này không gộp được với nhau. Chọn một mục khác cùng loại, chưa bị bỏ."),
        "merged_further": _("Mục này nằm trong mục %(number)s, mà mục đó cũng đã gộp. Xem lại mục %(number)s trước.")
        % {"number": params.get("number", "")},
        "not_edited": _("Mục này đang đúng như văn bản in, không có gì để trả về hay lấy lại."),
        "archived": _("Văn bản này đã cất. Lấy ra dùng lại trước khi đọc."),
        "changed_meanwhile": _("Người khác vừa quyết định mục này. Đây là bản mới nhất, chưa lưu gì từ anh/chị."),
        "nothing_to_split": _("Chưa thấy chỗ tách. Ghi mỗi việc trên một dòng, ít nhất hai dòng."),
        "reason_needed": _("Cho biết vì sao bỏ qua, một câu ngắn là đủ."),
        "one_meaning": _("Chọn đúng một cơ quan hoặc một nhóm của đơn vị mình."),
        "nothing_remembered": _("Chưa có lần trước nào cho câu này."),
        "parent_elsewhere": _("Chọn một văn bản của đơn vị mình."),
        "parent_unread": _("Văn bản ấy chưa đọc được, nên chưa so được. Tải lên bản đọc được trước."),
        "parent_circle": _("Văn bản ấy đang lấy chính văn bản này làm cấp trên. Chọn văn bản khác."),
        "not_above": _("Kế hoạch cấp trên vừa được đổi. Tải lại trang để so với văn bản mới."),
        "not_applied": _("Văn bản này chưa được đưa vào thực hiện."),
        "cannot_undo": undo_refused(str(params.get("reason") or "")),
        "reading_elsewhere": _("Bản đọc này không phải bản mới của văn bản. Tải lại trang."),
        "header_elsewhere": _("Số, ngày và người ký của văn bản này ghi ở trang kế hoạch; văn bản theo kế hoạch."),
        "cannot_archive": _("Văn bản này chưa cất được."),
        "not_archived": _("Văn bản này không ở trong kho."),
        "nobody_named": _("Đơn vị chưa có cơ quan hoặc nhóm nào tên “%(name)s”. Chữ vừa gõ còn ở ô dưới.")
        % {"name": params.get("name", "")},
        "name_empty": _("Ghi tên cơ quan."),
        "name_taken": _("Đơn vị đã có cơ quan hoặc nhóm tên này. Chọn trong danh sách."),
        "alias_taken": _("Tên in này đang được hiểu là một cơ quan khác. Sửa tên gọi khác ở trang cơ quan đó trước."),
        "kind_unknown": _("Chọn loại cơ quan."),
        "already_applied": _("Văn bản này đã được đưa vào thực hiện. Mở kế hoạch để xem."),
        "number_taken": _(
            "Đơn vị đã có kế hoạch mang số này cùng ngày. Xem lại số ở phần Thông tin, hoặc mở kế hoạch đã có."
        ),
        "cannot_reread": _("Văn bản này chưa đọc lại được: đã cất vào kho, chưa đọc lần nào, hoặc không có tệp."),
        "same_version": _("Tệp này giống hệt bản đang dùng. Chọn tệp của bản mới."),
        "no_longer_wanted": _("Việc đọc tệp này đã xong hoặc đã dừng từ trước."),
        "no_owner_post": _("Chưa có chức vụ nào giữ kế hoạch. Nhờ người quản trị ghi chức vụ công chức phụ trách."),
    }
    return sentences.get(code) or blocker(code, params)


def undo_refused(reason: str) -> str:
    """Why an applied document cannot be taken back any more, and what to do instead."""
    sentences = {
        "added_since": _(
            "Không rút lại được nữa: sau đó đã thêm việc hoặc ghi báo cáo. Sửa thẳng trên trang kế hoạch."
        ),
        "closed": _("Không rút lại được: kế hoạch đã kết thúc. Lãnh đạo có thể mở lại."),
    }
    return sentences.get(reason) or _(
        "Không rút lại được nữa: đã có cơ quan trả lời hoặc đã ghi kết quả. Đọc lại văn bản để so sánh và điều chỉnh."
    )


def blocker(code: str, params: dict[str, Any]) -> str:
    """What still stands between the document and its plan."""
    count = int(params.get("count") or 0)
    if code == "open_errors":
        return ngettext("Còn %(count)s lỗi chưa quyết định.", "Còn %(count)s lỗi chưa quyết định.", count) % {
            "count": count
        }
    if code == "unknown_bodies":
        return ngettext(
            "Còn %(count)s tên chủ trì chưa rõ là cơ quan nào.",
            "Còn %(count)s tên chủ trì chưa rõ là cơ quan nào.",
            count,
        ) % {"count": count}
    if code == "unseen_items":
        return ngettext("Còn %(count)s mục chưa xem.", "Còn %(count)s mục chưa xem.", count) % {"count": count}
    if code == "nothing_kept":
        return _("Chưa có mục nào được giữ lại, nên chưa có gì để thực hiện.")
    if code == "no_kind":
        return _("Phần mềm chưa biết thực hiện loại văn bản “%(doc_type)s”. Văn bản vẫn được giữ để tra cứu.") % {
            "doc_type": params.get("doc_type") or _("chưa rõ loại")
        }
    if code == "not_under_review":
        return _("Văn bản này không ở bước rà soát.")
    return _("Chưa làm được việc này. Tải lại trang rồi thử lại.")


def accepted_rest(rest: AcceptedRest) -> str:
    """What came of confirming many items at once: how many, and how many were left for a person, by what they ask."""
    said = ngettext("Đã xác nhận %(n)s mục.", "Đã xác nhận %(n)s mục.", rest.count) % {"n": rest.count}
    if not rest.count:
        said = _("Chưa xác nhận mục nào.")
    questions = {
        Question.LOOKALIKE: _("%(n)s mục giống mục khác"),
        Question.NAME: _("%(n)s mục chưa rõ là cơ quan nào"),
        Question.MISTAKE: _("%(n)s mục có chỗ cần xem lại"),
        Question.DOUBT: _("%(n)s mục có từ máy đọc chưa chắc"),
    }
    left = ", ".join(words % {"n": rest.left[code]} for code, words in questions.items() if rest.left.get(code))
    return f"{said} {_('Để lại cho anh/chị xem: %(left)s.') % {'left': left}}" if left else said
