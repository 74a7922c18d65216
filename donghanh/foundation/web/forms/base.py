"""The form classes all pages inherit from: drawing, wording of errors, and the version a change was based on."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy

from donghanh.foundation.web.forms.widgets import TileSelect
from donghanh.foundation.web.kept import KeptData, note_taken

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (TileSelect, ""),
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, ""),
    (forms.widgets.Input, "govuk-input"),
)
"""Widget → class of the form library; the first that fits counts."""
MESSAGES = {
    "required": gettext_lazy("Ô này cần có. Ghi vào rồi gửi lại."),
    "invalid_choice": gettext_lazy("Chọn một trong các mục có sẵn."),
    "invalid": gettext_lazy("Chưa đúng dạng. Ghi lại."),
}
"""What Django says in English or stiffly, said in our words. A field's own messages win."""


class Renderer(DjangoTemplates):
    """Draws forms with the templates of the components."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class Styled(forms.BaseForm):
    """What :class:`Form` and :class:`ModelForm` share."""

    default_renderer = Renderer
    use_required_attribute = False  # the browser's own bubbles speak another language than the page

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _style(field.widget)
            _reword(field)
        note_taken(self.data, (self.add_prefix(name) for name in self.fields))

    def is_valid(self) -> bool:
        """Whether it may be acted on: bound, without errors, and sent by the person, not kept from an ended session."""
        return not isinstance(self.data, KeptData) and super().is_valid()

    @property
    def problems(self) -> list[dict[str, str]]:
        """The errors in reading order for the summary on top: label, message and where the link leads."""
        found = [{"label": "", "message": str(message), "target": ""} for message in self.non_field_errors()]
        for bound in self.visible_fields():
            target = bound.id_for_label or bound.auto_id
            if isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
                target = f"{bound.auto_id}_0"
            found += [
                {"label": str(bound.label), "message": str(message), "target": str(target)} for message in bound.errors
            ]
        for bound in self.hidden_fields():
            found += [{"label": "", "message": str(message), "target": ""} for message in bound.errors]
        return found


class Form(Styled, forms.Form):
    """A form of the house. Checks; never saves."""


class ModelForm(Styled, _ModelForm):
    """A form whose fields are taken from a model. Checks; never saves: actions do."""

    def save(self, commit: bool = True) -> Any:
        """Refused, always: hand ``cleaned_data`` to an action."""
        raise TypeError("Forms check, actions save: pass cleaned_data to an action.")


def _style(widget: forms.Widget) -> None:
    css = next((css for kind, css in CLASSES if isinstance(widget, kind)), "")
    if css and not widget.is_hidden:
        widget.attrs["class"] = " ".join(filter(None, [css, widget.attrs.get("class", "")]))


def _reword(field: forms.Field) -> None:
    for code, message in MESSAGES.items():
        if code in field.error_messages and field.error_messages[code] == _said_by_django(field, code):
            field.error_messages[code] = message


def _said_by_django(field: forms.Field, code: str) -> Any:
    """Django's own wording of an error, unless a class of ours or the field itself said it better."""
    for kind in type(field).__mro__:
        if code in vars(kind).get("default_error_messages", {}):
            return vars(kind)["default_error_messages"][code] if kind.__module__.startswith("django.") else None
    return None
