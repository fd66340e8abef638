"""What people said of a meeting afterwards, without who said it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.seating import Seating


class EvaluationQuestion(models.TextChoices):
    """What people are asked: two scales and a line the morning after, one line six weeks later."""

    USEFUL = "nut", _("Hoe nuttig was deze bijeenkomst voor uw werk?")
    VOICE = "inbreng", _("Kon u zelf genoeg inbrengen?")
    LESSON = "mee", _("Wat neemt u mee?")
    EFFECT = "anders", _("Wat doet u nu anders?")


class EvaluationAnswer(models.Model):
    """One answer to one question, of somebody who was there; nothing leads to whom.

    No link to a person or a registration, no moment, no number in order; and what one
    person answered to two questions are two rows that do not know of each other.  Only
    ``events.domain.evaluation`` writes it: it shuffles the rows each time.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    seating = models.ForeignKey(Seating, on_delete=models.CASCADE, related_name="evaluation_answers")
    question = models.CharField(max_length=10, choices=EvaluationQuestion)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    # Shown to the organiser; answers become so several at a time.
    is_released = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("antwoord zonder naam")
        verbose_name_plural = _("antwoorden zonder naam")
        constraints = [
            models.CheckConstraint(
                condition=Q(score__range=(1, 5), text="") | Q(score=None) & ~Q(text=""),
                name="a_score_or_a_text",
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.pk}"
