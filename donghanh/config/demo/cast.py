"""The invented commune: xã Sông Mây, tỉnh An Lam. None of these places, bodies or people exists."""

from dataclasses import dataclass

PROVINCE = ("98", "tỉnh", "An Lam")
COMMUNE = ("98001", "xã", "Sông Mây")
NEIGHBOUR = ("98002", "xã", "Lũng Cát")
VILLAGES = ("Suối Lạnh", "Gò Sành", "Bến Đò", "Đồng Trăng", "Hòn Mây", "Lộc Yên", "Tân Thủy", "Vạn An")
VILLAGE_GROUP = ("Các thôn", ("các thôn", "08 thôn", "8 thôn", "các thôn trong xã"))


@dataclass(frozen=True)
class Body:
    """A body of the demo: its name, kind, whether it can be ordered, and how else papers print it."""

    name: str
    kind: str
    directable: bool = True
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Member:
    """A person of the demo: sign-in name, full name, how pages greet them, body, title and role of the post."""

    login: str
    full_name: str
    address_as: str
    body: str
    title: str
    role: str
    phone: str = ""


BODIES = (
    Body("UBND xã Sông Mây", "committee", True, ("Ủy ban nhân dân xã", "UBND xã", "Ủy ban nhân dân xã Sông Mây")),
    Body("Phòng Văn hóa - Xã hội", "state", True, ("Phòng VH-XH", "Phòng VHXH")),
    Body("Phòng Kinh tế", "state"),
    Body("Văn phòng HĐND và UBND", "state", True, ("Văn phòng HĐND&UBND",)),
    Body("Công an xã", "police", True, ("CA xã", "Công an")),
    Body("Trạm y tế xã", "health", True, ("Trạm y tế",)),
    Body("Đài truyền thanh xã", "media", True, ("Đài truyền thanh",)),
    Body("Trường THCS Sông Mây", "school"),
    Body("Trường Tiểu học Sông Mây", "school"),
    Body("Ủy ban MTTQ Việt Nam xã", "front", False, ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", "MTTQ xã", "UBMTTQ xã")),
    Body("Hội Liên hiệp Phụ nữ xã", "mass", False, ("Hội LHPN xã", "Hội Phụ nữ xã")),
    Body("Hội Nông dân xã", "mass", False, ("Hội ND xã",)),
    Body("Đoàn Thanh niên xã", "mass", False, ("Đoàn TNCS Hồ Chí Minh xã",)),
    Body("CLB Người cha đồng hành thôn Suối Lạnh", "club", True, ("Ban chủ nhiệm câu lạc bộ", "Câu lạc bộ")),
)
SCHOOL_GROUP = (
    "Các trường học",
    ("các trường học", "các nhà trường"),
    ("Trường THCS Sông Mây", "Trường Tiểu học Sông Mây"),
)
REPORTING_GROUP = (
    "Các cơ quan, đơn vị và các thôn",
    (
        "Công an xã",
        "Trạm y tế xã",
        "Đài truyền thanh xã",
        "Trường THCS Sông Mây",
        "Trường Tiểu học Sông Mây",
        "Ủy ban MTTQ Việt Nam xã",
        "Hội Liên hiệp Phụ nữ xã",
        "Hội Nông dân xã",
        "Đoàn Thanh niên xã",
    ),
)
"""Who reports on the plans of the commune; the boards of the villages belong to it as well."""

MEMBERS = (
    Member(
        "hanh", "Trần Thu Hạnh", "chị", "Phòng Văn hóa - Xã hội", "Công chức văn hóa - xã hội", "officer", "0900000001"
    ),
    Member("thu", "Đặng Hoài Thu", "chị", "UBND xã Sông Mây", "Phó Chủ tịch UBND xã", "leader", "0900000002"),
    Member("linh", "Hồ Văn Lĩnh", "anh", "UBND xã Sông Mây", "Chủ tịch UBND xã", "leader", "0900000003"),
    Member("yen", "Vi Thị Yến", "chị", "Hội Liên hiệp Phụ nữ xã", "Chủ tịch Hội", "partner", "0900000004"),
    Member("dung", "Phan Chí Dũng", "anh", "Công an xã", "Phó Trưởng Công an xã", "partner", "0900000005"),
    Member("mai", "Đinh Ngọc Mai", "chị", "Trạm y tế xã", "Trạm trưởng", "partner", "0900000006"),
    Member("phuc", "Tô Gia Phúc", "anh", "Đài truyền thanh xã", "Phụ trách đài", "partner", "0900000007"),
    Member("thao", "Lâm Thị Thảo", "chị", "Trường THCS Sông Mây", "Hiệu trưởng", "partner", "0900000008"),
    Member("toan", "Lương Văn Toàn", "anh", "Thôn Suối Lạnh", "Trưởng thôn", "village_head", "0900000009"),
    Member("sau", "Bạch Văn Sáu", "anh", "Thôn Gò Sành", "Trưởng thôn", "village_head", "0900000010"),
    Member(
        "khanh",
        "Mạc Duy Khánh",
        "anh",
        "CLB Người cha đồng hành thôn Suối Lạnh",
        "Chủ nhiệm",
        "club_chair",
        "0900000011",
    ),
    Member("quan", "Nguyễn Đức Quân", "anh", "Văn phòng HĐND và UBND", "Người quản trị", "office_admin", "0900000012"),
)
STRANGER = Member("lan", "Bùi Thị Lan", "chị", "Phòng Văn hóa - Xã hội", "Công chức văn hóa - xã hội", "officer")
"""An officer of the neighbouring commune: must see nothing of Sông Mây."""
PROVINCIAL = Member("bao", "Chu Quốc Bảo", "anh", "Sở Nội vụ", "Chuyên viên", "province_officer")
