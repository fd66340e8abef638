"""What people thought of a meeting: asked by mail, kept without names, shown from three answers on."""

from events.domain.evaluation.answering import answer
from events.domain.evaluation.asking import ask_due
from events.domain.evaluation.inquiries import AFTERWARDS, INQUIRIES, SIX_WEEKS_LATER, Inquiry

__all__ = ["AFTERWARDS", "INQUIRIES", "SIX_WEEKS_LATER", "Inquiry", "answer", "ask_due"]
