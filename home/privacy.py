"""The front door keeps nothing of people."""

from cop_platform.core.privacy import nothing_personal

nothing_personal("home", "HomePage StandardPage DemoRecord")
