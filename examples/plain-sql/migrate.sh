#!/usr/bin/env bash
# Runs the migrations that the database in DATABASE_URL lacks, each in a transaction of its own with its entry.
set -euo pipefail
cd "$(dirname "$0")"
query() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "$DATABASE_URL" "$@"; }

query --command 'CREATE TABLE IF NOT EXISTS schema_versions (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())' 2>/dev/null
for file in migrations/*.sql; do
  name=$(basename "$file")
  if [ -n "$(query --set name="$name" <<< "SELECT 1 FROM schema_versions WHERE name = :'name'")" ]; then continue; fi
  { cat "$file"; echo "INSERT INTO schema_versions (name) VALUES (:'name');"; } | query --single-transaction --set name="$name"
  echo "ran $name"
done
