"""What a spreadsheet of activities looks like, out and in. No Django: the child that reads files knows it too."""

from donghanh.documents.sheets.shape import Column, Sheet

MOST_ACTIVITIES = 5_000
COUNT_COLUMNS = (
    Column("total", "Tổng số", is_needed=False, width=10),
    Column("female", "Nữ", is_needed=False, width=8),
    Column("male", "Nam", is_needed=False, width=8),
    Column("under_16", "Dưới 16 tuổi", is_needed=False, width=12),
    Column("from_16_to_59", "16 đến 59 tuổi", is_needed=False, width=12),
    Column("from_60", "Từ 60 tuổi", is_needed=False, width=12),
    Column("minority", "Dân tộc thiểu số", is_needed=False, width=12),
    Column("kinh", "Dân tộc Kinh", is_needed=False, width=12),
    Column("disabled", "Người khuyết tật", is_needed=False, width=12),
    Column("not_disabled", "Không khuyết tật", is_needed=False, width=12),
)
SHEET = Sheet(
    "activities",
    "Hoạt động",
    (
        Column("held_on", "Ngày", width=12, takes_dates=True),
        Column("ends_on", "Đến hết ngày", is_needed=False, width=12, takes_dates=True),
        Column("kind", "Loại", width=28),
        Column("title", "Tên hoạt động", is_needed=False, width=40),
        Column("village", "Thôn", is_needed=False, width=18),
        Column("place", "Địa điểm", is_needed=False, width=24),
        Column("host", "Nơi tổ chức", is_needed=False, width=30),
        Column("quantity", "Số lượng", is_needed=False, width=10),
        *COUNT_COLUMNS,
        Column("quality", "Số người là", is_needed=False, width=14),
        Column("measure", "Tính theo", is_needed=False, width=24),
        Column("state", "Bước", is_needed=False, width=14),
        Column("note", "Ghi thêm", is_needed=False, width=40),
        Column("code", "Mã", is_needed=False, width=18),
    ),
    most_rows=MOST_ACTIVITIES,
)
COLUMNS = {column.key: column for column in SHEET.columns}
