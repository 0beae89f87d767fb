import { join } from 'node:path'
import type { RunningAsterisk } from '#platform/asterisk'
import type { Log } from '#platform/log'
import {
  type Ari,
  type AriEvents,
  answerCall,
  bridgeCalls,
  connectAri,
  dropMessage,
  hangUp,
  hearKeys,
  holdCall,
  listLegs,
  onLegGone,
  pauseRecording,
  playPrompts,
  provisionEndpoint,
  recordCall,
  removeEndpoint,
  ringAgent,
  startMusic,
  stopMusic,
  stopRecording,
  takeMessage,
  takeOffHold,
  unbridge,
} from './ari/index.ts'
import type { KeysWanted } from './call-seam.ts'
import { asInternational } from './caller-number.ts'
import type { Arrival, Telephone } from './telephone.ts'

const APP = 'amer'

/** The engine as calls use it; resolves when events flow. Leads from `begin` on. */
export async function openTelephone(
  engine: Pick<RunningAsterisk, 'ari' | 'folders'>,
  log: Log,
): Promise<Telephone & { close(): void }> {
  const ari = await connectAri({ access: () => engine.ari, app: APP, log, hold: true })
  const early = keepEarlyKeys(ari)
  const tone = join(engine.folders.sounds, 'fallback', 'beep')
  return {
    ...verbs(ari, tone, early),
    onArrived: (hear) => {
      ari.onEvent('StasisStart', ({ args, channel }) => {
        const arrival = arrivalOf(channel, args)
        if (arrival) hear(arrival)
      })
    },
    onAnswered: (hear) => {
      ari.onEvent('StasisStart', ({ args, channel }) => {
        const [first, kind, id] = args
        if (first === 'leg' && kind && id) hear({ leg: channel.id, kind, id })
      })
    },
    onGone: (hear) => {
      onLegGone(ari, hear)
    },
    onRegistered: (hear) => {
      ari.onEvent('ContactStatusChange', ({ endpoint, contact_info: { contact_status: status, uri } }) => {
        if (status === 'NonQualified' || status === 'Reachable') hear(endpoint.resource, true, uri)
        if (status === 'Removed' || status === 'Unreachable') hear(endpoint.resource, false, uri)
      })
    },
    onThere: (hear) => {
      ari.onReconnect(hear)
      ari.begin()
      hear()
    },
    close: () => ari.close(),
  }
}

