import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/database'

export interface Column {
  name: string
  type: string
  required: boolean
  generated: boolean
  /** The values a check allows, where it lists them. */
  allowed: readonly string[]
}

export interface Table {
  name: string
  kind: 'table' | 'view'
  columns: readonly Column[]
  hasEntity: boolean
  forced: boolean
  securityInvoker: boolean
}

const skipped = ['pg_catalog', 'information_schema', 'pg_toast', 'auth', 'graphile_worker', 'public']

/** Every table and view of our own schemas, read from the catalogue. */
export async function readCatalogue(db: Kysely<DB>): Promise<Table[]> {
  const { rows } = await sql<Omit<Table, 'columns' | 'hasEntity'> & { oid: number }>`
    select c.oid, format('%I.%I', n.nspname, c.relname) as name,
      case when c.relkind in ('v', 'm') then 'view' else 'table' end as kind,
      c.relrowsecurity and c.relforcerowsecurity as forced,
      coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false) as security_invoker
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'v', 'm', 'p') and n.nspname <> all (${skipped}::text[]) order by 2`.execute(db)
  const tables: Table[] = []
  for (const row of rows) {
    const columns = await readColumns(db, row.oid)
    const hasEntity = columns.some((column) => column.name === 'entity_id') || row.name === 'entities.entity'
    tables.push({ ...row, columns, hasEntity })
  }
  return tables
}

async function readColumns(db: Kysely<DB>, oid: number): Promise<Column[]> {
  const { rows } = await sql<Omit<Column, 'allowed'> & { checks: string | null }>`
    select a.attname as name, format_type(a.atttypid, null) as type,
      a.attnotnull and not a.atthasdef and a.attidentity = '' as required,
      a.attgenerated <> '' or a.attidentity <> '' as generated,
      (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
        where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
    from pg_attribute a where a.attrelid = ${oid} and a.attnum > 0 and not a.attisdropped order by a.attnum`.execute(db)
  return rows.map(({ checks, ...column }) => ({
    ...column,
    allowed: / ~ |<>|lower\(/.test(checks ?? '')
      ? []
      : [...(checks ?? '').matchAll(/'([^']*)'::text/g)].map((match) => match[1] ?? ''),
  }))
}

/** A row the table's checks let in; what a generator cannot know is given by hand. */
export function rowFor(table: Table, entityId: string, known: Record<string, unknown> = {}): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const column of table.columns) {
    if (column.name === 'entity_id') row.entity_id = entityId
    else if (column.name in known) row[column.name] = known[column.name]
    else if (column.required && !column.generated) row[column.name] = valueFor(column)
  }
  if (table.name === 'entities.entity') row.id = entityId
  return row
}

let serial = 0
function valueFor(column: Column): unknown {
  serial += 1
  if (column.allowed.length > 0) return column.allowed[0]
  switch (column.type) {
    case 'uuid':
      return crypto.randomUUID()
    case 'integer':
    case 'double precision':
    case 'smallint':
    case 'bigint':
      return 1
    case 'boolean':
      return false
    case 'timestamp with time zone':
      return '2026-11-23T06:00:00Z'
    case 'date':
      return '2026-11-23'
    case 'time without time zone':
      return '08:00'
    case 'jsonb':
      return '{}'
    case 'bytea':
      return Buffer.from([serial % 256])
    default:
      return `t${serial}`
  }
}
