import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { RoutingRoom } from '#rooms/routing'
import { queues, type SeedQueue } from './data/queues.ts'
import { accounts, agents } from './data/staff.ts'
import { topics } from './data/topics.ts'
import { insertNew } from './insert-new.ts'
import { entityId, queueId, seedId, skillId, staffId, topicId } from './seed-id.ts'

/** Seeds the queues, which topic waits where, and who works which; lines without a queue get their entity's fallback. */
export async function applyRouting(platform: Platform, routing: RoutingRoom): Promise<void> {
  await inEngine(platform.pools, async (trx) => {
    await insertNew(trx, 'routing.queue', queues.map(queueRow))
    await applyOverflow(trx)
    await insertNew(trx, 'routing.queueSkill', queues.flatMap(skillRow))
    await insertNew(trx, 'routing.queueRelaxation', queues.flatMap(relaxationRows))
    await insertNew(trx, 'routing.topicQueue', Object.entries(topics).flatMap(topicRows))
    await applyFallbacks(trx)
    await applyAgents(trx, routing)
  })
}

const queueRow = (queue: SeedQueue) => ({
  id: queueId(queue.entity, queue.code),
  entityId: entityId(queue.entity),
  code: queue.code,
  nameAr: queue.ar,
  nameEn: queue.en,
  targetPercent: queue.targetPercent,
  targetSeconds: queue.targetSeconds,
})

// After all queues are there: an overflow points at another one.
async function applyOverflow(trx: Trx): Promise<void> {
  for (const { entity, code, overflow } of queues) {
    if (!overflow) continue
    await trx
      .updateTable('routing.queue')
      .set({
        overflowQueueId: queueId(entity, overflow.queue),
        overflowAfterSeconds: overflow.afterSeconds,
        overflowWhenNobody: true,
      })
      .where('id', '=', queueId(entity, code))
      .where('overflowQueueId', 'is', null)
      .where('version', '=', 1)
      .execute()
  }
}

const skillRow = ({ entity, code, skill }: SeedQueue) =>
  skill
    ? [
        {
          entityId: entityId(entity),
          queueId: queueId(entity, code),
          skillId: skillId(entity, skill.code),
          level: skill.least,
        },
      ]
    : []

// A minute asks for the best, the next for good ones, after three minutes whoever speaks the language.
const relaxationRows = ({ entity, code }: SeedQueue) => {
  const step = { entityId: entityId(entity), queueId: queueId(entity, code) }
  return [
    { ...step, afterSeconds: 60, lowerSkillsBy: 1, languageLevel: null, dropSkills: false },
    { ...step, afterSeconds: 120, lowerSkillsBy: 1, languageLevel: 2, dropSkills: false },
    { ...step, afterSeconds: 180, lowerSkillsBy: null, languageLevel: null, dropSkills: true },
  ]
}

const topicRows = ([entity, list]: [string, (typeof topics)[string]]) =>
  (list ?? []).map((topic) => ({
    id: seedId('topic-queue', entity, topic.code),
    entityId: entityId(entity),
    topicId: topicId(entity, topic.code),
    queueId: queueId(entity, topic.queue),
  }))

async function applyFallbacks(trx: Trx): Promise<void> {
  for (const { entity, code, fallback } of queues) {
    if (!fallback) continue
    await trx
      .updateTable('entities.line')
      .set({ defaultQueueId: queueId(entity, code) })
      .where('entityId', '=', entityId(entity))
      .where('defaultQueueId', 'is', null)
      .execute()
  }
}

// Supervisors work no queue but can take a conversation over, so they have capacity too.
async function applyAgents(trx: Trx, routing: RoutingRoom): Promise<void> {
  const known = await trx.selectFrom('routing.agent').select('memberId').execute()
  const supervising = accounts.filter(({ grants }) =>
    grants.some(({ role }) => role === 'supervisor' || role === 'duty-manager'),
  )
  for (const { account, home } of [...agents, ...supervising]) {
    const memberId = staffId(account)
    if (known.some((row) => row.memberId === memberId)) continue
    const theirs = queues.filter((queue) => queue.agents.includes(account))
    await routing.putOnQueues(trx, {
      memberId,
      homeEntityId: entityId(home),
      queues: theirs.map(({ entity, code }) => ({ entityId: entityId(entity), queueId: queueId(entity, code) })),
    })
  }
}
