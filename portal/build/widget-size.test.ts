import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCall, buildScript, writeWords } from './widget.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const LIMIT = 30 * 1024

describe('the embeddable widget', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amer-widget-'))
  const size = (path: string): number => gzipSync(readFileSync(join(folder, path)), { level: 9 }).length

  beforeAll(async () => {
    await buildScript(root, folder)
    writeWords(join(root, '../words'), join(folder, 'widget'))
  }, 60_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is one file of at most 30 KB gzipped, with the words of any one language', () => {
    expect(readdirSync(folder).sort()).toEqual(['widget', 'widget.js'])
    const script = size('widget.js')
    for (const words of readdirSync(join(folder, 'widget')))
      expect(script + size(`widget/${words}`), words).toBeLessThanOrEqual(LIMIT)
  })

  it('brings what calls are placed with only when somebody calls, as one file', async () => {
    const apart = mkdtempSync(join(tmpdir(), 'amer-call-'))
    await buildCall(root, apart)
    expect(readdirSync(join(apart, 'widget'))).toEqual(['call.js'])
    expect(gzipSync(readFileSync(join(apart, 'widget', 'call.js'))).length).toBeLessThanOrEqual(70 * 1024)
    expect(readFileSync(join(folder, 'widget.js'), 'utf8')).not.toContain('INVITE')
    rmSync(apart, { recursive: true, force: true })
  }, 60_000)

  it('has a file of words for each language the portal has', () => {
    const languages = readdirSync(join(root, '../words')).filter((name) => /^portal\.\w+\.json$/.test(name))
    expect(readdirSync(join(folder, 'widget'))).toHaveLength(languages.length)
  })

  it('asks no eval, no inline style element and no foreign address of the page around it', () => {
    const script = readFileSync(join(folder, 'widget.js'), 'utf8')
    expect(script).not.toMatch(/\beval\(|new Function\(|createElement\(["'`]style/)
    expect(script.match(/https?:\/\/[\w.-]+/g)?.filter((address) => !address.includes('w3.org')) ?? []).toEqual([])
  })
})
