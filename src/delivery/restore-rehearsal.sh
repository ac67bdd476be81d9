#!/usr/bin/env bash
# Backs up a database of the service, restores the backup into an empty one and compares the two: every row of every
# table, and every sequence. The service may be in use: backup and comparison see the same moment.
#
#   restore-rehearsal.sh SOURCE TARGET FILE
#
# SOURCE and TARGET are names of databases or connection strings, as psql takes them; FILE must not exist yet and is
# the backup. Ends with 0 when nothing differs. Passwords: PGPASSWORD or ~/.pgpass, never the command line.
set -euo pipefail

if [ $# -ne 3 ]; then
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
source_database=$1 target=$2
export BACKUP=$3
if [ -e "$BACKUP" ]; then
  echo "$BACKUP is there already; a backup is never written over another." >&2
  exit 2
fi
if [ "$(psql -XAtqd "$target" -c "SELECT count(*) FROM pg_stat_user_tables")" != 0 ]; then
  echo "The database to restore into is not empty." >&2
  exit 2
fi

umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One line for each table: name, rows, and a digest of all rows in whatever order they are stored.
cat >"$work/state.sql" <<'SQL'
SELECT format(
  'SELECT %L, count(*), md5(coalesce(string_agg(md5(t::text), '''' ORDER BY md5(t::text)), '''')) FROM %I.%I t',
  schemaname || '.' || relname, schemaname, relname)
FROM pg_stat_user_tables ORDER BY schemaname, relname \gexec
SELECT 'sequence ' || schemaname || '.' || sequencename, coalesce(last_value, 0), ''
FROM pg_sequences ORDER BY 1;
SELECT 'large objects', count(*), '' FROM pg_largeobject_metadata;
SQL

export SOURCE=$source_database
psql -XAtq -v ON_ERROR_STOP=1 -d "$source_database" >"$work/before" <<SQL
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT pg_export_snapshot() AS snapshot \gset
\setenv SNAPSHOT :snapshot
\! pg_dump --format=custom --snapshot="\$SNAPSHOT" --file="\$BACKUP" --dbname="\$SOURCE"
\i $work/state.sql
COMMIT;
SQL
pg_restore --exit-on-error --no-owner --dbname="$target" "$BACKUP"
psql -XAtq -v ON_ERROR_STOP=1 -d "$target" -f "$work/state.sql" >"$work/after"

if [ "$(grep -cv '^sequence ' "$work/before")" -lt 10 ]; then
  echo "The database holds hardly any tables; is it the one of the service?" >&2
  exit 1
fi
if ! diff "$work/before" "$work/after"; then
  echo "The restored database differs." >&2
  exit 1
fi
awk -F'|' '$2 > 0 && !/^(sequence|large)/ { printf "%8d  %s\n", $2, $1 }' "$work/before" | sort -rn | head -n 12
awk -F'|' '!/^(sequence|large)/ { tables++; rows += $2 }
  END { printf "%d tables, %d rows: nothing differs.\n", tables, rows }' "$work/before"
