import { glob, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import ts from 'typescript'
import { ROOMS } from './rooms.ts'

/** A room's SQL that names a table of another room, or a view of a later one; only `shown_…` of rooms before it may be read. */
export interface TableFault {
  file: string
  line: number
  table: string
}

/** Files that still read a table of another room, each with the reason; one that no longer does must leave the list. */
const EXCUSED: Record<string, string> = {}

const root = join(import.meta.dirname, '..')
// In reading order: each reads what is shown by those before it.
const ORDER: readonly string[] = ['platform', ...ROOMS, 'app']
const NAMED = /\b([a-z_]+)\.(?:"([a-z_]+)"|([a-zA-Z_]+))/g
// Tests and what sets them up look at what really stands in the tables.
const EXEMPT = /(\.test\.ts|(^|\/)testing\.ts|\/testing\/.*)$/

/** Every table and view that the generated database types know, by its name in SQL (`routing.work_item`). */
export function tablesIn(databaseTypes: string): Set<string> {
  const known = databaseTypes.matchAll(/^ {2}"([a-z]+\.[a-zA-Z]+)":/gm)
  return new Set([...known].map(([, name = '']) => snakeCase(name)))
}

/** Tables of other rooms in the strings of one file, whether written as in SQL or as the query builder names them. */
export function findTableFaults(file: string, source: string, tables: ReadonlySet<string>): TableFault[] {
  const room = roomOf(file)
  const faults: TableFault[] = []
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const visit = (node: ts.Node): void => {
    if (isText(node)) {
      for (const { name, at } of namesIn(node.text)) {
        const [schema = '', table = ''] = name.split('.')
        if (schema === room || !tables.has(name)) continue
        if (table.startsWith('shown_') && ORDER.indexOf(schema) < ORDER.indexOf(room)) continue
        const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1 + linesBefore(node.text, at)
        faults.push({ file, line, table: name })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return faults
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
}

function namesIn(text: string): { name: string; at: number }[] {
  return [...text.matchAll(NAMED)].map((match) => ({
    name: `${match[1]}.${snakeCase(match[2] ?? match[3] ?? '')}`,
    at: match.index,
  }))
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const linesBefore = (text: string, at: number) => text.slice(0, at).split('\n').length - 1
const roomOf = (file: string) => /^server\/rooms\/([^/]+)\//.exec(file.split(sep).join('/'))?.[1] ?? 'app'

if (import.meta.main) {
  const tables = tablesIn(await readFile(join(root, 'server/platform/database/schema.gen.ts'), 'utf8'))
  const faults: TableFault[] = []
  let files = 0
  for await (const file of glob('server/{rooms,app}/**/*.ts', { cwd: root })) {
    if (EXEMPT.test(file)) continue
    files += 1
    faults.push(...findTableFaults(file, await readFile(join(root, file), 'utf8'), tables))
  }
  const open = faults.filter(({ file }) => !(file in EXCUSED))
  const idle = Object.keys(EXCUSED).filter((file) => !faults.some((fault) => fault.file === file))
  for (const { file, line, table } of open)
    console.log(`${file}:${line} reads ${table}, which is not shown to its room`)
  for (const file of idle) console.log(`${file} reads no other room's table any more: take it off the list of excuses`)
  console.log(`${files} files of the rooms read against ${tables.size} tables, ${open.length} read past a room's views`)
  process.exitCode = open.length + idle.length === 0 && files > 0 && tables.size > 0 ? 0 : 1
}
