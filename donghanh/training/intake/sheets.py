"""What the list of trainees looks like, coming in and going out. No Django: the child knows it too."""

from donghanh.documents.sheets.shape import Column, Sheet

TRAINEES = Sheet(
    "trainees",
    "Học viên",
    (
        Column("full_name", "Họ và tên", width=28),
        Column("sex", "Giới tính", is_needed=False, width=12),
        Column("born", "Năm sinh", is_needed=False, width=14, takes_dates=True),
        Column("village", "Thôn", is_needed=False),
        Column("body", "Cơ quan", is_needed=False, width=34),
        Column("role", "Là", is_needed=False, width=22),
        Column("position", "Chức danh, công việc", is_needed=False, width=30),
    ),
)
SHEETS = (TRAINEES,)
MALE, FEMALE = "Nam", "Nữ"
STAFF, COLLABORATOR, OTHER = "Cán bộ, công chức", "Cộng tác viên", "Người khác"
HINTS = (
    "Giới tính để trống nếu chưa rõ; người ấy được đếm riêng.",
    "Năm sinh không bắt buộc: ghi năm, hoặc ngày sinh; phần mềm chỉ giữ năm.",
    "Để trống cột “Là” thì người ấy là cộng tác viên.",
    "Hai người cùng họ tên: ghi năm sinh, thôn hoặc cơ quan cho cả hai.",
    "Không gộp ô, không dùng công thức, không đổi tên cột.",
)
