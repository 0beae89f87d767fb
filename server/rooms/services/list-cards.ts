import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import {
  type CardId,
  type CardTime,
  type CardVersionId,
  nearest,
  textsOf,
  versionOn,
  versionsOf,
} from './card-store.ts'
import { indexTexts } from './search-cards.ts'

/** A card in a list, as it holds on the day asked for. */
export interface CardLine {
  id: CardId
  code: string
  cardVersionId: CardVersionId
  version: number
  language: string
  stale: boolean
  name: string
  audience: string
  steps: readonly string[]
  documents: readonly string[]
  feeFils: number
  feeText: string | null
  time: CardTime | null
  timeText: string | null
  sendText: string
  changes: { on: string; feeFils: number } | null
  topicId: string | null
  demonstration: boolean
}

type Search = (sought: string) => string[]
interface Shelf {
  stamp: string
  lines(language: string): CardLine[]
  search: Search
}

/** The cards of entities on their days, read and indexed once for as long as nothing changes. */
export interface CardShelves {
  list(trx: Trx, wanted: { entityId: string; day: string; language: string; sought: string }): Promise<CardLine[]>
}

/** Keeps one shelf an entity in memory; every question first asks the database whether it is still the same. */
export function makeShelves(): CardShelves {
  const shelves = new Map<string, Shelf>()
  return {
    list: async (trx, { entityId, day, language, sought }) => {
      const stamp = await stampOf(trx, entityId, day)
      let shelf = shelves.get(entityId)
      if (shelf?.stamp !== stamp) {
        shelf = await fillShelf(trx, entityId, day, stamp)
        shelves.set(entityId, shelf)
      }
      const lines = shelf.lines(language)
      if (sought.trim() === '') return lines
      const byId = new Map(lines.map((line) => [line.id as string, line]))
      return shelf.search(sought).flatMap((cardId) => byId.get(cardId) ?? [])
    },
  }
}

async function stampOf(trx: Trx, entityId: string, day: string): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select coalesce(md5(string_agg(t.xmin::text || t.id || v.xmin::text, ',' order by t.id)), '') as stamp
    from services.card_text t join services.card_version v on v.id = t.card_version_id
    where t.entity_id = ${entityId}`.execute(trx)
  return `${day} ${rows[0]?.stamp ?? ''}`
}

async function fillShelf(trx: Trx, entityId: string, day: string, stamp: string): Promise<Shelf> {
  const all = await versionsOf(trx, entityId)
  const cardIds = [...new Set(all.map((version) => version.cardId))]
  const held = cardIds.flatMap((cardId) => {
    const own = all.filter((version) => version.cardId === cardId)
    const version = versionOn(own, day)
    const next = version && own.find((other) => other.validFrom > version.validFrom)
    return version ? [{ ...version, changes: next ? { on: next.validFrom, feeFils: next.feeFils } : null }] : []
  })
  const texts = await textsOf(
    trx,
    held.map((version) => version.id),
  )
  const bodies = await bodiesOf(
    trx,
    texts.map((text) => text.id),
  )
  const cardOf = new Map<string, string>(held.map((version) => [version.id, version.cardId]))
  return {
    stamp,
    search: indexTexts(
      texts.map((text) => ({
        id: text.id,
        cardId: cardOf.get(text.cardVersionId) ?? '',
        name: text.name,
        audience: text.audience,
        body: [...(bodies.get(text.id)?.steps ?? []), ...(bodies.get(text.id)?.documents ?? []), text.sendText].join(
          '\n',
        ),
      })),
    ),
    lines: (language) =>
      held.flatMap((version) => {
        const own = texts.filter((text) => text.cardVersionId === version.id)
        const text = nearest(own, language)
        return text ? [lineOf(version, text, bodies.get(text.id) ?? noBodies)] : []
      }),
  }
}

type Held = Awaited<ReturnType<typeof versionsOf>>[number] & Pick<CardLine, 'changes'>
type Text = Awaited<ReturnType<typeof textsOf>>[number]

function lineOf(version: Held, text: Text, { steps, documents }: Bodies): CardLine {
  return {
    id: version.cardId,
    code: version.code,
    cardVersionId: version.id,
    version: version.version,
    language: text.language,
    stale: text.stale,
    name: text.name,
    audience: text.audience,
    steps,
    documents,
    feeFils: version.feeFils,
    feeText: text.feeText,
    time: version.timeUnit ? { amount: version.timeAmount, unit: version.timeUnit } : null,
    timeText: text.timeText,
    sendText: text.sendText,
    changes: version.changes,
    topicId: version.topicId,
    demonstration: version.demonstration,
  }
}

interface Bodies {
  steps: string[]
  documents: string[]
}
const noBodies: Bodies = { steps: [], documents: [] }

async function bodiesOf(trx: Trx, cardTextIds: readonly string[]): Promise<Map<string, Bodies>> {
  const bodies = new Map<string, Bodies>(cardTextIds.map((id) => [id, { steps: [], documents: [] }]))
  if (cardTextIds.length === 0) return bodies
  for (const [table, part] of [
    ['services.cardStep', 'steps'],
    ['services.cardDocument', 'documents'],
  ] as const) {
    const rows = await trx
      .selectFrom(table)
      .select(['cardTextId', 'body'])
      .where('cardTextId', 'in', [...cardTextIds])
      .orderBy('position')
      .execute()
    for (const row of rows) bodies.get(row.cardTextId)?.[part].push(row.body)
  }
  return bodies
}
