import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { Id } from '#platform/ids'

export type CardId = Id<'card'>
export type CardVersionId = Id<'card-version'>
export type CardTime = { amount: number | null; unit: 'working_hours' | 'working_days' | 'clock_hours' | 'same_day' }

/** One version of a card in one language, whole. */
export interface Card {
  id: CardId
  code: string
  cardVersionId: CardVersionId
  version: number
  validFrom: string
  validTo: string | null
  /** The version that follows, when it is known already. */
  changes: { on: string; feeFils: number } | null
  language: string
  languages: { language: string; stale: boolean }[]
  /** Translated from an earlier version: to be reviewed before it is sent. */
  stale: boolean
  name: string
  audience: string
  steps: string[]
  documents: string[]
  feeFils: number
  feeText: string | null
  time: CardTime | null
  timeText: string | null
  sendText: string
  reviewedOn: string | null
  demonstration: boolean
  channels: string[]
  ownerUnitId: string | null
  topicId: string | null
}

interface VersionRow {
  id: CardVersionId
  cardId: CardId
  code: string
  position: number
  version: number
  validFrom: string
  validTo: string | null
  feeFils: number
  timeAmount: number | null
  timeUnit: CardTime['unit'] | null
  reviewedOn: string | null
  demonstration: boolean
  ownerUnitId: string | null
  topicId: string | null
}

/** All versions of an entity's cards, oldest first within a card. Dates are read as text: they have no time zone. */
export async function versionsOf(trx: Trx, entityId: string): Promise<VersionRow[]> {
  return versions(trx, sql`v.entity_id = ${entityId}`)
}

async function versions(trx: Trx, where: ReturnType<typeof sql>): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.id, v.card_id, c.code, c.position, v.version, v.valid_from::text, v.valid_to::text, v.fee_fils, v.time_amount,
      v.time_unit, v.reviewed_on::text, v.demonstration, c.owner_unit_id, c.topic_id
    from services.card_version v join services.card c on c.id = v.card_id
    where ${where} order by c.position, c.code, v.version`.execute(trx)
  return rows
}

/** The version that holds on a day: of those begun and not ended, the one that began last. */
export function versionOn<V extends { validFrom: string; validTo: string | null }>(
  all: readonly V[],
  day: string,
): V | null {
  const holding = all.filter(
    (version) => version.validFrom <= day && (version.validTo === null || day <= version.validTo),
  )
  return holding.reduce<V | null>(
    (best, version) => (best && best.validFrom >= version.validFrom ? best : version),
    null,
  )
}

/** A card as it holds on a day, in the language asked for or the nearest there is; NotFound before its first version. */
export async function cardOn(trx: Trx, wanted: { cardId: string; language: string; day: string }): Promise<Card> {
  const all = await versions(trx, sql`v.card_id = ${wanted.cardId}`)
  const version = versionOn(all, wanted.day)
  if (!version) throw new NotFound({ type: 'card', id: wanted.cardId })
  return wholeCard(trx, version, all, wanted.language)
}

/** The very version that was quoted, whatever holds today; null when this entity has no such version. */
export async function cardVersion(trx: Trx, wanted: { cardVersionId: string; language: string }): Promise<Card | null> {
  const [version] = await versions(trx, sql`v.id = ${wanted.cardVersionId}`)
  if (!version) return null
  const all = await versions(trx, sql`v.card_id = ${version.cardId}`)
  return wholeCard(trx, version, all, wanted.language)
}

async function wholeCard(trx: Trx, version: VersionRow, all: readonly VersionRow[], language: string): Promise<Card> {
  const texts = await textsOf(trx, [version.id])
  const text = nearest(texts, language)
  if (!text) throw new NotFound({ type: 'card', id: version.cardId })
  const next = all.find((other) => other.validFrom > version.validFrom)
  const channels = await trx
    .selectFrom('services.cardChannel')
    .select('channel')
    .where('cardVersionId', '=', version.id)
    .orderBy('channel')
    .execute()
  return {
    id: version.cardId,
    code: version.code,
    cardVersionId: version.id,
    version: version.version,
    validFrom: version.validFrom,
    validTo: version.validTo,
    changes: next ? { on: next.validFrom, feeFils: next.feeFils } : null,
    language: text.language,
    languages: texts.map((one) => ({ language: one.language, stale: one.stale })),
    stale: text.stale,
    name: text.name,
    audience: text.audience,
    steps: await linesOf(trx, 'services.cardStep', text.id),
    documents: await linesOf(trx, 'services.cardDocument', text.id),
    feeFils: version.feeFils,
    feeText: text.feeText,
    time: version.timeUnit ? { amount: version.timeAmount, unit: version.timeUnit } : null,
    timeText: text.timeText,
    sendText: text.sendText,
    reviewedOn: version.reviewedOn,
    demonstration: version.demonstration,
    channels: channels.map((row) => row.channel),
    ownerUnitId: version.ownerUnitId,
    topicId: version.topicId,
  }
}

/** The words of these versions in all languages. */
export async function textsOf(trx: Trx, cardVersionIds: readonly string[]) {
  if (cardVersionIds.length === 0) return []
  return trx
    .selectFrom('services.cardText')
    .select(['id', 'cardVersionId', 'language', 'name', 'audience', 'feeText', 'timeText', 'sendText', 'stale'])
    .where('cardVersionId', 'in', [...cardVersionIds])
    .orderBy('language')
    .execute()
}

/** The text in the language asked for; else English, else Arabic, else any. A stale text still is the language's own. */
export function nearest<T extends { language: string }>(texts: readonly T[], language: string): T | undefined {
  return [language, 'en', 'ar'].map((one) => texts.find((text) => text.language === one)).find(Boolean) ?? texts[0]
}

async function linesOf(
  trx: Trx,
  table: 'services.cardStep' | 'services.cardDocument',
  cardTextId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom(table)
    .select('body')
    .where('cardTextId', '=', cardTextId)
    .orderBy('position')
    .execute()
  return rows.map((row) => row.body)
}
