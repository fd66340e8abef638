from datetime import date

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def first_version(apps, schema_editor):
    apps.get_model("accounts", "PrivacyPolicy").objects.get_or_create(valid_from=date(2026, 1, 1))


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PrivacyPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField(unique=True, verbose_name='geldt vanaf')),
                ('summary', models.TextField(blank=True, help_text='In gewone woorden. Wie al een account heeft, ziet dit en bevestigt het.', verbose_name='wat is er veranderd')),
            ],
            options={
                'verbose_name': 'versie van de privacyverklaring',
                'verbose_name_plural': 'versies van de privacyverklaring',
                'ordering': ['-valid_from'],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('given_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to=settings.AUTH_USER_MODEL)),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='accounts.privacypolicy')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'policy'), name='one_consent_each')],
            },
        ),
        migrations.RunPython(first_version, migrations.RunPython.noop),
    ]
