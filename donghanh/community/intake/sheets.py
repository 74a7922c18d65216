"""What the list of members looks like, coming in and going out. No Django: the child knows it too."""

from donghanh.documents.sheets.shape import Column, Sheet

MEMBERS = Sheet(
    "members",
    "Thành viên",
    (
        Column("full_name", "Họ và tên", width=28),
        Column("sex", "Giới tính", is_needed=False, width=12),
        Column("born", "Năm sinh", is_needed=False, width=14, takes_dates=True),
        Column("village", "Thôn", is_needed=False),
        Column("body", "Cơ quan cử", is_needed=False, width=34),
        Column("joined_on", "Vào ngày", width=14, takes_dates=True),
        Column("left_on", "Ra ngày", is_needed=False, width=14, takes_dates=True),
    ),
)
SHEETS = (MEMBERS,)
MALE, FEMALE = "Nam", "Nữ"
