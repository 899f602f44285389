import type { TestServer } from '../server.ts'
import { everyType, rewordings } from './every-type.ts'
import { numbersFrom } from './mutation.ts'

/** What a seed makes of a source: its encoding, and the settings of its database that decide how values read. */
export interface SeededDatabase { readonly name: string; readonly encoding: string; readonly settings: readonly string[] }

const encodings = ['UTF8', 'UTF8', 'LATIN1', 'SQL_ASCII']
const settings: readonly (readonly [name: string, ...values: string[]])[] = [
  ['DateStyle', `'SQL, DMY'`, `'German, DMY'`, `'Postgres, MDY'`], ['IntervalStyle', 'iso_8601', 'sql_standard', 'postgres_verbose'], ['bytea_output', 'escape'],
  ['TimeZone', `'America/New_York'`, `'Asia/Kathmandu'`, `'Africa/Monrovia'`], ['extra_float_digits', '0', '-15', '1'], ['search_path', 'shop, kinds, public', `''`], ['default_transaction_read_only', 'on'],
  ['lc_monetary', `'C.UTF-8'`, `'POSIX'`], ['xmloption', 'document'], ['standard_conforming_strings', 'off'], ['quote_all_identifiers', 'on'], ['default_text_search_config', `'pg_catalog.german'`],
  ['client_encoding', `'LATIN1'`, `'UTF8'`], ['statement_timeout', '1'], ['lock_timeout', '1'], ['row_security', 'off'], ['check_function_bodies', 'off'], ['default_transaction_isolation', 'serializable'], ['array_nulls', 'off'],
  ['backslash_quote', 'on'], ['enable_seqscan', 'off'], ['default_tablespace', `''`], ['temp_buffers', '800'], ['client_min_messages', 'debug1'],
]

/** Makes a database of every type, with rows and settings that the seed chooses. */
export async function makeSeededDatabase(server: TestServer, seed: number, clause = ''): Promise<SeededDatabase> {
  const draw = numbersFrom(seed)
  const name = `${['alarm', 'Älarm "x"', 'with space', 'UPPER.dot'][draw(4)] ?? ''}${seed}`
  const quoted = `"${name.replaceAll('"', '""')}"`
  const encoding = encodings[draw(encodings.length)] ?? 'UTF8'
  await server.sql(`CREATE DATABASE ${quoted} TEMPLATE template0 ENCODING '${encoding}' LC_COLLATE 'C' LC_CTYPE 'C' ${clause}`)
  await server.sql(everyType(server.major, encoding), name)
  if (draw(2) === 0) await server.sql(rewordings(), name)
  await server.sql(seededRows(seed, encoding), name)
  const chosen = settings.filter(() => draw(3) === 0).map(([setting, ...values]) => `${setting} = ${values[draw(values.length)] ?? ''}`)
  for (const one of chosen) await server.sql(`ALTER ${draw(2) === 0 ? `DATABASE ${quoted}` : `ROLE postgres IN DATABASE ${quoted}`} SET ${one}`)
  return { name, encoding, settings: chosen }
}

function seededRows(seed: number, encoding: string): string {
  // Every character that the encoding has: in the others, chr gives one byte.
  const character = encoding === 'UTF8' ? 'chr((ARRAY[1, 128, 2048, 65536, 917504])[1 + (random() * 4)::int] + (random() * 100)::int)' : 'chr(1 + (random() * 254)::int)'
  const text = `(SELECT string_agg(${character}, '') FROM generate_series(1, 1 + n % 30))`
  return `
    SELECT setseed(${(seed % 1000) / 1000});
    CREATE TABLE kinds.seeded AS SELECT n AS id, random() * pow(10::float8, (random() * 600 - 300)::int) AS double, (random() * pow(10::float8, (random() * 60 - 30)::int))::real AS single, (random() * 1e18)::numeric / 1e7 AS exact,
      timestamptz '1800-01-01Z' + random() * interval '400 years' AS instant, timestamp '0100-01-01' + random() * interval '9000 years' AS moment, date '1970-01-01' + (random() * 1e6)::int - 500000 AS day,
      random() * interval '1000 days' - interval '2 months' AS span, (random() * 1e9)::numeric::money AS price, decode(md5(random()::text), 'hex') AS raw, ${text} AS text, ARRAY[${text}, NULL, ''] AS texts,
      point(random(), -random()) AS point, int8range((random() * 10)::int, 10 + (random() * 10)::int) AS span_of_numbers, to_jsonb(random()) AS document, md5(random()::text)::uuid AS unique_id
    FROM generate_series(1, 60) n;
    SELECT lo_from_bytea(0, decode(repeat(md5(random()::text), (random() * 500)::int), 'hex')) FROM generate_series(1, 5);
    SELECT setval('shop.never_called', (random() * 1e12)::bigint, random() > 0.5);`
}
