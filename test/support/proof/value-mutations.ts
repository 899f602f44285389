/**
 * Other values by type, each as an SQL expression over the column `$v` and a number `$r`. The smallest changes that a type can have stand here,
 * those that its own `=` does not see among them.
 */
const byType: Readonly<Record<string, readonly string[]>> = {
  'smallint': ['$v # 1', '-$v'], 'integer': ['$v # 1', '$v # (1 << ($r % 30))', '-$v'], 'bigint': ['$v # 1', '$v # (1::bigint << ($r % 62))'],
  'numeric': ['$v + 1', '$v + 0.0001', '-$v', 'round($v, scale($v) + 1)', 'trim_scale($v)'], 'money': [`$v + '0.01'::money`, '-$v'],
  'real': ['-$v', '$v * (1 + 1.1920929e-07::real)', `'NaN'`, '0'], 'double precision': ['-$v', '$v * (1 + 2.220446049250313e-16::float8)', `'Infinity'`, '0'],
  'oid': ['(($v::text::bigint) # 1)::text::oid'], 'pg_lsn': [`('0/' || to_hex($r))::pg_lsn`],
  '"char"': [`'z'`, `''`, `' '`], 'name': [`$v || ' '`, 'upper($v::text)', `''`],
  'date': ['$v + 1', '$v - 1'], 'time without time zone': [`$v + interval '1 microsecond'`], 'time with time zone': [`$v + interval '1 microsecond'`, `$v AT TIME ZONE interval '2 hours'`],
  'timestamp without time zone': [`$v + interval '1 microsecond'`, `'infinity'`], 'timestamp with time zone': [`$v + interval '1 microsecond'`, `$v + interval '1 second'`],
  'interval': [`$v + interval '1 microsecond'`, `$v + interval '1 month' - interval '30 days'`, `$v + interval '1 day' - interval '24 hours'`, '-$v'],
  'bytea': ['set_byte($v, $r % length($v), 255 - get_byte($v, $r % length($v)))', `$v || '\\x00'`, 'substring($v FROM 2)', `''`],
  'bit': ['~$v', 'set_bit($v, $r % 9, 1)'], 'bit varying': [`$v || B'0'`, 'substring($v FROM 2)', `B''`], 'uuid': [`overlay($v::text PLACING '7' FROM 36)::uuid`],
  'json': [`replace($v::text, ' ', '')::json`, `($v::text || ' ')::json`, `'null'`], 'jsonb': [`$v || '{"added": 1}'`, `'null'`, `replace($v::text, '1.50', '1.5')::jsonb`],
  'xml': [`($v::text || ' ')::xml`, `replace($v::text, '<b/>', '<b></b>')::xml`], 'jsonpath': [`'$.other'`], 'hstore': [`$v || 'z=>NULL'`, `delete($v, 'a')`, `$v || '"c d"=>NULL'`],
  'tsvector': [`$v || 'zz:9'`, 'strip($v)', `setweight($v, 'D')`], 'tsquery': ['!!$v', `$v || 'x:*'`], 'regconfig': [`'german'`], 'regdictionary': [`'english_stem'`],
  'regtype': [`'text'`], 'regclass': [`'pg_type'`], 'regrole': [`'pg_signal_backend'`], 'regnamespace': [`'shop'`],
  'point': ['$v + point(1, 0)', 'point(-$v[0], $v[1])', 'point($v[1], $v[0])'], 'line': [`'{1,-1,0.30000000000000004}'`], 'lseg': ['lseg($v[1], $v[0])'], 'box': ['$v + point(0, 1)'],
  'path': ['popen($v)', 'pclose($v)', '$v + point(1, 1)'], 'polygon': [`'((0,0),(1,1),(2,0.1))'`], 'circle': ['circle(center($v), radius($v) * 2 + 1)'],
  'inet': ['$v + 1', 'set_masklen($v, 9)'], 'cidr': ['set_masklen($v, 1 + masklen($v) / 2)'], 'macaddr': ['~$v'], 'macaddr8': ['~$v'],
  'boolean': ['NOT $v'],
}

const ofText = [`$v || ' '`, `$v || ''`, `overlay($v PLACING 'z' FROM 1 + $r % greatest(length($v), 1))`, `left($v, -1)`, `''`, `' '`, 'upper($v)', `replace($v, E'\\n', E'\\r\\n')`, `'\\N'`, `rtrim($v)`]
const ofArray = ['$v || $v', '$v[2:]', `'{}'`, 'ARRAY[NULL]']
const ofRange = [`'empty'`, `(replace(replace($v::text, '[', '('), 'empty', '(,)'))::$t`, `(replace($v::text, ')', ']'))::$t`]

export interface ColumnKind {
  /** As format_type gives it, domains resolved, without length. */
  readonly type: string
  /** pg_type.typtype and typcategory. */
  readonly typtype: string
  readonly category: string
  /** Of an enum. */
  readonly labels: readonly string[]
}

/** Expressions that may change a column's value; whether one did is for the caller to see. */
export function otherValues(kind: ColumnKind): readonly string[] {
  if (kind.category === 'A') return ofArray
  if (kind.typtype === 'e') return kind.labels.map((label) => `'${label.replaceAll('\'', '\'\'')}'`)
  if (kind.typtype === 'r') return ofRange
  if (kind.typtype === 'm') return [`'{}'`, `'{(,)}'`]
  if (kind.typtype === 'c') return [`ROW(NULL, NULL, NULL)`, `ROW(($v).x, ($v).label || ' ', ($v).tags)`, `ROW(-($v).x, ($v).label, ($v).tags)`, `ROW(($v).x, nullif(($v).label, ''), ($v).tags)`]
  const own = Object.entries(byType).find(([name]) => kind.type === name || kind.type.endsWith(`.${name}`))?.[1]
  return own ?? ofText
}
