import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { setTimeout as pause } from 'node:timers/promises'
import { type AriAccess, askEngine } from './ask-engine.ts'

export type Probed = { ari: AriAccess; sip: { host: string; port: number } }

/** Whether the engine still takes calls: it answers at its SIP port, and a call it makes to itself arrives. */
export async function takesCalls(probed: Probed, patienceMs = 8_000): Promise<boolean> {
  const [call, signal] = await Promise.all([callArrives(probed.ari, patienceMs), answersSip(probed.sip, patienceMs)])
  return call && signal
}

type Watch = {
  probe: () => Promise<boolean>
  everyMs: number
  /** So many failed probes in a row mean that it has to be started again. */
  patience: number
  onDeaf: () => Promise<void>
}

/** Probes again and again until told to end; a deaf engine is reported once, then watched afresh. */
export function watchCalls(watch: Watch): { end(): Promise<void> } {
  const ended = new AbortController()
  const watching = (async () => {
    let failed = 0
    while (!ended.signal.aborted) {
      await pause(watch.everyMs, undefined, { signal: ended.signal, ref: false }).catch(() => undefined)
      if (ended.signal.aborted) return
      failed = (await watch.probe()) ? 0 : failed + 1
      if (failed < watch.patience || ended.signal.aborted) continue
      failed = 0
      await watch.onDeaf()
    }
  })()
  return {
    end: async () => {
      ended.abort()
      await watching
    },
  }
}

async function callArrives(ari: AriAccess, patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs
  const mark = randomBytes(8).toString('hex')
  const query = 'endpoint=Local/answer@amer-probe&context=amer-probe&extension=heard&priority=1'
  const made = await askEngine(ari, 'POST', `/channels?${query}`, {
    body: { variables: { AMER_PROBE_ID: mark } },
    patienceMs,
  })
  if (made?.status !== 200) return false
  while (performance.now() < until) {
    const heard = await askEngine(ari, 'GET', '/asterisk/variable?variable=AMER_PROBE', { patienceMs })
    if ((heard?.answer as { value?: string } | undefined)?.value === mark) return true
    await pause(50)
  }
  return false
}

/** Any answer at all to OPTIONS will do, a refusal too. */
export function answersSip({ host, port }: Probed['sip'], patienceMs: number): Promise<boolean> {
  const isSix = host.includes(':')
  const socket = createSocket(isSix ? 'udp6' : 'udp4')
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const patience = setTimeout(() => resolve(false), patienceMs)
  socket.on('message', () => resolve(true))
  socket.on('error', () => resolve(false))
  socket.bind(0, () => {
    const target = isSix ? `[${host}]` : host
    const mark = randomBytes(8).toString('hex')
    const ask = [
      `OPTIONS sip:probe@${target}:${port} SIP/2.0`,
      `Via: SIP/2.0/UDP ${target}:${socket.address().port};branch=z9hG4bK${mark};rport`,
      'Max-Forwards: 1',
      `From: <sip:probe@${target}>;tag=${mark}`,
      `To: <sip:probe@${target}>`,
      `Call-ID: ${mark}`,
      'CSeq: 1 OPTIONS',
      'Content-Length: 0',
    ]
    socket.send(`${ask.join('\r\n')}\r\n\r\n`, port, host, (error) => error && resolve(false))
  })
  return promise.finally(() => {
    clearTimeout(patience)
    socket.close()
  })
}
