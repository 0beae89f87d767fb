import { browserParts, type LiveMessage, startLive } from './live-connection.ts'

/** What a tab says to the worker: it leaves, or somebody signed in or out and the stream must be asked for anew. */
export type TabMessage = 'leave' | 'restart'

// The worker's own global has no name in the page's type library; only its door for tabs is needed.
const scope = globalThis as unknown as { onconnect: ((event: MessageEvent) => void) | null }
const tabs = new Set<MessagePort>()
let live: ReturnType<typeof startLive> | null = null

function tell(message: LiveMessage): void {
  for (const tab of tabs) tab.postMessage(message)
}

scope.onconnect = (event) => {
  const [tab] = event.ports
  if (!tab) return
  tabs.add(tab)
  tab.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data === 'restart') live?.restart()
    if (data !== 'leave') return
    tabs.delete(tab)
    // The last tab to leave takes the stream with it.
    if (tabs.size === 0) {
      live?.stop()
      live = null
    }
  }
  live ??= startLive(browserParts(tell))
  tab.postMessage(live.state())
}
