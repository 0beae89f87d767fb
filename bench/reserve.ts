// A contact's work item is queued → its reservation is in the agent's event stream, durable commits included.
import { fork } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inEntity } from '#platform/database'
import { newId } from '#platform/ids'
import { startPostgres } from '#platform/postgres'
import { aFloor, type Floor } from '#rooms/desk/testing'
import { anEntity } from '#rooms/entities/testing'
import { anAgent, aQueue } from '#rooms/routing/testing'
import { aMember } from '#rooms/staff/testing'
import { percentile, publish } from './bench-table.ts'

const agentCount = 120
const perSecond = 50
const warmUp = 250
const contacts = 3_000

const home = await mkdtemp(join(tmpdir(), 'amer-bench-'))
await chmod(home, 0o755)
const postgres = await startPostgres({ dataDir: join(home, 'postgres'), keep: false, log: () => undefined })
process.env.AMER_TEST_DATABASE_ADMIN = postgres.url()
const floor = await aFloor()
const ticking = setInterval(() => floor.db.clock.set(new Date()), 10)
const met = await measure(floor)
clearInterval(ticking)
await floor.close()
await postgres.stop()
await rm(home, { recursive: true, force: true })
process.exit(met ? 0 : 1)

async function measure({ db, rooms, app }: Floor): Promise<boolean> {
  const entity = await anEntity(db)
  const queueId = await aQueue(db, { entityId: entity.id })
  const staffIds: string[] = []
  for (let n = 0; n < agentCount; n++) {
    const member = await aMember(db, { entityId: entity.id, roles: ['agent'] })
    await anAgent(db, { entityId: entity.id, memberId: member.id, queues: [{ entityId: entity.id, queueId }] })
    staffIds.push(member.id)
  }
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const listener = fork(join(import.meta.dirname, 'reserve-listener.ts'))
  const queuedAt = new Map<string, bigint>()
  const seenAt = new Map<string, bigint>()
  let failed = 0
  const streamsOpen = new Promise<void>((resolve) => {
    listener.on(
      'message',
      (told: { open?: number; workItemId?: string; agentId?: string; reservationId?: string; at?: string }) => {
        if (told.open) return resolve()
        const { workItemId, agentId, reservationId, at } = told
        if (!workItemId || !agentId || !reservationId || !at) return
        seenAt.set(workItemId, BigInt(at))
        // The desk accepts and finishes at once, so that capacity never runs out: that is load on the server too.
        const answered = inEntity(db.pools, entity.id, async (trx) => {
          await rooms.routing.accept(trx, { reservationId, agentId })
          await rooms.routing.finish(trx, { workItemId, because: 'handled' })
        })
        answered.catch(() => {
          failed += 1
        })
      },
    )
  })
  listener.send({ url, staffIds })
  await streamsOpen
  await pause(500)

  const cpuBefore = process.cpuUsage()
  const began = performance.now()
  const sending: Promise<void>[] = []
  for (let n = 0; n < warmUp + contacts; n++) {
    const due = began + (n * 1000) / perSecond
    if (due > performance.now()) await pause(due - performance.now())
    sending.push(queueOne(n >= warmUp))
  }
  await Promise.all(sending)
  for (let wait = 0; wait < 100 && [...queuedAt.keys()].some((id) => !seenAt.has(id)); wait++) await pause(50)
  const seconds = (performance.now() - began) / 1000
  const cpu = process.cpuUsage(cpuBefore)
  // A late reservation may still be told of before the answer to this question.
  const ended = new Promise<{ cpu: NodeJS.CpuUsage }>((resolve) => {
    listener.on('message', (told: { cpu?: NodeJS.CpuUsage }) => {
      if (told.cpu) resolve({ cpu: told.cpu })
    })
  })
  listener.send('end')
  const { cpu: listenerCpu } = await ended

  async function queueOne(counts: boolean): Promise<void> {
    const at = process.hrtime.bigint()
    const { workItemId } = await inEntity(db.pools, entity.id, (trx) =>
      rooms.routing.enqueue(trx, {
        entityId: entity.id,
        kind: 'contact',
        channel: 'chat',
        subjectId: newId(),
        queueId,
        language: 'ar',
      }),
    )
    if (counts) queuedAt.set(workItemId, at)
  }

  const measured = new Float64Array([...queuedAt].filter(([id]) => seenAt.has(id)).length)
  let next = 0
  for (const [id, at] of queuedAt) {
    const seen = seenAt.get(id)
    if (seen !== undefined) measured[next++] = Number(seen - at) / 1e6
  }
  const share = (usage: NodeJS.CpuUsage) => `${Math.round((usage.user + usage.system) / 10_000 / seconds)} %`
  const p50 = percentile(measured, 0.5)
  const p99 = percentile(measured, 0.99)
  const faults = await inEntity(db.pools, entity.id, (trx) => rooms.routing.capacityFaults(trx))
  return publish({
    name: 'reserve',
    title: `Queued → in the agent's event stream, ${perSecond} contacts a second, ${agentCount} agents, fsync on`,
    tables: [
      {
        title: 'Milliseconds from before the queueing transaction to the frame in the listening process',
        rows: [
          {
            contacts: queuedAt.size,
            arrived: measured.length,
            p50: round(p50),
            p90: round(percentile(measured, 0.9)),
            p99: round(p99),
            longest: round(percentile(measured, 1)),
            'achieved per second': round((warmUp + contacts) / seconds),
          },
        ],
      },
      {
        title: 'Share of one core',
        rows: [{ 'server, desk answers included': share(cpu), 'listener (load generator)': share(listenerCpu) }],
      },
    ],
    bounds: [
      { what: 'p99', figure: round(p99), unit: 'ms', promise: 'less than', limit: 50 },
      { what: 'not arrived', figure: queuedAt.size - measured.length, unit: '', promise: 'less than', limit: 1 },
      {
        what: 'capacity faults and failed answers',
        figure: faults.length + failed,
        unit: '',
        promise: 'less than',
        limit: 1,
      },
    ],
    notes: [
      'Two transactions are on the way, each with its own fsync: the queueing one and the claim; two numberings of events beside them.',
      'Each reservation is accepted and finished at once by the same server process.',
    ],
  })
}

function round(figure: number): number {
  return Math.round(figure * 100) / 100
}
