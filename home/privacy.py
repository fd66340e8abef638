"""The front door keeps nothing of people."""

from cop_platform.core.privacy import nothing_personal

# A DemoRecord names the invented people of the demo content, and nobody else.
nothing_personal("home", "HomePage StandardPage DemoRecord")
