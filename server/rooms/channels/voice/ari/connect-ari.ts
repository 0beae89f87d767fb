import type { AriAccess } from '#platform/asterisk'
import type { Log } from '#platform/log'
import type { AriEvents, AriOperations } from './ari.gen.ts'
import { type AriHttp, askOverHttp } from './ask-over-http.ts'
import { type CommandSocket, commandSocket } from './ask-over-socket.ts'
import { AriRefused } from './errors.ts'
import { openEventSocket } from './event-socket.ts'
import { askManager } from './manager.ts'
import { type AriEvent, type Subject, subjectsOf } from './subjects.ts'

type Name = keyof AriOperations
type Asked<N extends Name> = AriOperations[N]['asked']
type Answer<N extends Name> = AriOperations[N]['answer']

export interface Ari {
  readonly app: string
  /** One command, named as the engine describes it; throws AriRefused or AsteriskUnreachable. */
  send<N extends Name>(name: N, asked: Asked<N>): Promise<Answer<N>>
  /** The same for what may be over by now: undefined where the engine says it is. */
  sendIfThere<N extends Name>(name: N, asked: Asked<N>): Promise<{ answer: Answer<N> } | undefined>
  /** A command of the manager interface, for the little that REST cannot do; whether it was done. */
  manage(action: string, fields: Readonly<Record<string, string>>): Promise<boolean>
  /** Every event of a type; returns how to stop hearing. */
  onEvent<T extends keyof AriEvents>(type: T, hear: (event: AriEvents[T]) => void): () => void
  /** Every event about one leg, playback or recording; returns how to stop hearing. */
  hear(subject: Subject, hear: (event: AriEvent) => void): () => void
  /** Told on every connection after the first: events may have been missed, what is live is to be looked at. */
  onReconnect(hear: () => void): () => void
  /** Told when another server has taken the application over. */
  onReplaced(hear: () => void): () => void
  /** Lets go the events held back since the connection, for who asked to hold them: now everybody listens. */
  begin(): void
  close(): void
}

interface AriWanted {
  /** Asked anew for every connection: the engine may come back elsewhere. */
  access: () => AriAccess
  app: string
  log: Log
  /** Hold events back until `begin`: a caller may be there the moment we connect. */
  hold?: boolean
}

/** What the engine shall tell us of calls; everything else stays there. */
const CALL_EVENTS: readonly (keyof AriEvents)[] = [
  ...(['StasisStart', 'StasisEnd', 'ChannelHangupRequest', 'ChannelDestroyed'] as const),
  ...(['ChannelStateChange', 'Dial', 'ChannelDtmfReceived', 'PlaybackFinished'] as const),
  ...(['RecordingFinished', 'RecordingFailed', 'ChannelHold', 'ChannelUnhold'] as const),
  ...(['ChannelTransfer', 'ChannelLeftBridge', 'ChannelTalkingStarted', 'ChannelTalkingFinished'] as const),
  ...(['ApplicationReplaced', 'RESTResponse'] as const),
]

/** What it shall tell us of telephones: who signs in and who is gone, also of those that are made later. */
const PHONE_EVENTS: readonly (keyof AriEvents)[] = ['PeerStatusChange', 'ContactStatusChange', 'EndpointStateChange']

