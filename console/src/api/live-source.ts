import { browserParts, type LiveMessage, startLive } from './live-connection.ts'

export type LiveSource = { restart: () => void; leave: () => void }

function byWorker(tell: (message: LiveMessage) => void): LiveSource {
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'amer-live' })
  worker.port.onmessage = (event: MessageEvent<LiveMessage>) => tell(event.data)
  worker.port.start()
  return { restart: () => worker.port.postMessage('restart'), leave: () => worker.port.postMessage('leave') }
}

/** Without shared workers one tab holds a lock and the stream, and tells the others. */
function byLeader(tell: (message: LiveMessage) => void): LiveSource {
  const channel = new BroadcastChannel('amer-live')
  const leaving = new AbortController()
  let live: ReturnType<typeof startLive> | null = null
  channel.onmessage = ({ data }: MessageEvent<LiveMessage | 'restart' | 'state?'>) => {
    if (data === 'restart') live?.restart()
    else if (data === 'state?') {
      if (live) channel.postMessage(live.state())
    } else tell(data)
  }
  channel.postMessage('state?')
  const lead = () => {
    live = startLive(
      browserParts((message) => {
        tell(message)
        channel.postMessage(message)
      }),
    )
    return new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve()))
  }
  navigator.locks.request('amer-live', { signal: leaving.signal }, lead).catch(() => undefined)
  return {
    restart: () => (live ? live.restart() : channel.postMessage('restart')),
    leave: () => {
      leaving.abort()
      live?.stop()
      channel.close()
    },
  }
}

function byMyself(tell: (message: LiveMessage) => void): LiveSource {
  const live = startLive(browserParts(tell))
  return { restart: live.restart, leave: live.stop }
}

/** One stream a browser, by the best means this browser has. */
export function openLive(tell: (message: LiveMessage) => void): LiveSource {
  if (typeof SharedWorker === 'function') return byWorker(tell)
  if (typeof BroadcastChannel === 'function' && navigator.locks) return byLeader(tell)
  return byMyself(tell)
}
