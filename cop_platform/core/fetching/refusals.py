"""Why an address could not be read, in sentences for the editor who entered it."""

from __future__ import annotations

from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cop_platform.core.errors import RuleError


class FetchRefused(RuleError):
    """No answer; ``code`` tells which of the reasons below.

    *may_pass*: it may go well later without anybody doing something, so trying
    again is better than bothering the editor at once.
    """

    code = "fetch"
    sentence: ClassVar[str | Promise] = _("Wij kunnen dit adres niet ophalen.")
    may_pass: ClassVar[bool] = False

    def __init__(self, **values: object) -> None:
        super().__init__(str(self.sentence) % values if values else self.sentence)


class AddressNotAllowed(FetchRefused):
    """Not an address of the web."""

    code = "address"
    sentence = _("Dit is geen adres dat wij kunnen ophalen. Gebruik een adres dat begint met https://.")


class AddressWithPassword(FetchRefused):
    """A user name stands before the host."""

    code = "userinfo"
    sentence = _("In dit adres staat een naam of wachtwoord. Vraag de partner om een adres zonder.")


class PortNotAllowed(FetchRefused):
    """Another port than those of the web."""

    code = "port"
    sentence = _("In dit adres staat een poort (het getal na de dubbele punt). Gebruik een adres zonder.")


class HostNotFound(FetchRefused):
    """The name has no address."""

    code = "host_not_found"
    sentence = _("Wij kunnen %(host)s niet vinden. Kijk na of het adres goed geschreven is.")
    may_pass = True


class PrivateAddress(FetchRefused):
    """The name leads to an address that is not on the public internet."""

    code = "private_address"
    sentence = _(
        "Dit adres wijst naar een intern netwerk. Dat halen wij niet op. "
        "Vraag de partner om een adres op het openbare internet."
    )


class NotReachable(FetchRefused):
    """Nobody listens, or the connection broke."""

    code = "not_reachable"
    sentence = _("De server van de partner is niet bereikbaar. Wij proberen het later opnieuw.")
    may_pass = True


class TlsWrong(FetchRefused):
    """The certificate does not prove who answers."""

    code = "tls"
    sentence = _("De beveiligde verbinding klopt niet. Vraag de partner het certificaat na te kijken.")


class TooSlow(FetchRefused):
    """The time was over before the answer was complete."""

    code = "too_slow"
    sentence = _("De server van de partner antwoordt te langzaam. Wij proberen het later opnieuw.")
    may_pass = True


class TooLarge(FetchRefused):
    """More than the limit, after decompression."""

    code = "too_large"
    sentence = _("De agenda is te groot. Vraag de partner om een agenda met alleen de komende tijd.")


class TooManyRedirects(FetchRefused):
    """The address keeps pointing elsewhere."""

    code = "redirects"
    sentence = _("Dit adres verwijst steeds door. Vraag de partner om het juiste adres.")


class InsecureRedirect(FetchRefused):
    """From https to http: somebody on the way could write our agenda."""

    code = "insecure_redirect"
    sentence = _("Dit adres verwijst door naar een adres zonder beveiliging. Vraag de partner om het juiste.")


class AnswerNotReadable(FetchRefused):
    """Not HTTP, or packed in a way that was not asked for."""

    code = "not_readable"
    sentence = _("Het antwoord van dit adres is niet te lezen. Kijk na of het adres goed is.")


class AnswerEmpty(FetchRefused):
    """A good answer without content."""

    code = "empty"
    sentence = _("Dit adres geeft een leeg antwoord. Kijk na of het adres goed is.")
    may_pass = True


class NotText(FetchRefused):
    """A picture, film, document: nothing that can be a calendar."""

    code = "not_text"
    sentence = _("Dit adres geeft een bestand dat geen tekst is. Kijk na of het adres goed is.")


class HttpRefused(FetchRefused):
    """The server answered with an error; *http_status* is its number."""

    code = "http_status"
    sentence = _("Dit adres geeft een foutmelding (%(status)s). Kijk na of het adres goed is.")

    def __init__(self, http_status: int) -> None:
        super().__init__(status=http_status)
        self.http_status = http_status


class NoPermission(HttpRefused):
    """401 or 403."""

    code = "no_permission"
    sentence = _("Deze agenda is niet openbaar (%(status)s). Vraag de partner om een openbaar adres.")


class NotThere(HttpRefused):
    """404 or 410."""

    code = "not_there"
    sentence = _("Op dit adres staat niets meer (%(status)s). Vraag de partner om het nieuwe adres.")


class ServerBroken(HttpRefused):
    """429 or 5xx."""

    code = "server_error"
    sentence = _("De server van de partner heeft een storing (%(status)s). Wij proberen het later opnieuw.")
    may_pass = True


def refusal_of(http_status: int) -> HttpRefused:
    """The refusal that belongs to an HTTP status of an error."""
    if http_status in (401, 403, 407):
        return NoPermission(http_status)
    if http_status in (404, 410):
        return NotThere(http_status)
    if http_status in (408, 425, 429) or http_status >= 500:
        return ServerBroken(http_status)
    return HttpRefused(http_status)