/** Connects to the engine as the server of its calls; resolves when events flow. */
export async function connectAri({ access, app, log, hold = false }: AriWanted): Promise<Ari> {
  const http = askOverHttp(access)
  const commands = commandSocket()
  const byType = new Map<string, Set<(event: AriEvent) => void>>()
  const bySubject = new Map<string, Set<(event: AriEvent) => void>>()
  const reconnected = new Set<() => void>()
  const replaced = new Set<() => void>()
  let isFirst = true
  let held: AriEvent[] | null = hold ? [] : null

  const tell = (listeners: ReadonlySet<(event: AriEvent) => void> | undefined, event: AriEvent) => {
    for (const hear of [...(listeners ?? [])]) {
      try {
        hear(event)
      } catch (error) {
        log.error({ err: error, type: event.type }, 'a listener to the telephone failed')
      }
    }
  }

  const tellAll = (event: AriEvent) => {
    for (const subject of subjectsOf(event)) tell(bySubject.get(subject), event)
    tell(byType.get(event.type), event)
  }

  const ari: Ari = {
    app,
    send: (name, asked) => send(commands, http, name, asked),
    sendIfThere: async (name, asked) => {
      try {
        return { answer: await send(commands, http, name, asked) }
      } catch (error) {
        if (error instanceof AriRefused && error.isGone) return undefined
        throw error
      }
    },
    manage: askManager(http, access),
    onEvent: (type, hear) => listen(byType, type, hear as (event: AriEvent) => void),
    hear: (subject, hear) => listen(bySubject, subject, hear),
    onReconnect: (hear) => add(reconnected, hear),
    onReplaced: (hear) => add(replaced, hear),
    begin: () => {
      const waiting = held ?? []
      held = null
      for (const event of waiting) tellAll(event)
    },
    close: () => {
      socket.close()
      http.close()
    },
  }

  const socket = await openEventSocket({
    access,
    apps: [app, phonesOf(app)],
    log,
    commands,
    hear: (event) => {
      if (held) held.push(event)
      else tellAll(event)
    },
    replaced: () => {
      for (const hear of replaced) hear()
    },
    connected: async (isReady) => {
      // Telephones are another application on the same socket: who follows an endpoint is told of its calls a second time.
      const phones = phonesOf(app)
      await listenTo(ari, app, CALL_EVENTS)
      await listenTo(ari, phones, PHONE_EVENTS)
      const everyPhone = { applicationName: phones, eventSource: 'endpoint:PJSIP' }
      await ari.send('POST /applications/{applicationName}/subscription', everyPhone)
      isReady()
      if (!isFirst) for (const hear of reconnected) hear()
      isFirst = false
    },
  })
  return ari
}

function phonesOf(app: string): string {
  return `${app}-phones`
}

async function listenTo(ari: Ari, applicationName: string, types: readonly string[]): Promise<void> {
  const filter = { allowed: types.map((type) => ({ type })) }
  await ari.send('PUT /applications/{applicationName}/eventFilter', { applicationName, filter })
}

async function send<N extends Name>(
  commands: CommandSocket,
  http: AriHttp,
  name: N,
  asked: Asked<N>,
): Promise<Answer<N>> {
  const [method = '', template = ''] = name.split(' ')
  const left: Record<string, unknown> = { ...asked }
  const path = template.replaceAll(/\{(\w+)\}/g, (_, part: string) => {
    const value = String(left[part])
    delete left[part]
    return encodeURIComponent(value)
  })
  const body = bodyOf(left)
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(left)) if (value !== undefined) query.append(key, String(value))
  const suffix = query.size === 0 ? '' : `?${query}`
  // Over HTTP while there is no socket: before it opens, and while it is away.
  const way = commands.isAttached() ? commands : http
  const { text } = await way.ask({ operation: name, method, path: `${path}${suffix}`, body })
  return (text === '' ? undefined : JSON.parse(text)) as Answer<N>
}

/** Takes out of the question what travels in the body. */
function bodyOf(left: Record<string, unknown>): unknown {
  const { variables, fields, filter } = left
  delete left.variables
  delete left.fields
  delete left.filter
  if (filter !== undefined) return filter
  return variables === undefined && fields === undefined ? undefined : { variables, fields }
}

function listen<T>(map: Map<string, Set<T>>, key: string, hear: T): () => void {
  const listeners = map.get(key) ?? new Set<T>()
  map.set(key, listeners)
  listeners.add(hear)
  return () => {
    listeners.delete(hear)
    if (listeners.size === 0 && map.get(key) === listeners) map.delete(key)
  }
}

function add<T>(set: Set<T>, one: T): () => void {
  set.add(one)
  return () => {
    set.delete(one)
  }
}
