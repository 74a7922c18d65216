"""A village's notice: small, no level of government, many quirks."""

from tests.samples.compose.spec import Document, Foot, Head, Part, Points, Say, plain

DOCUMENT = Document(
    name="village_notice",
    kind="Thông báo",
    title="Về việc tổ chức họp dân bàn về giữ gìn vệ sinh, an toàn ao hồ và sửa đổi quy ước thôn",
    head=Head(["THÔN ĐỒI CHÈ"], "03/TB-TĐC", "Sông Mây", "2026-08-13", above=["ỦY BAN NHÂN DÂN XÃ SÔNG MÂY"]),
    issuer="Thôn Đồi Chè",
    parent="Ủy ban nhân dân xã Sông Mây",
    level=None,
    year=2026,
    opening=[
        "Thực hiện {c 211/UBND-VHXH 2026-08-03 Ủy ban nhân dân xã Sông Mây|Công văn số 211/UBND-VHXH ngày 03 tháng 8 năm 2026} của Ủy ban nhân dân xã Sông Mây về rà soát, sửa đổi quy ước các thôn để bỏ những điều còn phân biệt con trai, con gái, thôn Đồi Chè thông báo họp toàn thể các hộ gia đình như sau:",
    ],
    body=[
        Part("Thời gian", [Say("{n|19 giờ 30 phút}, {!weekday_mismatch|thứ Sáu, {d 2026-08-22|ngày 22/8/2026}|thứ Bảy, {d 2026-08-22|ngày 22/8/2026}}.")]),
        Part("Địa điểm", [Say("Nhà văn hóa thôn; nếu trời mưa to thì họp tại hội trường xã.")]),
        Part("Thành phần", [Say("Mỗi hộ cử {q|02 người}, khuyến khích cả vợ và chồng cùng dự; mời đại diện Ủy ban nhân dân xã, Công an xã và các chi hội, chi đoàn trong thôn.")]),
        Part("Nội dung", [Points([
            "Bàn việc rào ao, cắm biển nguy hiểm, cử người trông trẻ trong những ngày mùa bận rộn.",
            "Thảo luận, biểu quyết dự thảo quy ước sửa đổi, trong đó có điều khoản về không bạo lực trong gia đình và chia đều phần việc chung cho nam và nữ.",
        ])]),
    ],
    closing=[Say("Đề nghị các hộ gia đình sắp xếp công việc, dự họp đông đủ, đúng giờ; ý kiến góp ý trước gửi về Trưởng thôn {d 2026-08-20|trước ngày 20/8/2026}./.")],
    foot=Foot(["UBND xã (b/c)", "Các hộ gia đình trong thôn", "Lưu thôn"], "Đặng Văn Hiến", "TRƯỞNG THÔN"),
    debatable={
        "level": "a thôn is no level of government and the schema has no word for it",
        "reporting": "views on a draft sent to the head of the village are no report",
        "tasks": "the items of a meeting may be read as tasks or not",
        "section.level": "numbered parts with no part above them",
    },
    seen={"recipients_missing": "no list of recipients", "missing_signature": "nobody signs"},
    printings=[plain("arabic_bare"), plain("arabic_wrapped"), plain("arabic_bare", "weekday_mismatch", "recipients_missing")],
)  # fmt: skip
