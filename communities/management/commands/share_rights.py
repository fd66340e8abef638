"""``manage.py share_rights``: who leads a community edits its page; ``prepare`` runs it at every release."""

from typing import Any

from django.core.management.base import BaseCommand

from communities.models import Community
from communities.rights import share_rights


class Command(BaseCommand):
    """Puts the rights of all communities in step with the roles of their members; safe to repeat."""

    help = "Brengt de rechten van trekkers in het CMS in overeenstemming met hun rol."

    def handle(self, *args: Any, **options: Any) -> None:
        """Repair every community, and say how many have leaders."""
        for community in Community.objects.order_by("pk"):
            share_rights(community)
        led = Community.objects.filter(leaders__isnull=False).count()
        self.stdout.write(f"Communities met trekkers in het CMS: {led}")
