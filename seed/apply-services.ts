import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { applications } from './data/applications.ts'
import { bundles, cards, type SeedCard, type SeedCardText, type SeedCardVersion } from './data/cards.ts'
import { topics } from './data/topics.ts'
import { insertNew } from './insert-new.ts'
import { cardId, entityId, seedId, skillId, staffId, topicId, unitId } from './seed-id.ts'

/** Seeds topics, service cards with their versions and translations, and bundles. */
export async function applyServices(platform: Platform): Promise<void> {
  const today = platform.clock.now().toISOString().slice(0, 10)
  await inEngine(platform.pools, async (trx) => {
    await insertNew(trx, 'services.topic', Object.entries(topics).flatMap(topicRows))
    await insertNew(trx, 'services.card', cards.map(cardRow))
    await applyVersions(trx, today)
    await applyBundles(trx)
    await applyApplications(trx, platform.clock.now())
  })
}

const topicRows = ([entity, list]: [string, (typeof topics)[string]]) =>
  (list ?? []).map((topic, position) => ({
    id: topicId(entity, topic.code),
    entityId: entityId(entity),
    code: topic.code,
    nameAr: topic.ar,
    nameEn: topic.en,
    skillId: skillId(entity, topic.skill),
    unitId: unitId(entity, topic.unit),
    position,
  }))

const cardRow = (card: SeedCard, position: number) => ({
  id: cardId(card.entity, card.code),
  entityId: entityId(card.entity),
  code: card.code,
  ownerUnitId: unitId(card.entity, card.unit),
  topicId: topicId(card.entity, card.topic),
  position,
})

interface Numbered {
  card: SeedCard
  version: SeedCardVersion
  id: string
}

async function applyVersions(trx: Trx, today: string): Promise<void> {
  const numbered: Numbered[] = cards.flatMap((card) =>
    card.versions.map((version) => ({
      card,
      version,
      id: seedId('card-version', card.entity, card.code, version.version),
    })),
  )
  await insertNew(
    trx,
    'services.cardVersion',
    numbered.map((one) => versionRow(one, today)),
  )
  await insertNew(
    trx,
    'services.cardChannel',
    numbered.flatMap(({ card, id }) =>
      card.channels.map((channel) => ({ entityId: entityId(card.entity), cardVersionId: id, channel })),
    ),
  )
  const texts = numbered.flatMap(({ card, version, id }) =>
    version.texts.map((text) => ({
      text,
      entityId: entityId(card.entity),
      cardVersionId: id,
      id: seedId('card-text', id, text.language),
    })),
  )
  await insertNew(trx, 'services.cardText', texts.map(textRow))
  const linesOf = (list: (text: SeedCardText) => readonly string[]) =>
    texts.flatMap(({ text, id, entityId: owner }) =>
      list(text).map((body, position) => ({ entityId: owner, cardTextId: id, position: position + 1, body })),
    )
  await insertNew(
    trx,
    'services.cardStep',
    linesOf((text) => text.steps),
  )
  await insertNew(
    trx,
    'services.cardDocument',
    linesOf((text) => text.documents),
  )
}

function versionRow({ card, version, id }: Numbered, today: string) {
  return {
    id,
    entityId: entityId(card.entity),
    cardId: cardId(card.entity, card.code),
    version: version.version,
    validFrom: version.validFrom === 'next-month' ? firstOfNextMonth(today) : version.validFrom,
    feeFils: version.feeFils,
    timeAmount: version.time === 'same_day' ? null : version.time.amount,
    timeUnit: version.time === 'same_day' ? 'same_day' : version.time.unit,
    reviewedOn: '2026-10-01',
    reviewedById: staffId('editor'),
    demonstration: true,
  }
}

const firstOfNextMonth = (today: string) =>
  Temporal.PlainDate.from(today).with({ day: 1 }).add({ months: 1 }).toString()

interface Text {
  text: SeedCardText
  entityId: string
  cardVersionId: string
  id: string
}

const textRow = ({ text, ...ids }: Text) => ({
  ...ids,
  language: text.language,
  name: text.name,
  audience: text.audience,
  feeText: text.feeText ?? null,
  timeText: text.timeText ?? null,
  sendText: text.sendText,
  stale: text.stale ?? false,
})

async function applyBundles(trx: Trx): Promise<void> {
  const idOf = (bundle: (typeof bundles)[number]) => seedId('bundle', bundle.entity, bundle.code)
  await insertNew(
    trx,
    'services.bundle',
    bundles.map((bundle) => ({
      id: idOf(bundle),
      entityId: entityId(bundle.entity),
      code: bundle.code,
      nameAr: bundle.ar,
      nameEn: bundle.en,
    })),
  )
  await insertNew(
    trx,
    'services.bundleCard',
    bundles.flatMap((bundle) =>
      bundle.cards.map((card, position) => ({
        entityId: entityId(bundle.entity),
        bundleId: idOf(bundle),
        cardId: cardId(bundle.entity, card),
        position,
      })),
    ),
  )
}

async function applyApplications(trx: Trx, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)
  await insertNew(
    trx,
    'services.applicationStatus',
    applications.map((one) => ({
      id: seedId('application', one.entity, one.number),
      entityId: entityId(one.entity),
      number: one.number,
      checkValue: one.birthYear,
      status: one.status,
      receivedOn: daysAgo(one.receivedDaysAgo),
      updatedOn: daysAgo(one.updatedDaysAgo),
      decidedOn: one.decidedDaysAgo === undefined ? null : daysAgo(one.decidedDaysAgo),
      changedAt: now,
    })),
  )
}
