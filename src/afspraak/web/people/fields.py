"""The fields and the frame of the forms about people: what was typed stays, and a refusal stands at its field."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from afspraak.termijnen import AfspraakFout, lees_dag
from afspraak.termijnen.getal import lees_bedrag
from afspraak.verloop.weigering import Weigering

BOX = "utrecht-textbox utrecht-textbox--html-input"
SELECT = "utrecht-select utrecht-select--html-select"
AREA = "utrecht-textarea utrecht-textarea--html-textarea"
TICK = "utrecht-checkbox utrecht-checkbox--html-input"
Choices = Iterable[tuple[str, Any]]


class Text(forms.CharField):
    """A text of one line; ``either``: this field or another is asked, so that it is not said that it may stay empty.

    The browser fills nothing in by itself: that would be the data of who is at work.
    """

    def __init__(
        self, label: str, *, length: int, need: str = "", hint: str = "", kind: str = "text", either: bool = False
    ) -> None:
        self.either = either
        widget = forms.TextInput(attrs={"class": BOX, "autocomplete": "off", "type": kind})
        says = {"required": need, "max_length": f"Dit is te lang: hoogstens {length} tekens."}
        super().__init__(
            label=label,
            required=bool(need),
            max_length=length,
            widget=widget,
            help_text=hint,
            error_messages=says,
        )


class Area(forms.CharField):
    """A text of several lines."""

    def __init__(self, label: str, *, need: str = "", hint: str = "", length: int = 2000) -> None:
        says = {"required": need, "max_length": f"Dit is te lang: hoogstens {length} tekens."}
        super().__init__(
            label=label,
            required=bool(need),
            max_length=length,
            widget=forms.Textarea(attrs={"class": AREA, "rows": 2}),
            help_text=hint,
            error_messages=says,
        )


class Day(forms.CharField):
    """A day, in each notation that a day is read in."""

    def __init__(self, label: str, *, required: bool = True, hint: str = "") -> None:
        widget = forms.TextInput(attrs={"class": f"{BOX} invoer--dag", "autocomplete": "off", "type": "date"})
        says = {"required": f"Vul een dag in ({label.lower()})."}
        super().__init__(label=label, required=required, widget=widget, help_text=hint, error_messages=says)

    def clean(self, value: Any) -> Any:
        """Return the day, or None where nothing was typed."""
        text = super().clean(value)
        try:
            return lees_dag(text, str(self.label).lower()) if text else None
        except AfspraakFout as wrong:
            raise ValidationError(str(wrong)) from wrong


class Amount(forms.CharField):
    """An amount in Dutch notation; its value is whole euro cents."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        widget = forms.TextInput(
            attrs={"class": f"{BOX} invoer--bedrag", "autocomplete": "off", "inputmode": "decimal"}
        )
        super().__init__(label=label, required=False, widget=widget, help_text=hint)

    def clean(self, value: Any) -> Any:
        """Return the cents, or None where nothing was typed."""
        text = super().clean(value)
        try:
            return lees_bedrag(text, str(self.label), "") if text else None
        except AfspraakFout as wrong:
            raise ValidationError(str(wrong)) from wrong


class Choose(forms.CharField):
    """One of a list. What is not in the list is passed on: the act judges it, whoever made the form."""

    def __init__(
        self, label: str, choices: Choices, *, need: str = "", hint: str = "", empty: str = "", either: bool = False
    ) -> None:
        self.either = either
        shown = [("", empty), *choices] if empty else list(choices)
        says = {"required": need}
        super().__init__(
            label=label,
            required=bool(need),
            widget=forms.Select(attrs={"class": SELECT}, choices=shown),
            help_text=hint,
            error_messages=says,
        )


class ChooseMany(forms.Field):
    """Ticks in a list, maybe in groups; the act judges what is not in it."""

    def __init__(self, label: str, choices: Choices, *, need: str = "", hint: str = "") -> None:
        widget = forms.CheckboxSelectMultiple(attrs={"class": TICK}, choices=list(choices))
        says = {"required": need}
        super().__init__(label=label, required=bool(need), widget=widget, help_text=hint, error_messages=says)

    def to_python(self, value: Any) -> list[str]:
        """Return what was ticked."""
        return [str(v) for v in value or () if v]


class Tick(forms.BooleanField):
    """Yes or no."""

    def __init__(self, label: str, *, need: str = "", hint: str = "") -> None:
        super().__init__(
            label=label,
            required=bool(need),
            widget=forms.CheckboxInput(attrs={"class": TICK}),
            help_text=hint,
            error_messages={"required": need},
        )


class ActForm(forms.Form):
    """A form that does one act. ``actie`` names it in what is sent; ``row`` sets apart equal forms of one page."""

    actie: ClassVar[str] = ""
    title: ClassVar[str] = ""
    button: str = "Leg vast"
    headings: ClassVar[Mapping[str, str]] = {}
    """The fields at which a part of the form begins, with its heading."""
    use_required_attribute = False

    def __init__(self, data: Any = None, initial: dict[str, Any] | None = None, row: int | None = None) -> None:
        self.row = row
        auto_id = f"{self.actie}-{row}-%s" if row else f"{self.actie}-%s"
        super().__init__(data, initial=initial, auto_id=auto_id)
        self.submission = str(uuid4())

    def refuse(self, refusal: Weigering) -> None:
        """Put a refusal at the field that it names, or above the form."""
        field = next((name for name in refusal.ontbreekt if name in self.fields), None)
        self.add_error(field, refusal.zin)

    def offer_places(self, choices: Choices) -> None:
        """Offer municipalities; where there is one, it is not asked."""
        shown = list(choices)
        field = self.fields["gemeente"]
        if len(shown) == 1:
            field.widget, field.required = forms.HiddenInput(), False
            field.initial = shown[0][0]
        else:
            field.widget.choices = shown

    def place(self) -> str:
        """Return the municipality that was chosen, or the only one."""
        return str(self.cleaned_data["gemeente"] or self.fields["gemeente"].initial or "")

    def day(self, name: str) -> date:
        """Return a day that had to be filled in."""
        value = self.cleaned_data[name]
        if not isinstance(value, date):
            raise TypeError(f"{name} is no day")
        return value

    @property
    def complaints(self) -> Sequence[tuple[str, str]]:
        """What is wrong, each with the place on the page where it can be mended."""
        found = []
        for name, errors in self.errors.items():
            where = "" if name == "__all__" else self[name].id_for_label
            if name != "__all__" and not where:  # a list of ticks has no label of its own: its frame does
                where = self[name].auto_id
            found += [(where, str(error)) for error in errors]
        return found
