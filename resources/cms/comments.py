"""The list "Reacties op consultaties": what members said, and what was done with each."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies.pages import PagePermissionPolicy

from communities.models import Membership
from communities.models.membership import LEADING
from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.choosers import ReadView, ReadViewSet
from cop_platform.core.errors import RuleError
from cop_platform.core.permissions import LimitedPolicy
from cop_platform.core.todo import Listed, Todo, TodoList, register_todo
from cop_platform.core.visibility import visible_pages
from resources.domain import consultation as rules
from resources.domain.consultation.answering import Answer
from resources.models import Consultation, ConsultationComment, Edition, HandbookPage, Outcome


def known_consultations(user: Any) -> QuerySet[Consultation]:
    """The consultations that *user* answers: on what they edit or keep true, or of a community they lead."""
    edited = PagePermissionPolicy().instances_user_has_permission_for(user, "change").values("pk")
    kept = Q(handbook__steward__person=user.pk, handbook__in=HandbookPage.objects.visible_to(user))
    mine = Membership.objects.filter(person=user.pk, state=Membership.State.MEMBER, role__in=LEADING)
    led = Q(community__in=mine.values("community"), handbook__in=HandbookPage.objects.visible_to(user))
    return Consultation.objects.filter(Q(handbook__in=edited) | kept | led).select_related("handbook")


def known_comments(user: Any) -> QuerySet[ConsultationComment]:
    """The comments that *user* may answer, hidden ones too; of chapters that they may read, or edit."""
    edited = PagePermissionPolicy().instances_user_has_permission_for(user, "change").values("pk")
    readable = Q(chapter__in=visible_pages(user).values("pk"))
    # A chapter that is gone: only who edits the handbook still reads of it.
    found = readable | Q(consultation__handbook__in=edited)
    rows = ConsultationComment.objects.filter(found, consultation__in=known_consultations(user))
    return rows.select_related("consultation__handbook", "chapter", "person", "edition")


class AnswerPolicy(LimitedPolicy):
    """Reading, for editors and whoever answers a consultation; nobody adds, changes or deletes rows here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the list is for *user*; which rows are in it is another question."""
        if action not in self.actions or not user.is_active:
            return False
        return super().user_has_permission(user, action) or known_consultations(user).exists()


INSPECT = "wagtailsnippets_resources_consultationcomment:inspect"
policy = AnswerPolicy(ConsultationComment, {"view"})


class AnswerForm(forms.Form):
    """What was done with a comment, and why."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Wat is ermee gedaan?"), choices=Outcome, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=gettext_lazy("Wat u deed, en waarom"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Wie reageerde krijgt dit per mail, en het staat in het verslag."),
    )
    topic = forms.CharField(
        label=gettext_lazy("Waar ging de reactie over?"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "Een paar woorden, voor lezers van het verslag die de reactie zelf niet zien. "
            "Bijvoorbeeld “het aantal vakwoorden per week”."
        ),
    )
    edition = forms.ModelChoiceField(
        label=gettext_lazy("Verwerkt in uitgave"), queryset=Edition.objects.none(), required=False
    )

    def __init__(self, said: ConsultationComment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editions = Edition.objects.filter(handbook=said.consultation.handbook_id)
        cast(forms.ModelChoiceField, self.fields["edition"]).queryset = editions


def state_of(said: ConsultationComment) -> str:
    """What became of a comment, in words."""
    if said.hidden_at:
        return _("Verborgen")
    if said.outcome:
        return str(said.get_outcome_display())
    return _("Wacht op antwoord") if said.text else _("Verwijderd met het account")


class AnswerView(ReadView):
    """``inspect/<pk>/``: one comment; a POST answers, hides or restores it."""

    page_title = gettext_lazy("Reactie")
    template_name = "resources/cms/comment.html"
    object: ConsultationComment

    def known(self) -> QuerySet[ConsultationComment]:
        """The comments that the person may answer."""
        return known_comments(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The comment, its answer, and the form for that."""
        said = self.object
        names = ("outcome", "answer", "topic", "edition")
        context = {
            "form": AnswerForm(said, initial={name: getattr(said, name) for name in names}),
            **super().get_context_data(**kwargs),
        }
        is_closed = said.consultation.reported_at is not None
        return context | {"said": said, "state": state_of(said), "is_closed": is_closed}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do what the button says, and come back with a sentence about it."""
        actor, said = cast(User, request.user), self.object
        if request.POST.get("besluit") == "verbergen":
            rules.hide(said, actor=actor, now=clock.now())
            messages.success(request, _("De reactie is verborgen."))
        elif request.POST.get("besluit") == "terugzetten":
            rules.restore(said, actor=actor)
            messages.success(request, _("Leden kunnen de reactie weer lezen."))
        else:
            return self._answered(AnswerForm(said, request.POST))
        return redirect(request.path)

    def _answered(self, form: AnswerForm) -> HttpResponse:
        if form.is_valid():
            actor, given = cast(User, self.request.user), Answer(**form.cleaned_data)
            try:
                rules.answer(self.object, given, actor=actor, now=clock.now())
            except RuleError as error:
                form.add_error("answer", str(error.message))
        if form.errors:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        text = _("Het antwoord is bewaard. Lezers zien het als u het verslag publiceert.")
        messages.success(self.request, text)
        return redirect(reverse(INSPECT, args=[self.object.pk]))


class CommentViewSet(ReadViewSet):
    """Read and answered, never written by hand."""

    model = ConsultationComment
    permission_policy = policy
    icon = "comment"
    menu_label = gettext_lazy("Reacties op consultaties")
    list_display = [
        "chapter_title",
        "role",
        Column("handbook", label=gettext_lazy("Tekst"), accessor="consultation.handbook.title"),
        "created_at",
        Column("state", label=gettext_lazy("Stand"), accessor=state_of),
    ]
    list_filter = ["outcome"]
    search_fields = ["text", "chapter_title"]
    ordering = ["-created_at"]
    inspect_view_class = AnswerView

    def get_queryset(self, request: HttpRequest) -> Any:
        """The comments that the person may answer."""
        return known_comments(request.user)


def waiting_comments(user: Any, now: datetime) -> Listed | None:
    """Consultations with comments to answer, and closed ones that wait for their report."""
    known = known_consultations(user)
    if not known.exists():
        return None
    needs_answer = Q(comments__outcome="", comments__hidden_at=None, comments__text__gt="")
    mine = known.filter(reported_at=None, opens_at__lte=now).order_by("closes_at")
    rows = mine.annotate(waiting=Count("comments", filter=needs_answer))
    return Listed.of([_todo(row) for row in rows if row.waiting or row.closes_at <= now])


def _todo(row: Any) -> Todo:
    url = reverse("consult_on_text", args=[row.handbook_id])
    note = ngettext(
        "%(number)s reactie wacht op antwoord", "%(number)s reacties wachten op antwoord", row.waiting
    )
    done = _("Gesloten, en alles is beantwoord: publiceer het verslag")
    return Todo(row.handbook.title, url, note % {"number": row.waiting} if row.waiting else done)


register_todo(TodoList("consultations", 55, gettext_lazy("Consultaties"), waiting_comments))
