"""What the log tells of the library."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.audit import Area, act, detail, named

act("recorded edition", _("Uitgave vastgelegd"), Area.CONTENT)
act("imported chapters", _("Hoofdstukken uit een Word-bestand gemaakt"), Area.CONTENT)
act("asked owner", _("Eigenaar om goedkeuring gevraagd"), Area.CONTENT)
act("reminded owner", _("Eigenaar herinnerd aan goedkeuring"), Area.CONTENT)
act("opened owner link", _("Link voor goedkeuring geopend"), Area.CONTENT)
act("owner approved text", _("Eigenaar is akkoord met tekst"), Area.CONTENT)
act("owner rejected text", _("Eigenaar is niet akkoord met tekst"), Area.CONTENT)
act("owner link expired", _("Link voor goedkeuring verlopen"), Area.CONTENT)
act("withdrew owner question", _("Vraag om goedkeuring ingetrokken"), Area.CONTENT)

act("brought translation up to date", _("Engelse tekst bijgewerkt naar de Nederlandse"), Area.CONTENT)
act("changed status", _("Status van een tekst gewijzigd"), Area.CONTENT)
act("planned consultation", _("Consultatie gepland of gewijzigd"), Area.CONTENT)
act("commented on text", _("Op een tekst gereageerd"), Area.CONTENT)
act("took back comment", _("Eigen reactie verwijderd"), Area.CONTENT)
act("hid comment", _("Reactie verborgen"), Area.CONTENT)
act("restored comment", _("Reactie teruggezet"), Area.CONTENT)
act("answered comment", _("Reactie beantwoord"), Area.CONTENT)
act("published consultation report", _("Verslag van een consultatie gepubliceerd"), Area.CONTENT)
act("asked contact", _("Gevraagd of iemand contactpersoon wil zijn"), Area.CONTENT)
act("contact agreed", _("Contactpersoon gaf toestemming"), Area.CONTENT)
act("contact withdrew", _("Contactpersoon wil niet, of niet meer"), Area.CONTENT)
act("removed contact", _("Contactpersoon weggehaald"), Area.CONTENT)
act("appointed steward", _("Gekozen wie een tekst nakijkt"), Area.CONTENT)
act("confirmed text", _("Tekst nagekeken: nog steeds juist"), Area.CONTENT)

act("mended suggestion", _("Suggestie van een lezer verwerkt"), Area.CONTENT)
act("declined suggestion", _("Suggestie van een lezer niet overgenomen"), Area.CONTENT)
act("removed suggestion", _("Suggestie van een lezer verwijderd"), Area.CONTENT)
act("made proposal", _("Wijzigingsvoorstel gemaakt"), Area.CONTENT)

detail("comment", _("reactie"))
detail("outcome", _("uitkomst"))
detail("status", _("status"))
detail("person", _("persoon"), model_name="accounts.User")
named("resources.Edition")
named("resources.ResourcePage")
named("resources.HandbookPage")
named("resources.EnglishPage")
named("resources.PracticePage")
