from django.db import migrations, models


def of_people(apps, schema_editor):
    apps.get_model("core", "Activity").objects.filter(actor__isnull=False).update(by_person=True)


class Migration(migrations.Migration):

    dependencies = [
        ("core", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="activity",
            name="by_person",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(of_people, migrations.RunPython.noop, elidable=True),
    ]
