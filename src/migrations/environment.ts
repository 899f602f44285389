import type { Connection } from '../domain/connection.ts'
import type { Target } from './tools.ts'

/**
 * Variables of the parent's environment that a language's tools need to be found and to find their packages. By name and not by
 * prefix: `BUNDLE_RUBYGEMS__PKG__GITHUB__COM` and `NPM_CONFIG_//…:_authToken` are secrets.
 */
const toolchain = [
  'CI', 'LD_LIBRARY_PATH', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'TZ',
  'VIRTUAL_ENV', 'PYTHONHOME', 'PYENV_ROOT', 'PYENV_VERSION', 'CONDA_PREFIX', 'POETRY_HOME', 'POETRY_CACHE_DIR',
  'POETRY_VIRTUALENVS_PATH', 'POETRY_VIRTUALENVS_IN_PROJECT', 'UV_CACHE_DIR', 'UV_PROJECT_ENVIRONMENT', 'UV_PYTHON',
  'DJANGO_SETTINGS_MODULE', 'FLASK_APP',
  'NODE_ENV', 'NODE_PATH', 'NODE_OPTIONS', 'NVM_DIR', 'NVM_BIN', 'VOLTA_HOME', 'PNPM_HOME', 'COREPACK_HOME',
  'GEM_HOME', 'GEM_PATH', 'BUNDLE_GEMFILE', 'BUNDLE_PATH', 'BUNDLE_WITHOUT', 'BUNDLE_APP_CONFIG', 'BUNDLE_DEPLOYMENT',
  'RBENV_ROOT', 'RBENV_VERSION', 'RUBYLIB', 'RUBYOPT', 'RAILS_ENV', 'RACK_ENV',
  'JAVA_HOME', 'JAVA_TOOL_OPTIONS', 'GOPATH', 'GOROOT', 'GOBIN', 'GOCACHE', 'CARGO_HOME', 'RUSTUP_HOME', 'RUSTUP_TOOLCHAIN',
] as const

/** The sandbox as plain values and as a URL in which every part is encoded. */
export function targetOf(connection: Connection): Target {
  const { host, port, user, database } = connection
  const password = connection.password?.reveal() ?? ''
  const login = `${encoded(user)}${password === '' ? '' : `:${encoded(password)}`}`
  const place = host.startsWith('/') ? '' : `${host.includes(':') ? `[${host}]` : host}:${port}`
  const query = host.startsWith('/') ? `?host=${encoded(host)}&port=${port}` : ''
  return { host, port, user, password, database, url: `postgresql://${login}@${place}/${encoded(database)}${query}` }
}

/** The variables under which programs look for their database, all set to the sandbox. TLS as the connection says, else none. */
export function databaseVariables(
  target: Target, parameters: Readonly<Record<string, string>>, urlVariables: readonly string[],
): Record<string, string> {
  const { host, user, password, database, url } = target
  const port = String(target.port)
  return {
    ...Object.fromEntries(urlVariables.map((name) => [name, url])),
    PGHOST: host, PGPORT: port, PGUSER: user, PGPASSWORD: password, PGDATABASE: database,
    // Go's drivers insist on TLS unless told otherwise; a sandbox on loopback has none.
    PGSSLMODE: parameters['sslmode'] ?? 'disable',
    POSTGRES_HOST: host, POSTGRES_SERVER: host, POSTGRES_PORT: port,
    POSTGRES_USER: user, POSTGRES_PASSWORD: password, POSTGRES_DB: database,
    DATABASE_URL: url,
  }
}

/** What is taken over from the parent's environment: no secret of the source, nothing but what a toolchain needs. */
export function toolchainVariables(parent: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(toolchain.flatMap((name) => {
    const value = parent[name]
    return value === undefined ? [] : [[name, value]]
  }))
}

/** The user's own variables; `{url}`, `{host}`, `{port}`, `{user}`, `{password}`, `{database}` stand for the sandbox's. */
export function filledIn(variables: Readonly<Record<string, string>>, target: Target): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) =>
    [name, value.replace(/\{(url|host|port|user|password|database)\}/g, (_, part: keyof Target) => String(target[part]))]))
}

/** As encodeURIComponent, and also what it leaves and some URL readers do not. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
