/**
 * A module that every Python program loads at its start (`sitecustomize`, found through PYTHONPATH), and that keeps migrations in
 * the sandbox whatever alembic.ini, env.py, settings.py or a `.env` file say:
 *  - alembic's `sqlalchemy.url` is the sandbox, in the driver that the ini names;
 *  - a connection of SQLAlchemy, psycopg2, psycopg or asyncpg to any other server or database is refused before a byte is sent.
 * The checkout is not touched: no changed copy of an ini, whose `%(here)s` would then mean another folder.
 * It leaves the file `alembic-guarded` beside itself when alembic is loaded under it, so that its absence is noticed.
 */
export const guardModule = String.raw`# Written by zimmer-backup for one run of migrations; removed after it.
import importlib
import importlib.abc
import importlib.util
import os
import sys
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))
URL = os.environ.get("ZIMMER_SANDBOX_URL", "")
HOST = os.environ.get("PGHOST", "")
PORT = os.environ.get("PGPORT", "")
DATABASE = os.environ.get("PGDATABASE", "")


class NotTheSandbox(Exception):
    def __init__(self, program, target):
        super().__init__("zimmer-backup-refused: %s wanted to connect to [%s]" % (program, target))


def alike(host):
    return "loopback" if host in ("localhost", "127.0.0.1", "::1") else host


def check(host, port, database, program="the program"):
    host, port, database = str(host or HOST), str(port or PORT), str(database or DATABASE)
    if URL and alike(host) == alike(HOST) and port == PORT and database == DATABASE:
        return
    raise NotTheSandbox(program, "%s:%s/%s" % (host, port, database))


def check_named(values, program):
    if values.get("service"):
        raise NotTheSandbox(program, "service %s" % values["service"])
    host, database = values.get("hostaddr") or values.get("host"), values.get("dbname") or values.get("database")
    check(host, values.get("port"), database, program)


def check_url(url, values, program):
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    check(values.get("host") or query.get("host") or (unquote(parts.hostname) if parts.hostname else None),
          values.get("port") or query.get("port") or parts.port,
          values.get("database") or query.get("database") or unquote(parts.path[1:]), program)


def in_driver_of(configured):
    """The sandbox's URL, in the driver and with the libpq options of the URL that stands in the ini."""
    scheme, rest = URL.split("://", 1)
    given = configured.split("://", 1)[0]
    if given.startswith("postgresql+"):
        scheme = given
    try:
        options = dict(parse_qsl(urlsplit(configured).query)).get("options")
    except ValueError:
        options = None
    if options:
        rest += ("&" if "?" in rest else "?") + urlencode({"options": options}, quote_via=quote)
    return scheme + "://" + rest


def guard_alembic(module):
    config = module.Config
    create, set_option = config.__init__, config.set_section_option

    def created(self, *words, **named):
        create(self, *words, **named)
        parser, section = self.file_config, self.config_ini_section
        if URL and parser.has_section(section):
            configured = parser.get(section, "sqlalchemy.url", raw=True, fallback="")
            parser.set(section, "sqlalchemy.url", in_driver_of(configured.replace("%%", "%")).replace("%", "%%"))

    def option_set(self, section, name, value):
        # A password with a percent sign stands encoded in the URL; ConfigParser would take it for an interpolation.
        if name == "sqlalchemy.url" and value and "%" in value.replace("%%", "") and "%(" not in value:
            value = value.replace("%%", "%").replace("%", "%%")
        set_option(self, section, name, value)

    config.__init__, config.set_section_option = created, option_set
    with open(os.path.join(HERE, "alembic-guarded"), "w"):
        pass


def guard_sqlalchemy(module):
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    def connecting(dialect, record, words, named):
        if dialect.name == "sqlite":
            return
        for name in ("dbname", "database"):
            # SQLAlchemy decodes every part of a URL but this one.
            if named.get(name) == quote(DATABASE, safe=""):
                named[name] = DATABASE
        text = next((word for word in words if isinstance(word, str) and word), None)
        if text is not None and "://" in text:
            check_url(text, named, "SQLAlchemy")
        elif text is None:
            values = dict(named)
            if dialect.driver == "pg8000":
                values = dict({"host": "localhost", "port": 5432}, **named)
            check_named(values, "SQLAlchemy")

    event.listen(Engine, "do_connect", connecting)


def with_driver(url, wanted):
    """The same URL in a driver that is installed, where it names none and the default one is not."""
    from sqlalchemy.engine import make_url

    url = make_url(url)
    if url.drivername not in ("postgresql", "postgresql+psycopg2"):
        return url
    for driver in wanted:
        if importlib.util.find_spec(driver) is not None:
            return url.set(drivername="postgresql+" + driver)
    return url


def choose_driver(function, wanted):
    creator = getattr(function[0], function[1])

    def chosen(url, *words, **named):
        return creator(with_driver(url, wanted), *words, **named)

    setattr(function[0], function[1], chosen)


def guard_engine(module):
    choose_driver((module, "create_engine"), ("psycopg2", "psycopg", "pg8000"))


def guard_async_engine(module):
    choose_driver((module, "create_async_engine"), ("asyncpg", "psycopg"))


def guard_psycopg2(module):
    connect = module._connect

    def connecting(dsn, *words, **named):
        check_named(module.extensions.parse_dsn(dsn or ""), "psycopg2")
        return connect(dsn, *words, **named)

    module._connect = connecting


def guard_psycopg(module):
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    name = "AsyncConnection" if module.__name__.endswith("async") else "Connection"
    kind = getattr(module, name)
    connect = kind.connect.__func__
    ours = ("autocommit", "prepare_threshold", "row_factory", "cursor_factory", "context")

    def connecting(cls, conninfo="", **named):
        values = {key: value for key, value in named.items() if key not in ours}
        check_named(conninfo_to_dict(make_conninfo(conninfo, **values)), "psycopg")
        return connect(cls, conninfo, **named)

    kind.connect = classmethod(connecting)


def guard_asyncpg(module):
    connect = module.connect

    def connecting(dsn=None, **named):
        check_url(dsn or "", named, "asyncpg")
        return connect(dsn, **named)

    module.connect = connecting


GUARDS = {
    "alembic.config": guard_alembic,
    "sqlalchemy": guard_sqlalchemy,
    "sqlalchemy.engine.create": guard_engine,
    "sqlalchemy.ext.asyncio.engine": guard_async_engine,
    "psycopg2": guard_psycopg2,
    "psycopg.connection": guard_psycopg,
    "psycopg.connection_async": guard_psycopg,
    "asyncpg.connection": guard_asyncpg,
}


class Guards(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        guard = GUARDS.get(name)
        if guard is None:
            return None
        for finder in sys.meta_path:
            spec = None if finder is self or not hasattr(finder, "find_spec") else finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                return self.guarded(spec, guard)
        return None

    def guarded(self, spec, guard):
        execute = spec.loader.exec_module

        def executed(module):
            execute(module)
            guard(module)

        spec.loader.exec_module = executed
        return spec


sys.meta_path.insert(0, Guards())

# The system's or the user's own sitecustomize is still loaded.
sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or ".") != HERE]
del sys.modules["sitecustomize"]
try:
    importlib.import_module("sitecustomize")
except ImportError:
    pass
`

/** What the guard writes before it refuses a connection; `target` is where it should have gone. */
export const refusal = /zimmer-backup-refused: (?<program>.*?) wanted to connect to \[(?<target>[^\]\r\n]*)\]/
