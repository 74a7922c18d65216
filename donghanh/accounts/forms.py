"""What is typed at the door and on the own account's pages. Forms check; actions save."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from donghanh.foundation.web.forms import Form


def _password(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=1000,
        strip=False,
        help_text=help_text,
        error_messages={"required": _("Ghi mật khẩu.")},
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete, "class": "govuk-input"}),
    )


def _code(label: Any, help_text: Any = "", **attrs: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=60,
        help_text=help_text,
        error_messages={"required": _("Ghi mã.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", **attrs}),
    )


class SignInForm(Form):
    """Name and password. Neither is trimmed or shortened beyond what the store can hold."""

    login = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=200,
        error_messages={"required": _("Ghi tên đăng nhập.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = _password(_("Mật khẩu"), "current-password")
    remember = forms.BooleanField(
        label=_("Nhớ máy này 30 ngày, chỉ để trả lời phần việc của cơ quan tôi"),
        required=False,
        help_text=_(
            "Dành cho đơn vị phối hợp, thôn, tổ dân phố. Công chức, lãnh đạo, người quản trị đăng nhập mỗi lần."
        ),
    )


class HandedCodeForm(Form):
    """The sixteen letters somebody was handed."""

    handed = _code(
        _("Mã trên giấy"),
        _("16 chữ và số, ví dụ ABCD-EFGH-JKLM-NPQR. Viết hoa hay thường đều được."),
        autocapitalize="characters",
        **{"class": "govuk-input--width-20"},
    )


class NewPasswordForm(Form):
    """A new password, typed twice, because what was mistyped once cannot be seen."""

    new = _password(
        _("Mật khẩu mới"),
        "new-password",
        _("Càng dài càng tốt: ghép bốn, năm từ không liên quan đến nhau. Dán từ phần mềm giữ mật khẩu cũng được."),
    )
    again = _password(_("Gõ lại mật khẩu mới"), "new-password")

    def clean(self) -> dict[str, Any]:
        """Both alike."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("new") and cleaned.get("again") and cleaned["new"] != cleaned["again"]:
            self.add_error("again", _("Hai lần gõ chưa giống nhau. Gõ lại."))
        return cleaned


class TakeOverForm(NewPasswordForm):
    """What an invited person chooses."""

    login = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ không dấu, số, dấu chấm hoặc gạch ngang. Người khác không thấy tên này."),
        error_messages={"required": _("Chọn một tên đăng nhập.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ("login", "new", "again")


class ChangePasswordForm(NewPasswordForm):
    """The old password and the new one."""

    old = _password(_("Mật khẩu đang dùng"), "current-password")
    field_order = ("old", "new", "again")


class ProofForm(Form):
    """The password once more, before something that matters."""

    password = _password(_("Mật khẩu đang dùng"), "current-password")


class SixDigitsForm(Form):
    """The code an authenticator app shows."""

    otp = _code(
        _("Mã sáu số trong ứng dụng"),
        inputmode="numeric",
        **{"class": "govuk-input--width-10"},
    )
    otp.widget.attrs["autocomplete"] = "one-time-code"


class SecondStepForm(Form):
    """Six digits, a recovery code, or a code from a second person: whichever the person has."""

    otp = _code(_("Mã xác nhận"), _("Mã sáu số trong ứng dụng, hoặc một mã dự phòng."))
    otp.widget.attrs["autocomplete"] = "one-time-code"


class LabelForm(Form):
    """What a factor is called."""

    label = forms.CharField(label=_("Tên gọi"), max_length=60, required=False)


class LanguageForm(Form):
    """The language of the pages."""

    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=settings.LANGUAGES, widget=forms.RadioSelect)
