import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEngine } from '#platform/database'
import { anEntity, type TestEntity } from '#rooms/entities/testing'
import { aMember } from '#rooms/staff/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { asStanding, standings, standingsQuery } from './standing.ts'
import { anAgent, aQueue, aWorkItem } from './testing.ts'

let db: TestDatabase
let entity: TestEntity

beforeAll(async () => {
  db = await aDatabase()
  entity = await anEntity(db)
})
afterAll(() => db.close())

/** A queue where `waiting` items wait for agents with room for `chats` each. */
async function aBusyQueue(waiting: number, agents: readonly { chats: number }[]) {
  const queueId = await aQueue(db, { entityId: entity.id })
  for (const { chats } of agents) {
    const { id: memberId } = await aMember(db, { entityId: entity.id })
    const channels = [{ channel: 'chat' as const, cost: 4, atOnce: chats }]
    await anAgent(db, { entityId: entity.id, memberId, queues: [{ entityId: entity.id, queueId }], channels })
  }
  for (let place = 0; place < waiting; place++) {
    await aWorkItem(db, { entityId: entity.id, queueId })
    db.clock.advance(1000)
  }
  return queueId
}

interface PlanNode {
  'Subplan Name'?: string
  'Relation Name'?: string
  'Actual Loops': number
  Plans?: PlanNode[]
}

const nodesUnder = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesUnder)]

describe('standing in a queue', () => {
  it('counts the conversations that agents can hold at once: three units of four, or fewer where fewer are allowed', async () => {
    const queueId = await aBusyQueue(2, [{ chats: 3 }, { chats: 5 }, { chats: 1 }])
    const rows = await inEngine(db.pools, (trx) => standings(trx, [queueId], 10))
    expect(rows.map(({ position, slots }) => ({ position, slots }))).toEqual([
      { position: 1, slots: 7 },
      { position: 2, slots: 7 },
    ])
    const second = rows[1]
    expect(second && asStanding(second).estimatedWaitSeconds).toBe(Math.round((2 * (second?.handleSeconds ?? 0)) / 7))
  })

  it('tells nothing to estimate from where nobody works', async () => {
    const queueId = await aBusyQueue(1, [])
    const [row] = await inEngine(db.pools, (trx) => standings(trx, [queueId], 10))
    expect(row && asStanding(row)).toEqual({ position: 1, estimatedWaitSeconds: null })
  })

  it('computes the pace once for all who wait, not once for each', async () => {
    const queueId = await aBusyQueue(12, [{ chats: 3 }])
    const plan = await inEngine(db.pools, async (trx) => {
      const { rows } = await sql<{ queryPlan?: { Plan: PlanNode }[]; 'QUERY PLAN'?: { Plan: PlanNode }[] }>`
        explain (analyze, format json) ${standingsQuery([queueId], 100)}`.execute(trx)
      return (rows[0]?.['QUERY PLAN'] ?? rows[0]?.queryPlan)?.[0]?.Plan
    })
    const nodes = plan ? nodesUnder(plan) : []
    const pace = nodes.find((node) => node['Subplan Name'] === 'CTE pace')
    const readsAgents = (node: PlanNode) => node['Relation Name'] === 'agent_queue'
    expect(pace?.['Actual Loops']).toBe(1)
    expect(nodes.filter(readsAgents)).toEqual(pace ? nodesUnder(pace).filter(readsAgents) : [])
  })
})
