import { inEngine } from '#platform/database'
import type { Platform } from '#platform/parts'
import { customerTokens, normaliseIdentifier } from '#rooms/customers'
import { customers, type SeedCustomer } from './data/customers.ts'
import { moreCustomers } from './data/more-customers.ts'
import { segments } from './data/segments.ts'
import { verificationQuestions } from './data/verification-questions.ts'
import { insertNew } from './insert-new.ts'
import { customerId, entityId, seedId } from './seed-id.ts'

/** Seeds segments, verification questions, and customers with everything they are recognised and searched by. */
export async function applyCustomers(platform: Platform): Promise<void> {
  const all = [...customers, ...moreCustomers()]
  const at = platform.clock.now()
  await inEngine(platform.pools, async (trx) => {
    await insertNew(trx, 'customers.segment', segmentRows())
    await insertNew(trx, 'customers.verificationQuestion', questionRows())
    // A customer somebody has edited since keeps their search words: only new ones get them.
    const known = new Set((await trx.selectFrom('customers.customer').select('id').execute()).map((row) => row.id))
    const added = all.filter((one) => !known.has(customerId(one.code)))
    await insertNew(
      trx,
      'customers.customer',
      added.map((one) => customerRow(one, knownSince(one, at))),
    )
    await insertNew(
      trx,
      'customers.identifier',
      added.flatMap((one) => identifierRows(one, knownSince(one, at))),
    )
    await insertNew(trx, 'customers.nameToken', added.flatMap(tokenRows))
  })
}

const segmentRows = () =>
  Object.entries(segments).flatMap(([entity, list]) =>
    list.map((segment) => ({
      entityId: entityId(entity),
      code: segment.code,
      nameAr: segment.ar,
      nameEn: segment.en,
      priority: segment.priority,
    })),
  )

const questionRows = () =>
  Object.entries(verificationQuestions).flatMap(([entity, list]) =>
    list.map((question, position) => ({
      id: seedId('verification-question', entity, question.code),
      entityId: entityId(entity),
      code: question.code,
      textAr: question.ar,
      textEn: question.en,
      level: question.level,
      position,
    })),
  )

// Between two months and a year ago, before the oldest case or contact of the demonstration; the same for each at every start.
function knownSince(one: SeedCustomer, now: Date): Date {
  const letters = [...one.code].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7) % 300
  return new Date(now.getTime() - (60 + letters) * 86_400_000)
}

const customerRow = (one: SeedCustomer, at: Date) => ({
  id: customerId(one.code),
  entityId: entityId(one.entity),
  kind: one.kind,
  residentKind: one.resident,
  title: one.title ?? null,
  fullNameAr: one.ar,
  fullNameLatin: one.latin,
  segment: segments[one.entity]?.some((segment) => segment.code === one.segment) ? one.segment : null,
  language: one.language,
  determination: one.determination ?? false,
  senior: one.senior ?? false,
  createdAt: at,
  updatedAt: at,
})

function identifiersOf(one: SeedCustomer) {
  return one.identifiers.flatMap(([kind, value]) => normaliseIdentifier({ kind, value }) ?? [])
}

const identifierRows = (one: SeedCustomer, at: Date) =>
  identifiersOf(one).map((identifier, position) => ({
    id: seedId('identifier', one.code, identifier.kind, identifier.value),
    entityId: entityId(one.entity),
    customerId: customerId(one.code),
    ...identifier,
    position,
    addedAt: at,
  }))

const tokenRows = (one: SeedCustomer) =>
  customerTokens({ ar: one.ar, latin: one.latin }, identifiersOf(one)).map((token) => ({
    entityId: entityId(one.entity),
    customerId: customerId(one.code),
    token,
  }))
