"""The database itself keeps the promise that reviews and the audit trail are never changed and never deleted."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION factcheck_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: add a row instead', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
"""
GUARD = "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {0} FOR EACH ROW EXECUTE FUNCTION factcheck_append_only();"
TABLES = ("factcheck_review", "factcheck_auditentry")


class Migration(migrations.Migration):
    dependencies = [("factcheck", "0001_first")]

    operations = [
        migrations.RunSQL(REFUSE, "DROP FUNCTION factcheck_append_only();"),
        *[migrations.RunSQL(GUARD.format(table), f"DROP TRIGGER append_only ON {table};") for table in TABLES],
    ]
