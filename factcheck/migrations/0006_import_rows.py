import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('factcheck', '0005_feeds'),
        ('quotes', '0007_withdrawn_articles'),
    ]

    operations = [
        migrations.RenameModel(old_name='ImportProblem', new_name='ImportRow'),
        # Until now only problems had a row.
        migrations.AddField(
            model_name='importrow',
            name='outcome',
            field=models.CharField(choices=[('new', 'new'), ('revised', 'revised'), ('unchanged', 'unchanged'), ('withdrawn', 'withdrawn'), ('held_back', 'held back'), ('bad', 'not readable'), ('undone', 'undone')], default='bad', max_length=9, verbose_name='outcome'),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name='ColumnChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outlet', models.CharField(blank=True, max_length=200, unique=True, verbose_name='outlet')),
                ('columns', models.JSONField(default=dict, verbose_name='columns')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
            ],
            options={
                'verbose_name': 'choice of columns',
                'verbose_name_plural': 'choices of columns',
            },
        ),
        migrations.AlterModelOptions(
            name='importrow',
            options={'ordering': ['record'], 'verbose_name': 'record', 'verbose_name_plural': 'records'},
        ),
        migrations.RemoveConstraint(
            model_name='importrow',
            name='one_problem_per_record',
        ),
        migrations.AddField(
            model_name='importbatch',
            name='columns',
            field=models.JSONField(blank=True, default=dict, verbose_name='columns'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='digest',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='held_back',
            field=models.PositiveIntegerField(default=0, verbose_name='held back'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='resume_byte',
            field=models.BigIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='resume_line',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='undone_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='undone by'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='withdrawn',
            field=models.PositiveIntegerField(default=0, verbose_name='withdrawn'),
        ),
        migrations.AddField(
            model_name='importrow',
            name='article',
            field=models.ForeignKey(blank=True, null=True, db_constraint=False, on_delete=django.db.models.deletion.SET_NULL, related_name='import_rows', to='quotes.article', verbose_name='article'),
        ),
        migrations.AlterField(
            model_name='importbatch',
            name='bad',
            field=models.PositiveIntegerField(default=0, verbose_name='not readable'),
        ),
        migrations.AlterField(
            model_name='importbatch',
            name='state',
            field=models.CharField(choices=[('uploaded', 'waiting for your go'), ('running', 'running'), ('done', 'done'), ('cancelled', 'cancelled'), ('undoing', 'being undone'), ('undone', 'undone')], default='uploaded', max_length=9, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='importrow',
            name='batch',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='factcheck.importbatch', verbose_name='import'),
        ),
        migrations.AlterField(
            model_name='importrow',
            name='reason',
            field=models.TextField(blank=True, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='job',
            name='kind',
            field=models.CharField(choices=[('process_article', 'analyse article'), ('match_statement', 'match statement'), ('import_batch', 'import file'), ('poll_feed', 'poll feed'), ('undo_import', 'undo import')], max_length=20, verbose_name='kind'),
        ),
        migrations.AddIndex(
            model_name='importbatch',
            index=models.Index(condition=models.Q(('state', 'done')), fields=['digest'], name='import_done_before'),
        ),
        migrations.AddIndex(
            model_name='importrow',
            index=models.Index(condition=models.Q(('outcome__in', ('bad', 'held_back'))), fields=['batch', 'record'], name='import_problem'),
        ),
        migrations.AddConstraint(
            model_name='importrow',
            constraint=models.UniqueConstraint(fields=('batch', 'record'), name='one_row_per_record'),
        ),
    ]
