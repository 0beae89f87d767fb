import { createHash } from 'node:crypto'
import type { Clock } from '#platform/clock'
import type { Pools, Trx } from '#platform/database'
import { Refusal } from '#platform/errors'
import type { Sweep } from '#platform/parts'

class KeyUsedForAnother extends Refusal {
  readonly code = 'platform.idempotency-key-used'
  override readonly status = 422
}

export interface Remembered {
  status: number
  response: unknown
}

export interface Repeatable {
  entityId: string
  actor: string
  key: string
  route: string
  body: unknown
  at: Date
}

/**
 * Takes the key in this transaction, or returns the answer given to it before. A second request with the same key waits
 * in the database until the first has committed or rolled back.
 */
export async function rememberedAnswer(trx: Trx, asked: Repeatable): Promise<Remembered | null> {
  const requestHash = createHash('sha256')
    .update(JSON.stringify(asked.body ?? null))
    .digest('hex')
  const taken = await trx
    .insertInto('platform.idempotencyRecord')
    .values({
      entityId: asked.entityId,
      actor: asked.actor,
      key: asked.key,
      route: asked.route,
      requestHash,
      at: asked.at,
    })
    .onConflict((conflict) => conflict.columns(['entityId', 'actor', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return null
  const before = await trx
    .selectFrom('platform.idempotencyRecord')
    .select(['route', 'requestHash', 'status', 'response'])
    .where('entityId', '=', asked.entityId)
    .where('actor', '=', asked.actor)
    .where('key', '=', asked.key)
    .executeTakeFirstOrThrow()
  if (before.route !== asked.route || before.requestHash !== requestHash) throw new KeyUsedForAnother()
  return { status: before.status ?? 200, response: before.response }
}

/** Keeps the answer beside the fact it tells of. */
export async function rememberAnswer(trx: Trx, asked: Repeatable, answer: Remembered): Promise<void> {
  await trx
    .updateTable('platform.idempotencyRecord')
    .set({ status: answer.status, response: JSON.stringify(answer.response ?? null) })
    .where('entityId', '=', asked.entityId)
    .where('actor', '=', asked.actor)
    .where('key', '=', asked.key)
    .execute()
}

const keptHours = 48

/** Forgets answers nobody will ask for again: a client repeats a request within minutes. */
export function forgetAnswers({ pools, clock }: { pools: Pools; clock: Clock }): Sweep {
  return {
    name: 'http.forget-answers',
    everyMilliseconds: 10 * 60_000,
    run: async () => {
      const before = new Date(clock.now().getTime() - keptHours * 3_600_000)
      await pools.engine.deleteFrom('platform.idempotencyRecord').where('at', '<', before).execute()
    },
  }
}
