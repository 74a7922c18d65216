"""What the spreadsheet of bodies and people looks like. No Django: the child knows it too."""

from donghanh.documents.sheets.shape import Column, Sheet

BODIES = Sheet(
    "bodies",
    "Cơ quan",
    (
        Column("name", "Tên cơ quan", width=38),
        Column("kind", "Loại", width=32),
        Column("directable", "Ủy ban giao việc được", is_needed=False),
        Column("aliases", "Cách viết khác", is_needed=False, width=38),
        Column("village", "Thôn", is_needed=False),
    ),
)
PEOPLE = Sheet(
    "people",
    "Người",
    (
        Column("full_name", "Họ và tên", width=28),
        Column("body", "Cơ quan", width=38),
        Column("title", "Chức vụ", width=30),
        Column("role", "Vai trò", width=32),
        Column("valid_from", "Từ ngày", width=14, takes_dates=True),
        Column("login", "Tên đăng nhập", is_needed=False),
        Column("email", "Thư điện tử", is_needed=False, width=28),
    ),
)
SHEETS = (BODIES, PEOPLE)
YES, NO = "Có", "Không"
