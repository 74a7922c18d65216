"""What is typed at the door. Forms check; actions save."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """Name and password. Neither is trimmed or shortened beyond what the store can hold."""

    login = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=200,
        error_messages={"required": _("Ghi tên đăng nhập.")},
        widget=forms.TextInput(
            attrs={
                "class": "govuk-input",
                "autocomplete": "username webauthn",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        max_length=1000,
        strip=False,
        error_messages={"required": _("Ghi mật khẩu.")},
        widget=forms.PasswordInput(attrs={"class": "govuk-input", "autocomplete": "current-password"}),
    )
    remember = forms.BooleanField(label=_("Nhớ máy này 30 ngày (đơn vị phối hợp, thôn, câu lạc bộ)"), required=False)
