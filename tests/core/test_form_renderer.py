"""Every form looks and reads the same."""

from django import forms


class Enrolment(forms.Form):
    email = forms.EmailField(label="E-mailadres", help_text="Uw werkadres")
    reason = forms.CharField(label="Reden", widget=forms.Textarea, required=False)
    days = forms.MultipleChoiceField(
        label="Dagen", choices=[("1", "Do")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="Akkoord")
    source = forms.CharField(widget=forms.HiddenInput, required=False)


def test_form_marks_optional_fields_only():
    html = Enrolment().render()

    assert html.count("(niet verplicht)") == 1
    assert "Er is een probleem" not in html


def test_form_wears_the_design_system():
    html = Enrolment().render()

    assert 'class="utrecht-textbox utrecht-textbox--html-input"' in html
    assert 'class="utrecht-textarea utrecht-textarea--html-textarea"' in html


def test_form_keeps_a_class_of_its_own():
    class Own(forms.Form):
        word = forms.CharField(widget=forms.TextInput(attrs={"class": "mine"}))

    html = Own().render()

    assert 'class="mine"' in html
    assert "utrecht-textbox" not in html


def test_refused_form_leads_from_summary_to_field():
    html = Enrolment({"email": "geen adres"}).render()

    assert 'href="#id_email"' in html
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'id="id_email_error"' in html
    assert 'aria-invalid="true"' in html


def test_refused_group_is_reached_by_its_fieldset():
    html = Enrolment({}).render()

    assert 'href="#id_days_group"' in html
    assert '<fieldset class="form-field form-field--invalid" id="id_days_group"' in html


def test_hidden_field_is_rendered_once():
    assert Enrolment().render().count('name="source"') == 1
