// Generated from the catalogue: a new table is tried the day it is made.
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DB } from '#platform/database'
import { newId } from '#platform/ids'
import { aDatabase, type TestDatabase } from '../support/database.ts'
import { readCatalogue, rowFor, type Table } from './catalogue.ts'

/** Tables without an entity, each with the reason; the web role may not touch those marked so. */
const withoutEntity: Record<string, string> = {
  'platform.event_counter': 'the last position, one row for the installation; engine only',
  'platform.listener': 'cursors of the installation; engine only',
  'platform.parked_event': 'events put aside for mending; engine only',
  'platform.lease': 'who leads; engine only',
  'platform.job_worker': 'workers of jobs that are alive; engine only',
  'channels.ledger_count': 'figures of the installation, no row of anybody; written by triggers, engine only',
  'channels.ledger_total': 'figures of the installation, no row of anybody; engine only',
}
/** Tables whose rows every entity may read, each with the reason. */
const readByAll: Record<string, string> = {
  'entities.entity': 'names and colours of government bodies: the public pages list them, cases are referred to them',
  'entities.unit': 'names in the unit tree: a case may be referred to a unit of another entity',
  'entities.shown_entity': 'the view of entities.entity',
  'entities.shown_unit': 'the view of entities.unit',
}
/** What a generator cannot know: checks over several columns, and generated ids. */
const known: Record<string, Record<string, unknown>> = {
  'platform.outgoing_message': { kind: 'mail', subject: 'text', state: 'caught' },
  'entities.entity': { code: 'TST', slug: 'test', colour: '#11553D' },
  'entities.opening_hours': { opens: '08:00', closes: '16:00' },
  'customers.customer': { full_name_latin: 'Test' },
  'channels.contact': { state: 'flow' },
  'channels.contact_event': { type: 'arrived' },
  'channels.message': { kind: 'text' },
  'services.application_status': { number: 'T1001', check_value: '1985', status: 'received' },
  'flows.flow_run': { status: 'asking' },
  'routing.agent': { presence: 'off-duty' },
  'routing.queue': { remind_after_seconds: 180, park_after_seconds: 300, close_after_seconds: 900 },
  'cases."case"': {
    number: 'TST-2026-000001',
    status: 'draft',
    promised_at: '2026-11-24T06:00:00Z',
    near_at: '2026-11-24T02:00:00Z',
  },
  'cases.leg': { status: 'sent', unit_id: newId() },
  'desk.handling': { kind: 'contact', contact_id: newId(), state: 'active' },
}

const mine = newId()
const foreign = newId()
let db: TestDatabase
let tables: Table[] = []

beforeAll(async () => {
  db = await aDatabase()
  tables = await readCatalogue(db.superuser)
  for (const table of tables.filter((one) => one.kind === 'table' && one.hasEntity)) await plant(table)
})
afterAll(() => db.close())

// Past foreign keys and walls, so that every table has a row to be hidden.
async function plant(table: Table): Promise<void> {
  await db.superuser.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await insertInto(trx, table, rowFor(table, mine, known[table.name]))
  })
}

function insertInto(run: Kysely<DB>, table: Table, row: Record<string, unknown>) {
  const names = sql.join(Object.keys(row).map((name) => sql.id(name)))
  const values = sql.join(Object.values(row).map((value) => sql`${value}`))
  return sql`insert into ${sql.raw(table.name)} (${names}) values (${values})`.execute(run)
}

/** One statement as the web role, with the setting given, empty or left out. */
function asWeb<T>(setting: string | null, statement: (trx: Kysely<DB>) => Promise<T>): Promise<T> {
  return db.pools.web.transaction().execute(async (trx) => {
    if (setting !== null) await sql`select set_config('amer.entity', ${setting}, true)`.execute(trx)
    return statement(trx)
  })
}

const refused = { code: '42501' }
const unset = { code: expect.stringMatching(/^(AM001|42501)$/) as unknown as string }
const read = (table: Table) => (trx: Kysely<DB>) => sql`select * from ${sql.raw(table.name)}`.execute(trx)
const change = (table: Table) => (trx: Kysely<DB>) => {
  const column = table.columns.find((one) => !one.generated)?.name ?? 'entity_id'
  return sql`update ${sql.raw(table.name)} set ${sql.id(column)} = ${sql.id(column)}`.execute(trx)
}
const remove = (table: Table) => (trx: Kysely<DB>) => sql`delete from ${sql.raw(table.name)}`.execute(trx)
const add = (table: Table) => (trx: Kysely<DB>) => insertInto(trx, table, rowFor(table, mine, known[table.name]))

/** How many rows the statement met; a privilege the role does not have at all is no door either. */
async function met(run: Promise<{ rows: unknown[]; numAffectedRows?: bigint }>): Promise<number> {
  try {
    const result = await run
    return Math.max(result.rows.length, Number(result.numAffectedRows ?? 0))
  } catch (error) {
    expect(error).toMatchObject(refused)
    return 0
  }
}

const isWalled = (table: Table) => table.kind === 'table' && table.hasEntity && table.name !== 'entities.entity' // its entity is its own key

