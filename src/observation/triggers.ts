import type { ObserverSession } from './session.ts'

/** The schema that holds whatever is put into the sandbox for the time of a step. */
export const observationSchema = 'zimmer_observation'
/** Begins each message of ours in the server's log. */
export const marker = 'zimmer-observation'

/**
 * Event triggers write what they see to the server's log, which also survives a migration that is rolled back; a table would not. They run with
 * the rights of the observer, so that a migration by any role can be watched, and they never let a migration fail.
 *
 * Locks and scans are told of the relations that were there before the step (`known`): those that it makes are nobody else's. The counters
 * `pg_stat_get_xact_*` are the session's own and not yet sent away, so the difference between a command's begin and end is what the command read.
 * Lists are ordered: the catalogs' own order changes with the room that earlier objects have left.
 * ALWAYS, because a migration may set session_replication_role to replica, which turns ordinary triggers off.
 */
const installation = `
CREATE SCHEMA ${observationSchema};
CREATE TABLE ${observationSchema}.known (id oid PRIMARY KEY);
INSERT INTO ${observationSchema}.known SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND c.oid >= 16384 AND n.nspname !~ '^pg_|^information_schema$|^${observationSchema}$';
CREATE FUNCTION ${observationSchema}.note() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET client_min_messages = error SET log_min_messages = log SET log_min_error_statement = panic AS $note$
DECLARE
  note jsonb := jsonb_build_object('kind', tg_event, 'tag', tg_tag, 'at', extract(epoch FROM clock_timestamp()));
BEGIN
  IF tg_event IN ('ddl_command_start', 'ddl_command_end') THEN
    WITH held AS MATERIALIZED (
      SELECT relation AS id, mode FROM pg_locks JOIN ${observationSchema}.known ON id = relation
      WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())),
    altered AS (SELECT DISTINCT id FROM held WHERE mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock'))
    SELECT note || jsonb_build_object(
      'scans', (SELECT coalesce(jsonb_agg(jsonb_build_array(id::int8, pg_stat_get_xact_numscans(id), pg_stat_get_xact_tuples_returned(id)) ORDER BY id), '[]')
        FROM ${observationSchema}.known WHERE pg_stat_get_xact_numscans(id) > 0),
      'locks', (SELECT coalesce(jsonb_agg(jsonb_build_array(id::int8, mode) ORDER BY id, mode), '[]') FROM held),
      'indexes', (SELECT coalesce(jsonb_agg(jsonb_build_array(indexrelid::int8, indrelid::int8) ORDER BY indexrelid), '[]') FROM pg_index WHERE indrelid IN (SELECT id FROM altered)),
      'constraints', (SELECT coalesce(jsonb_agg(jsonb_build_array(oid::int8, conrelid::int8, confrelid::int8, convalidated) ORDER BY oid), '[]') FROM pg_constraint
        WHERE contype = 'f' AND conrelid IN (SELECT id FROM altered)))
    INTO note;
  END IF;
  IF tg_event = 'ddl_command_end' THEN
    note := note || jsonb_build_object('objects', (
      SELECT coalesce(jsonb_agg(jsonb_build_array(object_type, object_identity, objid::int8)), '[]') FROM pg_event_trigger_ddl_commands()));
  ELSIF tg_event = 'sql_drop' THEN
    note := note || jsonb_build_object('objects', (
      SELECT coalesce(jsonb_agg(jsonb_build_array(object_type, object_identity, original)), '[]') FROM pg_event_trigger_dropped_objects()
      WHERE (original OR normal) AND NOT is_temporary));
  ELSIF tg_event = 'table_rewrite' THEN
    note := note || jsonb_build_object('relation', pg_event_trigger_table_rewrite_oid()::int8, 'reason', pg_event_trigger_table_rewrite_reason());
  END IF;
  RAISE LOG '${marker} %', note;
EXCEPTION WHEN OTHERS THEN
  RAISE LOG '${marker} %', jsonb_build_object('kind', 'gap', 'event', tg_event, 'tag', tg_tag, 'state', sqlstate);
END $note$;
${['ddl_command_start', 'ddl_command_end', 'sql_drop', 'table_rewrite'].map((event) => `
CREATE EVENT TRIGGER ${observationSchema}_${event} ON ${event} EXECUTE FUNCTION ${observationSchema}.note();
ALTER EVENT TRIGGER ${observationSchema}_${event} ENABLE ALWAYS;`).join('')}`

const removal = `DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT evtname FROM pg_event_trigger WHERE evtname LIKE '${observationSchema.replaceAll('_', '\\_')}\\_%' LOOP
    EXECUTE format('DROP EVENT TRIGGER %I', name);
  END LOOP;
  EXECUTE 'DROP SCHEMA IF EXISTS ${observationSchema} CASCADE';
END $$`

const triggerCount = 4

/** Installs the event triggers; those of an observation that was killed give way. Throws what the driver throws, such as for a user who is no superuser. */
export async function installTriggers(session: ObserverSession): Promise<void> {
  await removeTriggers(session)
  await session.query(`BEGIN; ${installation}; COMMIT`)
}

/** Removes all that was installed. Gives whether it was all still there. */
export async function removeTriggers(session: ObserverSession): Promise<boolean> {
  const [row] = await session.query<{ count: number }>(`
    SELECT count(*)::int AS count FROM pg_event_trigger WHERE evtenabled = 'A' AND starts_with(evtname, '${observationSchema}_')`)
  await session.query(`SET client_min_messages = warning; ${removal}`)
  return row?.count === triggerCount
}
