import { browserParts, type LiveMessage, startLive } from './live-connection.ts'
import type { TabMessage } from './live-worker.ts'

export type LiveSource = { leave: () => void }
type Tell = (message: LiveMessage) => void

function byWorker(person: string, tell: Tell): LiveSource {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'amer-live' })
  const say = (message: TabMessage) => worker.port.postMessage(message)
  worker.port.onmessage = (event: MessageEvent<LiveMessage>) => tell(event.data)
  worker.port.start()
  say({ kind: 'join', person })
  return { leave: () => say({ kind: 'leave' }) }
}

/** Without shared workers one tab of a person holds a lock and the stream, and tells the others. */
function byLeader(person: string, tell: Tell): LiveSource {
  const name = `amer-live ${person}`
  const channel = new BroadcastChannel(name)
  const leaving = new AbortController()
  let live: ReturnType<typeof startLive> | null = null
  channel.onmessage = ({ data }: MessageEvent<LiveMessage | 'state?'>) => {
    if (data !== 'state?') tell(data)
    else if (live) channel.postMessage(live.state())
  }
  channel.postMessage('state?')
  const lead = () => {
    if (leaving.signal.aborted) return
    live = startLive(
      browserParts((message) => {
        tell(message)
        channel.postMessage(message)
      }),
    )
    // What was sent between the last leader's end and now is asked for anew.
    tell({ kind: 'reset' })
    return new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))
  }
  navigator.locks.request(name, { signal: leaving.signal }, lead).catch(() => undefined)
  return {
    leave: () => {
      leaving.abort()
      live?.stop()
      channel.close()
    },
  }
}

function byMyself(tell: Tell): LiveSource {
  const live = startLive(browserParts(tell))
  return { leave: live.stop }
}

/** One stream a browser for this person, by the best means this browser has. */
export function openLive(person: string, tell: Tell): LiveSource {
  if (typeof SharedWorker === 'function') return byWorker(person, tell)
  if (typeof BroadcastChannel === 'function' && navigator.locks) return byLeader(person, tell)
  return byMyself(tell)
}