/** Tables whose rows a second entity may change, and the column that names it. */
async function sharedTables(): Promise<{ table: Table; aboutColumn: string }[]> {
  const { rows } = await sql<{ name: string; qual: string }>`
    select format('%I.%I', schemaname, tablename) as name, qual from pg_policies where policyname = 'web_update'`.execute(
    db.superuser,
  )
  return rows.flatMap(({ name, qual }) => {
    const table = tables.find((one) => one.name === name)
    const aboutColumn = table?.columns.find(
      (column) => column.name !== 'entity_id' && new RegExp(`\\b${column.name}\\b`).test(qual),
    )?.name
    return table && aboutColumn ? [{ table, aboutColumn }] : []
  })
}

describe('the walls between entities', () => {
  it('stand around every table that has an entity, and every other table is listed with its reason', () => {
    expect(tables.length).toBeGreaterThan(30)
    const open = tables.filter((table) => table.kind === 'table' && !table.hasEntity).map((table) => table.name)
    expect(open.sort()).toEqual(Object.keys(withoutEntity).sort())
    const unforced = tables.filter((table) => table.kind === 'table' && table.hasEntity && !table.forced)
    expect(unforced.map((table) => table.name)).toEqual([])
    const views = tables.filter((table) => table.kind === 'view' && !table.securityInvoker)
    expect(views.map((view) => view.name)).toEqual([])
  })

  it('show, change and remove nothing of another entity, and take nothing for it', async () => {
    const through: string[] = []
    for (const table of tables) {
      if (!(table.name in readByAll) && (await met(asWeb(foreign, read(table)))) > 0)
        through.push(`select ${table.name}`)
      if (table.kind === 'view') continue
      if ((await met(asWeb(foreign, change(table)))) > 0) through.push(`update ${table.name}`)
      if ((await met(asWeb(foreign, remove(table)))) > 0) through.push(`delete ${table.name}`)
      await expect(asWeb(foreign, add(table)), `insert ${table.name}`).rejects.toMatchObject(refused)
    }
    expect(through).toEqual([])
  })

  it.each([
    ['missing', null],
    ['empty', ''],
  ])('raise when the setting is %s, on every table with an entity', async (_, setting) => {
    for (const table of tables.filter((one) => one.kind === 'table' && one.hasEntity)) {
      const verbs = [change, remove, add, ...(table.name in readByAll ? [] : [read])]
      for (const verb of verbs) {
        await expect(asWeb(setting, verb(table)), `${verb.name} ${table.name}`).rejects.toMatchObject(unset)
      }
    }
  })

  it('still show an entity its own rows', async () => {
    const hidden: string[] = []
    for (const table of tables.filter((one) => one.kind === 'table' && one.hasEntity)) {
      const readable = await sql<{
        may: boolean
      }>`select has_table_privilege('amer_web', ${table.name}, 'select') as may`.execute(db.superuser)
      if (!readable.rows[0]?.may) continue
      if ((await met(asWeb(mine, read(table)))) === 0) hidden.push(table.name)
    }
    expect(hidden).toEqual([])
  })

  it('keep every row with its entity, whoever asks for another', async () => {
    const moved: string[] = []
    for (const table of tables.filter(isWalled)) {
      const move = sql`update ${sql.raw(table.name)} set entity_id = ${foreign} where entity_id = ${mine}`
      const outcome = await move.execute(db.pools.engine).then(
        () => 'moved',
        (error: { code?: string }) => error.code,
      )
      // 42501: nobody may change anything there at all.
      if (outcome !== 'AM003' && outcome !== '42501') moved.push(`${table.name}: ${outcome}`)
    }
    expect(moved).toEqual([])
  })

  it('let an entity that shares a row change it and never take it', async () => {
    const shared = await sharedTables()
    expect(shared.length).toBeGreaterThan(10)
    for (const { table, aboutColumn } of shared) {
      await db.superuser.transaction().execute(async (trx) => {
        await sql`set local session_replication_role = replica`.execute(trx)
        const share = sql`update ${sql.raw(table.name)} set ${sql.id(aboutColumn)} = ${foreign} where entity_id = ${mine}`
        await share.execute(trx)
      })
      expect(await met(asWeb(foreign, read(table))), `select ${table.name}`).toBe(1)
      const take = asWeb(foreign, (trx) => sql`update ${sql.raw(table.name)} set entity_id = ${foreign}`.execute(trx))
      await expect(take, `take ${table.name}`).rejects.toMatchObject({ code: expect.stringMatching(/^(AM003|42501)$/) })
    }
  })

  it('let no foreign key look past them: every key between tables with an entity carries it', async () => {
    const { rows } = await sql<{ key: string }>`
      select format('%s: %s', k.conrelid::regclass, pg_get_constraintdef(k.oid)) as key
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and n.nspname not in ('auth', 'graphile_worker', 'public', 'pg_catalog')
        and k.confrelid <> 'entities.entity'::regclass
        and not exists (select 1 from pg_attribute a where a.attrelid = k.confrelid and a.attnum = any (k.confkey)
          and a.attname like '%entity\\_id')
        and exists (select 1 from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'entity_id')`.execute(
      db.superuser,
    )
    expect(rows.map((row) => row.key).sort()).toEqual(Object.keys(keysWithoutEntity).sort())
  })
})

/** Foreign keys that may do without, each with the reason. */
const keysWithoutEntity: Record<string, string> = {
  'platform.audit_seal: FOREIGN KEY (entry_id) REFERENCES platform.audit_entry(id)': 'written by the leader alone',
  'staff.posting: FOREIGN KEY (member_id) REFERENCES staff.member(id)':
    'an entity posts people whom another employs; from then on it may read who they are',
}
