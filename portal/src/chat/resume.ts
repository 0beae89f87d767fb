/** Milliseconds to wait before try number `attempt` (from 0): doubling to 20 s, spread so that clients do not return together. */
export function retryDelay(attempt: number, random: number): number {
  const full = Math.min(20_000, 400 * 2 ** attempt)
  return Math.round(full / 2 + (full / 2) * random)
}

/** Whether a silent stream is dead: the server beats every 5 s. */
export function isSilent(lastHeardAt: number, now: number): boolean {
  return now - lastHeardAt > 16_000
}

export interface StreamEvent {
  readonly id: string | null
  readonly name: string
  readonly data: string
}

/** Reads a server-sent event stream piece by piece: give it text as it comes, get whole events. */
export function eventReader(): (chunk: string) => readonly StreamEvent[] {
  let rest = ''
  return (chunk) => {
    // a lone \r at the end may be half of \r\n: keep it for the next piece
    const text = rest + chunk
    const held = text.endsWith('\r') ? '\r' : ''
    const blocks = text
      .slice(0, text.length - held.length)
      .replace(/\r\n?/g, '\n')
      .split('\n\n')
    rest = (blocks.pop() ?? '') + held
    return blocks.map(eventOf).filter((event) => event !== null)
  }
}

function eventOf(block: string): StreamEvent | null {
  let id: string | null = null
  let name = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':')
    if (colon === 0 || line === '') continue
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'id') id = value
    else if (field === 'event') name = value
    else if (field === 'data') data.push(value)
  }
  return data.length === 0 && name === 'message' ? null : { id, name, data: data.join('\n') }
}
