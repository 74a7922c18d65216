"""What sort of body a name says it is. Plain values in, plain values out."""

import re

from donghanh.organisations.models import OrganisationKind
from donghanh.organisations.naming import strict_key

_KINDS = (
    (r"(?:uy ban )?mat tran to quoc|ban thuong truc .*mat tran", OrganisationKind.FRONT),
    (r"uy ban nhan dan", OrganisationKind.COMMITTEE),
    (
        r"dang uy|dang bo|chi bo|ban thuong vu dang|ban xay dung dang|ban tuyen giao|van phong dang uy",
        OrganisationKind.PARTY,
    ),
    (r"cong an", OrganisationKind.POLICE),
    (r"tram y te|benh vien|phong kham|trung tam y te", OrganisationKind.HEALTH),
    (r"truong (?:mam non|tieu hoc|trung hoc|pho thong|lien cap|mau giao|dan toc)|nha truong", OrganisationKind.SCHOOL),
    (r"dai (?:truyen thanh|phat thanh)", OrganisationKind.MEDIA),
    (
        r"hoi (?:lien hiep phu nu|phu nu|nong dan|cuu chien binh|nguoi cao tuoi|chu thap do)|doan thanh nien|cong doan",
        OrganisationKind.MASS,
    ),
    (
        r"(?:ban (?:quan ly|can su|nhan dan|dieu hanh) )?(?:thon|khoi|to dan pho|ap|xom|khu pho|buon)(?: |$)",
        OrganisationKind.VILLAGE,
    ),
    (r"cau lac bo|mo hinh", OrganisationKind.CLUB),
    (
        r"phong |van phong|ban chi huy quan su|trung tam|cong chuc|so |toa an|vien kiem sat|kho bac|hat kiem lam",
        OrganisationKind.STATE,
    ),
)
"""How the names of each sort of body begin, as a strict key (:mod:`donghanh.organisations.naming`). Only what is plain."""


def suggested_kind(name: str) -> str:
    """What sort of body the name says it is; empty when its words do not tell, and then a person is asked."""
    words = strict_key(name)
    return next((kind.value for begins, kind in _KINDS if re.match(begins, words)), "")
