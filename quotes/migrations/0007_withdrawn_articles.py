import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quotes', '0006_near_copies'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='article',
            name='one_article_per_outlet_and_text',
        ),
        migrations.AddField(
            model_name='article',
            name='returned',
            field=models.PositiveSmallIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='article',
            name='withdrawn_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn'),
        ),
        migrations.AddField(
            model_name='article',
            name='withdrawn_why',
            field=models.CharField(blank=True, editable=False, max_length=300, verbose_name='why it was withdrawn'),
        ),
        migrations.AlterField(
            model_name='article',
            name='outlet',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='quotes.outlet', verbose_name='outlet'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(fields=('outlet', 'text_hash', 'returned'), name='one_article_per_outlet_and_text'),
        ),
    ]
