"""The front door keeps nothing of people."""

from cop_platform.core.privacy import nothing_personal

# A DemoRecord names the invented people of the demo content, and nobody else.
nothing_personal("home", "HomePage StandardPage DemoRecord")
# Words for the search are of editors or of public pages; a question that found nothing is
# kept as words only when several people asked for the same.
nothing_personal("home", "SynonymSet SearchMiss SearchWord")
