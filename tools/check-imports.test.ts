import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findImportFaults } from './check-imports.ts'

let root: string

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'amer-imports-')))
  const own = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'))
  await plant({ 'package.json': JSON.stringify({ type: 'module', imports: own.imports, ...PACKAGES }), ...SOUND })
})

afterEach(() => rm(root, { recursive: true, force: true }))

describe('the import rules', () => {
  it('let a sound house stand', async () => {
    const { modules, faults } = await findImportFaults(root)
    expect(faults).toEqual([])
    expect(modules).toBeGreaterThanOrEqual(8)
  })

  const planted: { rule: string; in: string; imports: string }[] = [
    { rule: 'entities-imports-only-earlier-rooms', in: 'server/rooms/entities/a.ts', imports: '#rooms/staff' },
    { rule: 'staff-imports-only-earlier-rooms', in: 'server/rooms/staff/a.ts', imports: '#rooms/cases' },
    { rule: 'staff-imports-only-earlier-rooms', in: 'server/rooms/staff/a.test.ts', imports: '#rooms/cases/testing' },
    { rule: 'only-through-the-door', in: 'server/rooms/cases/a.ts', imports: '../staff/staff-store.ts' },
    { rule: 'only-through-the-door', in: 'server/rooms/cases/a.ts', imports: '#rooms/staff/testing' },
    { rule: 'only-through-the-door', in: 'server/platform/clock/a.ts', imports: '../log/write.ts' },
    { rule: 'tests-only-through-doors', in: 'server/rooms/cases/a.test.ts', imports: '../staff/staff-store.ts' },
    { rule: 'others-only-through-doors', in: 'server/app/a.ts', imports: '../rooms/staff/staff-store.ts' },
    { rule: 'platform-knows-no-room', in: 'server/platform/clock/a.ts', imports: '#rooms/staff' },
    { rule: 'app-is-above-everything', in: 'server/rooms/cases/a.ts', imports: '#app/build.ts' },
    { rule: 'seed-only-from-app-and-tests', in: 'server/rooms/cases/a.ts', imports: '#seed/staff.ts' },
    { rule: 'tests-only-from-tests', in: 'server/app/a.ts', imports: '../../tests/support/browser.ts' },
    { rule: 'console-rooms-are-apart', in: 'console/src/rooms/cases/a.tsx', imports: '../desk/desk.tsx' },
    { rule: 'console-rooms-know-no-app', in: 'console/src/rooms/cases/a.tsx', imports: '../../app/shell.tsx' },
    { rule: 'console-rooms-know-no-app', in: 'console/src/rooms/cases/b.tsx', imports: '../../app/words-drawn.tsx' },
    { rule: 'console-ui-knows-only-looks', in: 'console/src/ui/a.tsx', imports: '../rooms/desk/desk.tsx' },
    { rule: 'console-ui-knows-only-looks', in: 'console/src/ui/a.tsx', imports: '../api/client.ts' },
    { rule: 'console-ui-knows-only-looks', in: 'console/src/ui/a.tsx', imports: '@tanstack/react-router' },
    { rule: 'screens-import-no-server', in: 'console/src/app/a.tsx', imports: '../../../server/rooms/staff/index.ts' },
    { rule: 'server-imports-no-screen', in: 'server/app/a.ts', imports: '../../console/src/api/client.ts' },
    { rule: 'no-test-packages-in-the-product', in: 'server/platform/log/a.ts', imports: 'testbed' },
    { rule: 'every-import-is-found', in: 'server/rooms/cases/a.ts', imports: '#rooms/nowhere' },
    { rule: 'every-import-is-found', in: 'server/rooms/cases/a.ts', imports: './gone.ts' },
  ]
  for (const fault of planted) {
    it(`catch ${fault.in} importing ${fault.imports}`, async () => {
      await plant({ [fault.in]: `import * as it from '${fault.imports}'\nexport const used = it\n` })
      const { faults } = await findImportFaults(root)
      expect(faults).toContainEqual(expect.objectContaining({ rule: fault.rule, from: fault.in }))
    })
  }

  it('catch an import of a type alone', async () => {
    await plant({ 'server/rooms/staff/a.ts': "import type { Case } from '#rooms/cases'\nexport type Mine = Case\n" })
    const { faults } = await findImportFaults(root)
    expect(faults.map((fault) => fault.rule)).toContain('staff-imports-only-earlier-rooms')
  })

  it('catch a room that is not in the list', async () => {
    await plant({ 'server/rooms/cellar/index.ts': 'export const dark = true\n' })
    const { faults } = await findImportFaults(root)
    expect(faults).toContainEqual({ rule: 'every-room-is-listed', from: 'server/rooms/cellar', to: 'tools/rooms.ts' })
  })

  it('fail when nothing was read', async () => {
    await rm(join(root, 'server'), { recursive: true })
    await rm(join(root, 'console'), { recursive: true })
    await expect(findImportFaults(root)).rejects.toThrow('imports.nothing-scanned')
  })
})

const PACKAGES = { dependencies: { '@tanstack/react-router': '1.0.0' }, devDependencies: { testbed: '1.0.0' } }

const SOUND = {
  'node_modules/testbed/package.json': '{"name":"testbed","version":"1.0.0","main":"dist/index.js"}',
  'node_modules/testbed/dist/index.js': 'exports.test = 1\n',
  'node_modules/@tanstack/react-router/package.json': '{"version":"1.0.0","main":"dist/index.js"}',
  'node_modules/@tanstack/react-router/dist/index.js': 'exports.route = 1\n',
  'server/platform/clock/clock.test.ts': "import 'testbed'\n",
  'server/platform/log/index.ts': "export { write } from './write.ts'\n",
  'server/platform/log/write.ts': 'export const write = 1\n',
  'server/rooms/staff/index.ts':
    "export { find } from './staff-store.ts'\nexport type { write } from '#platform/log'\n",
  'server/rooms/staff/staff-store.ts': 'export const find = 1\n',
  'server/rooms/staff/testing.ts': 'export const aMember = 1\n',
  'server/rooms/cases/index.ts': "export { find } from '#rooms/staff'\nexport type Case = 1\n",
  'server/rooms/cases/testing.ts': "export { aMember } from '#rooms/staff/testing'\n",
  'server/rooms/cases/cases.test.ts': "import '#rooms/staff/testing'\nimport '../../../tests/support/browser.ts'\n",
  'server/app/build.ts': "export { find } from '#rooms/cases'\nimport '#seed/staff.ts'\n",
  'seed/staff.ts': "import '#rooms/staff'\n",
  'tests/support/browser.ts': 'export const open = 1\n',
  'console/src/app/words.tsx': 'export const words = 1\n',
  'console/src/app/words-drawn.tsx': 'export const drawn = 1\n',
  'console/src/app/shell.tsx': "export { desk } from '../rooms/desk/desk.tsx'\n",
  'console/src/rooms/desk/desk.tsx':
    "import '../../ui/button.tsx'\nimport '../../api/client.ts'\nimport '../../app/words.tsx'\nexport const desk = 1\n",
  'console/src/ui/button.tsx': 'export const button = 1\n',
  'console/src/api/client.ts': 'export const client = 1\n',
}

async function plant(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
}
