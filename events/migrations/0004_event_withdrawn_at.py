from django.db import migrations, models


def remember_departures(apps, schema_editor):
    """Meetings that were withdrawn or hidden before this column was there."""
    Event = apps.get_model("events", "Event")
    Activity = apps.get_model("core", "Activity")
    Event.objects.filter(is_published=False).exclude(vevents="").update(withdrawn_at=models.F("revised_at"))
    left = Activity.objects.filter(target_type="events.event", verb="left public agenda")
    for row in left.order_by("happened_at"):
        Event.objects.filter(pk=row.target_id).update(withdrawn_at=row.happened_at)


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0001_initial"),
        ("events", "0003_feed_version"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, db_index=True, null=True),
        ),
        migrations.RunPython(remember_departures, migrations.RunPython.noop, elidable=True),
    ]
