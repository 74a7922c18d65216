"""The few words money is sorted by."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from donghanh.domain.money import ANYWHERE


class Source(models.TextChoices):
    """Where money comes from."""

    STATE = "state", _("Ngân sách nhà nước")
    PROGRAMME = "programme", _("Lồng ghép chương trình, đề án")
    DONOR = "donor", _("Xã hội hóa, tài trợ")
    OTHER = "other", _("Nguồn khác")


class AreaClass(models.TextChoices):
    """Where a norm holds."""

    ANYWHERE = ANYWHERE, _("Mọi nơi")
    URBAN = "urban", _("Phường, đô thị")
    RURAL = "rural", _("Xã")
    HIGHLAND = "highland", _("Miền núi, hải đảo, vùng khó khăn")
