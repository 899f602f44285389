/** A statement of pg_dumpall --globals-only, and the roles that it is about. */
interface Statement {
  readonly text: string
  readonly kind: 'role' | 'membership' | 'setting'
  /** Roles that must be asked for, so that the statement makes sense. */
  readonly roles: readonly string[]
}

const name = String.raw`("(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`
const createRole = new RegExp(`^CREATE ROLE ${name}$`, 'u')
const aboutRole = new RegExp(`^(?:ALTER ROLE ${name} WITH |COMMENT ON ROLE ${name} IS |SECURITY LABEL FOR .* ON ROLE ${name} IS )`, 'su')
const setting = new RegExp(`^ALTER ROLE ${name} (?:IN DATABASE ${name} )?SET `, 'su')
const membership = new RegExp(`^GRANT ${name} TO ${name}(?<options>(?: WITH .*?)?)(?: GRANTED BY ${name})?$`, 'su')

/**
 * The statements of a globals file that create these roles: CREATE ROLE with attributes and comments, memberships among them and in the server's own
 * roles (`pg_…`), settings of their own. In the order in which they can be run; passwords are not in the file. A role that the file does not know is passed over.
 */
export function statementsFor(globals: string, roles: readonly string[]): string[] {
  const wanted = new Set(roles)
  const statements = splitStatements(globals).flatMap((text) => understand(text, wanted) ?? [])
  const kinds: readonly Statement['kind'][] = ['role', 'membership', 'setting']
  return kinds.flatMap((kind) => statements.filter((one) => one.kind === kind && one.roles.every((role) => wanted.has(role) || role.startsWith('pg_'))).map(({ text }) => `${text};`))
}

/** The roles that a globals file creates. */
export function rolesOf(globals: string): string[] {
  return splitStatements(globals).flatMap((text) => {
    const [, role] = createRole.exec(text) ?? []
    return role === undefined ? [] : [unquoted(role)]
  })
}

function understand(text: string, wanted: ReadonlySet<string>): Statement | undefined {
  const about = (createRole.exec(text) ?? aboutRole.exec(text))?.slice(1).find((part: string | undefined) => part !== undefined)
  if (about !== undefined) return { text, kind: 'role', roles: [unquoted(about)] }
  const [, set] = setting.exec(text) ?? []
  if (set !== undefined) return { text, kind: 'setting', roles: [unquoted(set)] }
  const granted = membership.exec(text)
  const [, role, member, , grantor] = granted ?? []
  if (granted === null || role === undefined || member === undefined) return undefined
  const options = granted.groups?.['options'] ?? ''
  // Who granted it is told only where that role will be there: by default it is who runs the statement.
  const by = grantor !== undefined && wanted.has(unquoted(grantor)) ? ` GRANTED BY ${grantor}` : ''
  return { text: `GRANT ${role} TO ${member}${options}${by}`, kind: 'membership', roles: [unquoted(role), unquoted(member)] }
}

/** Divides SQL at its semicolons, those within quotes aside; comments and psql's own commands (`\restrict`) are left out. */
function splitStatements(sql: string): string[] {
  const statements: string[] = []
  let current = ''
  for (const [piece] of sql.matchAll(/--[^\n]*|^\\[^\n]*|[eE]'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|;|[^]/gm)) {
    if (piece === ';') {
      statements.push(current.trim())
      current = ''
    } else if (!piece.startsWith('--') && !(piece.startsWith('\\') && piece.length > 1)) {
      current += piece
    }
  }
  return statements.filter((statement) => statement !== '')
}

function unquoted(identifier: string): string {
  return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier
}
