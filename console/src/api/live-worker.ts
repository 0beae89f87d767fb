import { browserParts, type LiveMessage, startLive } from './live-connection.ts'

/** What a tab says to the worker: it joins for a person, or leaves. */
export type TabMessage = { kind: 'join'; person: string } | { kind: 'leave' }

// The worker's own global has no name in the page's type library; only its door for tabs is needed.
const scope = globalThis as unknown as { onconnect: ((event: MessageEvent) => void) | null }
const tabs = new Set<MessagePort>()
let live: ReturnType<typeof startLive> | null = null
let person: string | null = null

function tell(message: LiveMessage): void {
  for (const tab of tabs) tab.postMessage(message)
}

function join(tab: MessagePort, joining: string): void {
  tabs.add(tab)
  // Somebody else signed in on this browser: the stream of the former session must not reach them.
  if (live && person !== joining) live.restart()
  person = joining
  live ??= startLive(browserParts(tell))
  tab.postMessage(live.state())
}

function leave(tab: MessagePort): void {
  tabs.delete(tab)
  if (tabs.size > 0) return
  live?.stop()
  live = null
}

scope.onconnect = (event) => {
  const [tab] = event.ports
  if (!tab) return
  tab.onmessage = ({ data }: MessageEvent<TabMessage>) => (data.kind === 'join' ? join(tab, data.person) : leave(tab))
}
