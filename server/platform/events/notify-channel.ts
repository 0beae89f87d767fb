import pg from 'pg'
import type { Log } from '#platform/log'

export interface NotifyChannel {
  /** Sends to every node, ours included; outside any business transaction, and merged where several wait. */
  send(channel: string, text: string): void
  on(channel: string, hear: (text: string) => void): void
  start(): Promise<void>
  stop(): Promise<void>
}

/** One connection of a node for LISTEN and NOTIFY, opened again when it breaks. */
export function createNotifyChannel(url: string, log: Log): NotifyChannel {
  const listeners = new Map<string, ((text: string) => void)[]>()
  const waiting: { channel: string; text: string }[] = []
  let client: pg.Client | null = null
  let sending = false
  let stopped = false
  let again: NodeJS.Timeout | undefined

  const open = async () => {
    const fresh = new pg.Client({ connectionString: url })
    fresh.on('error', (error) => reopen(fresh, error))
    fresh.on('end', () => reopen(fresh))
    fresh.on('notification', ({ channel, payload }) => {
      for (const hear of listeners.get(channel) ?? []) hear(payload ?? '')
    })
    await fresh.connect()
    for (const channel of listeners.keys()) await fresh.query(`listen ${channel}`)
    client = fresh
    void flush()
  }

  const reopen = (broken: pg.Client, error?: Error) => {
    if (client !== broken || stopped) return
    client = null
    if (error) log.warn({ err: error }, 'notify channel broke')
    retry()
  }

  const retry = () => {
    clearTimeout(again)
    again = setTimeout(() => open().catch(retry), 200)
  }

  const flush = async () => {
    if (sending || !client) return
    sending = true
    try {
      while (waiting.length > 0 && client) {
        const batch = waiting.splice(0, 200)
        await client.query('select pg_notify(c, t) from unnest($1::text[], $2::text[]) as sent (c, t)', [
          batch.map((item) => item.channel),
          batch.map((item) => item.text),
        ])
      }
    } catch (error) {
      if (!stopped) log.warn({ err: error }, 'notify not sent')
    } finally {
      sending = false
    }
  }

  return {
    send: (channel, text) => {
      if (stopped) return
      const same = waiting.some((item) => item.channel === channel && item.text === text)
      if (!same) waiting.push({ channel, text })
      if (waiting.length > 10_000) waiting.splice(0, 5_000) // only hints and signs travel here: the newest matter
      void flush()
    },
    on: (channel, hear) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), hear])
    },
    start: open,
    stop: async () => {
      stopped = true
      clearTimeout(again)
      const open = client
      client = null
      await open?.end().catch(() => undefined)
    },
  }
}