function verbs(
  ari: Ari,
  tone: string,
  early: EarlyKeys,
): Omit<Telephone, 'onArrived' | 'onAnswered' | 'onGone' | 'onRegistered' | 'onThere'> {
  return {
    answer: async (leg) => {
      await answerCall(ari, leg)
    },
    hangUp: (leg) => hangUp(ari, leg),
    play: async (leg, sounds, stop) => {
      if ((await playPrompts(ari, leg, sounds, stop)) === 'caller-gone') await untilStopped(stop)
    },
    hearKeys: async (leg, sounds, keys, stop) => {
      const heard = await early.while(leg, keys, (already) => hearKeys(ari, leg, sounds, { ...keys, already }, stop))
      if (heard.kind === 'caller-gone') await untilStopped(stop)
      return heard.kind === 'keys' ? heard : { kind: 'silence' }
    },
    startMusic: (leg, music) => startMusic(ari, leg, music ?? undefined),
    stopMusic: (leg) => stopMusic(ari, leg),
    ring: (wanted) => ringAgent(ari, wanted),
    connect: async (bridgeId, legs) => {
      await bridgeCalls(ari, bridgeId, legs)
    },
    disconnect: (bridgeId) => unbridge(ari, bridgeId),
    bridges: async () => new Set((await ari.send('GET /bridges', {})).map(({ id }) => id)),
    hold: (leg, bridgeId) => holdCall(ari, leg, bridgeId),
    resume: async (leg, bridgeId) => {
      await takeOffHold(ari, leg, bridgeId)
    },
    takeMessage: async (leg, wanted, stop) => {
      const taken = await takeMessage(ari, leg, { ...wanted, tone }, stop)
      if (taken.kind === 'caller-gone') await untilStopped(stop)
      return taken.kind === 'kept' ? { seconds: taken.seconds } : null
    },
    playMessage: async (leg, name, stop) => {
      await playPrompts(ari, leg, [`recording:${name}`], stop)
    },
    dropMessage: (name) => dropMessage(ari, name),
    record: async (leg, name) => {
      await recordCall(ari, leg, name)
    },
    pauseRecording: async (leg, isPaused) => {
      await pauseRecording(ari, leg, isPaused)
    },
    stopRecording: async (leg) => {
      await stopRecording(ari, leg)
    },
    provision: ({ id, secret, context, number }) =>
      provisionEndpoint(ari, { id, secret, context, transport: 'browser', ...(number ? { number } : {}) }),
    withdrawEndpoint: (id) => removeEndpoint(ari, id),
    legs: () => listLegs(ari),
    arrived: async () => {
      const channels = await ari.send('GET /channels', {})
      const inApp = channels.filter(({ dialplan }) => dialplan.app_name === 'Stasis')
      return inApp.flatMap((channel) => {
        const [app, ...args] = channel.dialplan.app_data.split(',')
        return app === APP ? (arrivalOf(channel, args) ?? []) : []
      })
    },
    connected: async () => {
      const endpoints = await ari.send('GET /endpoints', {})
      return endpoints.filter(({ state }) => state === 'online').map(({ resource }) => resource)
    },
  }
}

/** How long a key pressed before it was asked for counts. */
const EARLY_MILLISECONDS = 15_000

interface EarlyKeys {
  /** Runs a question with the keys pressed before it; keys pressed meanwhile are the question's own. */
  while<T>(leg: string, asked: KeysWanted, ask: (already: string) => Promise<T>): Promise<T>
}

/** Callers who know the menu press while they are still being welcomed: what they press is kept for the next question. */
function keepEarlyKeys(ari: Ari): EarlyKeys {
  const pressed = new Map<string, { key: string; at: number }[]>()
  const asking = new Map<string, number>()
  ari.onEvent('ChannelDtmfReceived', ({ channel, digit }) => {
    if (asking.has(channel.id)) return
    pressed.set(channel.id, [...(pressed.get(channel.id) ?? []), { key: digit, at: performance.now() }])
  })
  ari.onEvent('StasisEnd', ({ channel }) => {
    pressed.delete(channel.id)
    asking.delete(channel.id)
  })
  return {
    while: async (leg, { max, endKey }, ask) => {
      const recent = (pressed.get(leg) ?? []).filter(({ at }) => performance.now() - at < EARLY_MILLISECONDS)
      const keys = recent.map(({ key }) => key)
      const end = endKey === null ? -1 : keys.indexOf(endKey)
      const taken = end >= 0 && end < max ? end + 1 : Math.min(max, keys.length)
      pressed.set(leg, recent.slice(taken))
      asking.set(leg, (asking.get(leg) ?? 0) + 1)
      try {
        return await ask(keys.slice(0, taken).join(''))
      } finally {
        const left = (asking.get(leg) ?? 1) - 1
        if (left > 0) asking.set(leg, left)
        else asking.delete(leg)
      }
    },
  }
}

type CallersLeg = Pick<AriEvents['StasisStart']['channel'], 'id' | 'caller'>

function arrivalOf({ id, caller }: CallersLeg, [kind, dialled, cameBy]: readonly string[]): Arrival | null {
  if (kind !== 'inbound' || !dialled) return null
  return { leg: id, dialled, caller: asInternational(caller.number), cameBy: cameBy || 'anonymous' }
}

// That the caller has gone is told apart, and stops what was being done: nothing else shall be heard of it before.
function untilStopped(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stop.aborted) resolve()
    else stop.addEventListener('abort', () => resolve(), { once: true })
  })
}
