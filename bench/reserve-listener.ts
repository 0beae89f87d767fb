// The load generator's side of bench/reserve.ts: the agents' event streams, in a process of their own.
import { request } from 'node:http'

interface Asked {
  url: string
  staffIds: string[]
}

process.on('message', (asked: Asked | 'end') => {
  if (asked === 'end') {
    process.send?.({ cpu: process.cpuUsage() })
    process.exit(0)
  }
  let open = 0
  for (const staffId of asked.staffIds) {
    listen(asked.url, staffId, () => {
      open += 1
      if (open === asked.staffIds.length) process.send?.({ open })
    })
  }
})

function listen(url: string, staffId: string, opened: () => void): void {
  const asking = request(`${url}/api/events`, { headers: { 'test-staff': staffId } }, (response) => {
    opened()
    let rest = ''
    response.setEncoding('utf8')
    response.on('data', (chunk: string) => {
      const frames = (rest + chunk).split('\n\n')
      rest = frames.pop() ?? ''
      const at = process.hrtime.bigint().toString()
      for (const frame of frames) {
        if (!frame.includes('"reservation.made"')) continue
        const event = JSON.parse(frame.slice(frame.indexOf('data: ') + 6)) as {
          payload: { agentId: string; workItemId: string; reservationId: string }
        }
        if (event.payload.agentId === staffId) process.send?.({ ...event.payload, at })
      }
    })
  })
  asking.on('error', () => undefined)
  asking.end()
}
