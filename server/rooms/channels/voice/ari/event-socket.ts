import { setTimeout as pause } from 'node:timers/promises'
import type { AriAccess } from '#platform/asterisk'
import type { Log } from '#platform/log'
import type { CommandSocket } from './ask-over-socket.ts'
import type { AriEvent } from './subjects.ts'

interface SocketWanted {
  access: () => AriAccess
  apps: readonly string[]
  log: Log
  /** Commands travel here too, once the engine has been told to let their answers through. */
  commands: CommandSocket
  hear: (event: AriEvent) => void
  /** Another server has taken the application over: this one is told nothing more and does not come back by itself. */
  replaced: () => void
  connected: (isReady: () => void) => Promise<void>
}

/** Keeps one event socket open, again and again, until closed or replaced; resolves once it is open for the first time. */
export async function openEventSocket(wanted: SocketWanted): Promise<{ close(): void }> {
  const closing = new AbortController()
  const first = Promise.withResolvers<void>()
  keepOpen(wanted, closing, first.resolve).catch(first.reject)
  closing.signal.addEventListener('abort', () => first.resolve())
  await first.promise
  return { close: () => closing.abort() }
}

async function keepOpen(wanted: SocketWanted, closing: AbortController, opened: () => void): Promise<void> {
  let failures = 0
  while (!closing.signal.aborted) {
    const wasOpen = await onceOpen(wanted, closing, opened)
    failures = wasOpen ? 0 : failures + 1
    if (failures === 20) wanted.log.warn('the telephone engine does not answer')
    const rest = Math.min(1_000, 50 * 2 ** Math.min(failures, 5))
    await pause(rest, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
  }
}

/** One connection from its opening to its end; whether it had been open at all. */
function onceOpen(wanted: SocketWanted, closing: AbortController, opened: () => void): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const { url, user, password } = wanted.access()
  const credentials = Buffer.from(`${user}:${password}`).toString('base64')
  const address = `${url.replace('http', 'ws')}/events?app=${wanted.apps.join()}&subscribeAll=false`
  const socket = new WebSocket(address, { headers: { authorization: `Basic ${credentials}` } })
  let wasOpen = false
  let detach = () => {}
  const close = () => socket.close()
  closing.signal.addEventListener('abort', close, { once: true })
  socket.addEventListener('open', () => {
    wasOpen = true
    wanted
      .connected(() => {
        detach = wanted.commands.attach((text) => socket.send(text))
      })
      .then(opened)
      .catch((error) => {
        wanted.log.warn({ err: error }, 'the event socket was not made ready')
        socket.close()
      })
  })
  // Taken off the socket at once: an engine that cannot write to us for some seconds hangs up on us.
  socket.addEventListener('message', ({ data }) => {
    const event = JSON.parse(String(data)) as AriEvent
    if (event.type === 'RESTResponse') return wanted.commands.hear(event)
    if (event.type === 'ApplicationReplaced') {
      closing.abort()
      wanted.replaced()
      return
    }
    try {
      wanted.hear(event)
    } catch (error) {
      wanted.log.error({ err: error, type: event.type }, 'an event of the telephone was not understood')
    }
  })
  socket.addEventListener('error', () => undefined) // 'close' follows
  socket.addEventListener('close', () => {
    closing.signal.removeEventListener('abort', close)
    detach()
    resolve(wasOpen)
  })
  return promise
}
