import { inEngine, type Pools } from '#platform/database'
import { newId } from '#platform/ids'
import type { CardId, CardVersionId } from './card-store.ts'
import { judgeRows } from './status/read-rows.ts'
import { stageImport } from './status/status-store.ts'
import type { TopicId } from './topic-store.ts'

interface Database {
  pools: Pools
}

let count = 0

/** A topic of an entity. */
export async function aTopic(
  db: Database,
  wanted: { entityId: string; skillId?: string; unitId?: string; name?: string },
): Promise<TopicId> {
  const id = newId<TopicId>()
  const name = wanted.name ?? `Topic ${++count}`
  await inEngine(db.pools, (trx) =>
    trx
      .insertInto('services.topic')
      .values({
        id,
        entityId: wanted.entityId,
        code: `topic-${id}`,
        nameAr: `موضوع ${name}`,
        nameEn: name,
        skillId: wanted.skillId ?? null,
        unitId: wanted.unitId ?? null,
      })
      .execute(),
  )
  return id
}

export interface TestCardText {
  name: string
  steps?: readonly string[]
  documents?: readonly string[]
  stale?: boolean
}

/** A service card with one version per entry, in order; each language of a version as given. */
export async function aCard(
  db: Database,
  wanted: {
    entityId: string
    versions?: readonly { from: string; to?: string; feeFils?: number; texts: Readonly<Record<string, TestCardText>> }[]
  },
): Promise<{ cardId: CardId; versionIds: CardVersionId[] }> {
  const cardId = newId<CardId>()
  const versions = wanted.versions ?? [
    { from: '2025-01-01', texts: { ar: { name: 'بطاقة خدمة' }, en: { name: 'Service card' } } },
  ]
  const versionIds = versions.map(() => newId<CardVersionId>())
  await inEngine(db.pools, async (trx) => {
    const entityId = wanted.entityId
    await trx
      .insertInto('services.card')
      .values({ id: cardId, entityId, code: `card-${cardId}` })
      .execute()
    for (const [index, version] of versions.entries()) {
      const cardVersionId = versionIds[index] as CardVersionId
      await trx
        .insertInto('services.cardVersion')
        .values({
          id: cardVersionId,
          entityId,
          cardId,
          version: index + 1,
          validFrom: version.from,
          validTo: version.to ?? null,
          feeFils: version.feeFils ?? 0,
          timeAmount: 2,
          timeUnit: 'working_days',
        })
        .execute()
      for (const [language, text] of Object.entries(version.texts)) {
        const cardTextId = newId()
        await trx
          .insertInto('services.cardText')
          .values({
            id: cardTextId,
            entityId,
            cardVersionId,
            language,
            name: text.name,
            audience: 'all',
            sendText: text.name,
            stale: text.stale ?? false,
          })
          .execute()
        const lines = (bodies: readonly string[]) =>
          bodies.map((body, position) => ({ entityId, cardTextId, position: position + 1, body }))
        const steps = lines(text.steps ?? ['step'])
        const documents = lines(text.documents ?? [])
        if (steps.length > 0) await trx.insertInto('services.cardStep').values(steps).execute()
        if (documents.length > 0) await trx.insertInto('services.cardDocument').values(documents).execute()
      }
    }
  })
  return { cardId, versionIds }
}

/** An import of statuses that waits to be taken over, with one row. */
export async function aStatusImport(
  { pools }: Database,
  { entityId, number }: { entityId: string; number: string },
): Promise<{ importId: string }> {
  const row = { number, check: '1985', status: 'received', received_on: '2026-11-01', updated_on: '', decided_on: '' }
  const wanted = { entityId, read: judgeRows([row]), staffId: newId(), at: new Date('2026-11-23T06:00:00Z') }
  return inEngine(pools, (trx) => stageImport(trx, wanted))
}
