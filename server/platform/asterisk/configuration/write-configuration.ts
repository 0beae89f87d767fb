import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { giveTo, type OrdinaryUser } from '#platform/processes'
import { type Engine, modulesWanted } from '../find-engine.ts'
import type { EngineFolders } from '../folders.ts'
import type { EngineWanted } from '../wanted.ts'
import { dialplan } from './dialplan.ts'
import { section } from './setting.ts'
import { sip, sound } from './sip.ts'

export type Configured = {
  wanted: EngineWanted
  engine: Engine
  folders: EngineFolders
  doors: Doors
}

/** The engine's two doors on loopback, REST and manager, and the password of both. */
export type Doors = { httpPort: number; managerPort: number; password: string }

/** The user our server is known as to the engine's REST interface. */
export const ARI_USER = 'amer'

/** Writes every file the engine reads, for its own user alone. */
export async function writeConfiguration(configured: Configured, user: OrdinaryUser | undefined): Promise<void> {
  const installed = new Set(await readdir(configured.engine.moduleDir))
  const modules = (await modulesWanted()).filter((name) => installed.has(`${name}.so`))
  for (const [name, text] of Object.entries(filesOf(configured, modules))) {
    const path = join(configured.folders.configuration, name)
    await writeFile(path, `; Written by Amer at every start.\n${text}`, { mode: 0o600 })
    await giveTo(path, user)
  }
}

function filesOf(configured: Configured, modules: readonly string[]): Record<string, string> {
  const { wanted, folders } = configured
  return {
    'asterisk.conf': program(configured),
    'modules.conf': moduleList(modules),
    'logger.conf': logger(),
    'http.conf': http(configured),
    'ari.conf': rest(configured),
    'manager.conf': manager(configured),
    'sorcery.conf': sorcery(),
    'pjsip.conf': sip(wanted),
    'rtp.conf': sound(wanted),
    'musiconhold.conf': section('default', [
      ['mode', 'files'],
      ['directory', folders.music],
      ['sort', 'alpha'],
    ]),
    'extensions.conf': dialplan({ ...wanted, folders, triesBeforeMessage: wanted.triesBeforeMessage ?? 15 }),
    'cdr.conf': section('general', [['enable', 'no']]),
    'cel.conf': section('general', [['enable', 'no']]),
    'udptl.conf': section('general', []),
    'acl.conf': '',
    'ccss.conf': section('general', []),
    'indications.conf': tones(),
    'pjproject.conf': section('startup', [['type', 'startup']]),
    'websocket_client.conf': '',
    'res_http_media_cache.conf': section('general', []),
    'features.conf': section('general', []),
  }
}

function program({ engine, folders }: Configured): string {
  const { home } = folders
  return [
    section('directories', [
      ['astcachedir', join(home, 'cache')],
      ['astetcdir', folders.configuration],
      ['astmoddir', engine.moduleDir],
      ['astvarlibdir', home],
      ['astdbdir', join(home, 'db')],
      ['astkeydir', home],
      ['astdatadir', engine.shareDir],
      ['astagidir', join(home, 'agi')],
      ['astspooldir', join(home, 'spool')],
      ['astrundir', 'run'], // below the working folder: a socket's whole path may not be long
      ['astlogdir', join(home, 'log')],
      ['astsbindir', home],
    ]),
    section('options', [
      ['verbose', 0],
      ['debug', 0],
      ['transmit_silence', 'yes'],
      ['hideconnect', 'yes'],
      ['live_dangerously', 'no'],
      ['documentation_language', 'en_US'],
      ['defaultlanguage', 'ar'],
      ['maxfiles', 65_536],
    ]),
  ].join('\n')
}

// Without these there is no point in running; the others are missed by what needs them.
const REQUIRED = ['chan_pjsip', 'res_pjsip_session', 'res_rtp_asterisk', 'app_stasis', 'res_ari_channels', 'pbx_config']

function moduleList(modules: readonly string[]): string {
  const lines = modules.map((name) => `${REQUIRED.includes(name) ? 'require' : 'load'} = ${name}.so`)
  return `[modules]\nautoload = no\n${lines.join('\n')}\n`
}

function logger(): string {
  return [
    section('general', [
      ['dateformat', '%F %T.%3q'],
      ['appendhostname', 'no'],
      ['rotatestrategy', 'rotate'],
    ]),
    section('logfiles', [
      ['messages.log', 'warning,error'],
      ['security.log', 'security'],
    ]),
  ].join('\n')
}

function http({ doors }: Configured): string {
  return section('general', [
    ['enabled', 'yes'],
    ['bindaddr', '127.0.0.1'],
    ['bindport', doors.httpPort],
    ['enable_static', 'no'],
    ['enable_status', 'no'],
    ['servername', 'Amer'],
    ['sessionlimit', 10_000],
    ['session_inactivity', 30_000],
    ['session_keep_alive', 120_000],
  ])
}

function rest({ doors }: Configured): string {
  return [
    section('general', [
      ['enabled', 'yes'],
      ['pretty', 'no'],
      ['websocket_write_timeout', 5_000],
    ]),
    section(ARI_USER, [
      ['type', 'user'],
      ['read_only', 'no'],
      ['password', doors.password],
      ['password_format', 'plain'],
    ]),
  ].join('\n')
}

// Only for what REST cannot do: recording both sides of a call apart, in the engine's own hands. Asked over HTTP.
function manager({ doors }: Configured): string {
  return [
    section('general', [
      ['enabled', 'yes'],
      ['webenabled', 'yes'],
      ['bindaddr', '127.0.0.1'],
      ['port', doors.managerPort],
      ['httptimeout', 3600],
      ['displayconnects', 'no'],
    ]),
    section(ARI_USER, [
      ['secret', doors.password],
      ['deny', '0.0.0.0/0.0.0.0'],
      ['permit', '127.0.0.1/255.255.255.255'],
      ['read', 'call'],
      ['write', 'call,system'],
    ]),
  ].join('\n')
}

// Tones of the country, for phones that hear us before a prompt can be played.
function tones(): string {
  const country = section('ae', [
    ['description', 'United Arab Emirates'],
    ['ringcadence', '400,200,400,2000'],
    ['dial', '350+440'],
    ['busy', '400/375,0/375'],
    ['ring', '400+450/400,0/200,400+450/400,0/2000'],
    ['congestion', '400/400,0/350,400/225,0/525'],
  ])
  return `${section('general', [['country', 'ae']])}\n${country}`
}

// What the server makes at run time (staff phones, guests) lives in memory and goes with the process.
function sorcery(): string {
  const kinds = ['endpoint', 'auth', 'aor']
  return section('res_pjsip', [
    ...kinds.flatMap((kind) => [[kind, `config,pjsip.conf,criteria=type=${kind}`] as const, [kind, 'memory'] as const]),
    ['contact', 'memory'],
  ])
}
