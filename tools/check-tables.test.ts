import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { findTableFaults, tablesIn } from './check-tables.ts'

const tables = tablesIn(`export interface DB {
  "cases.case": CasesCase;
  "cases.shownCase": CasesShownCase;
  "platform.file": PlatformFile;
  "platform.shownFile": PlatformShownFile;
  "routing.shownWorkItem": RoutingShownWorkItem;
  "routing.workItem": RoutingWorkItem;
}`)

describe("reading other rooms' tables", () => {
  const wrong: readonly (readonly [room: string, source: string, table: string])[] = [
    ['desk', "trx.selectFrom('routing.workItem as item')", 'routing.work_item'],
    ['desk', "trx.updateTable('routing.workItem').set({})", 'routing.work_item'],
    ['desk', 'sql`select 1 from routing.work_item item where item.done`', 'routing.work_item'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is searched
    ['desk', 'sql`${first} join cases."case" c on true`', 'cases.case'],
    ['desk', "type Located = 'platform.file'", 'platform.file'],
    ['routing', "trx.selectFrom('cases.shownCase')", 'cases.shown_case'],
  ]
  for (const [room, source, table] of wrong) {
    it(`is found in ${room}: ${source}`, () => {
      const file = `server/rooms/${room}/a.ts`
      expect(findTableFaults(file, `\n${source}\n`, tables)).toEqual([{ file, line: 2, table }])
    })
  }

  it('is found on its line of a long statement', () => {
    const source = 'sql`\n  select *\n  from routing.work_item`'
    expect(findTableFaults('server/rooms/desk/a.ts', source, tables)).toMatchObject([{ line: 3 }])
  })

  const right: readonly (readonly [room: string, source: string])[] = [
    ['routing', "trx.selectFrom('routing.workItem')"],
    ['desk', "trx.selectFrom('routing.shownWorkItem as item')"],
    ['desk', 'sql`select 1 from platform.shown_file`'],
    ['desk', 'rooms.cases.case'],
    ['desk', '// routing.work_item is not for us'],
    ['desk', "say('cases.caseload')"],
  ]
  for (const [room, source] of right) {
    it(`is not seen in ${room}: ${source}`, () => {
      expect(findTableFaults(`server/rooms/${room}/a.ts`, source, tables)).toEqual([])
    })
  }

  it('happens nowhere in the house', async () => {
    const check = join(import.meta.dirname, 'check-tables.ts')
    await expect(promisify(execFile)(process.execPath, [check])).resolves.toBeDefined()
  })
})
