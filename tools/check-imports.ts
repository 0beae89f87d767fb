import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { importRules } from './import-rules.ts'
import { ROOMS } from './rooms.ts'

/** One import that the rules forbid. */
export type ImportFault = { rule: string; from: string; to: string }

const FOLDERS = ['server', 'seed', 'tests', 'bench', 'tools', 'console', 'portal']

/** Every forbidden import under `root`, and how many of our own modules were read. Fails when none was. */
export async function findImportFaults(root: string): Promise<{ modules: number; faults: ImportFault[] }> {
  const { output } = await cruise(
    FOLDERS.filter((folder) => existsSync(join(root, folder))),
    {
      baseDir: root,
      ruleSet: { forbidden: importRules() },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      tsPreCompilationDeps: true, // a type import is an import: it ties two rooms as well
      combinedDependencies: false,
    },
    { extensions: ['.ts', '.tsx', '.js', '.json'], conditionNames: ['import', 'default'], exportsFields: ['exports'] },
  )
  if (typeof output === 'string') throw new Error('imports.no-result')
  const modules = ownModules(output)
  if (modules === 0) throw new Error(`imports.nothing-scanned in ${root}`)
  const faults = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
  return { modules, faults: [...faults, ...roomsNotListed(root)] }
}

function ownModules(result: ICruiseResult): number {
  return result.modules.filter((module) => /^(server|console|portal)\/.*\.tsx?$/.test(module.source)).length
}

// A room missing from the list would stand outside the order and break no rule.
function roomsNotListed(root: string): ImportFault[] {
  const folder = join(root, 'server', 'rooms')
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names
    .filter((name) => !(ROOMS as readonly string[]).includes(name))
    .map((name) => ({ rule: 'every-room-is-listed', from: `server/rooms/${name}`, to: 'tools/rooms.ts' }))
}

if (import.meta.main) {
  const { modules, faults } = await findImportFaults(process.cwd())
  for (const { rule, from, to } of faults) console.log(`${rule}: ${from} imports ${to}`)
  console.log(`${modules} modules read, ${faults.length} forbidden imports`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
