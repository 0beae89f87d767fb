import { type NotNull, sql } from 'kysely'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { NormalIdentifier } from './identifiers.ts'
import type {
  Customer,
  CustomerId,
  CustomerKind,
  CustomerSummary,
  Identifier,
  IdentifierId,
  ResidentKind,
} from './words.ts'

export interface CustomerRow {
  kind: CustomerKind
  residentKind: ResidentKind | null
  title: string | null
  fullNameAr: string | null
  fullNameLatin: string | null
  segment: string | null
  language: string
  determination: boolean
  senior: boolean
}

/** The customer's row with its segment and the priority its entity gives, or undefined when it is out of sight. */
export async function loadCustomer(trx: Trx, customerId: string): Promise<Customer | undefined> {
  const row = await trx
    .selectFrom('customers.customer as customer')
    .innerJoin('entities.shownEntity as entity', 'entity.entityId', 'customer.entityId')
    .leftJoin('customers.segment as segment', (on) =>
      on.onRef('segment.entityId', '=', 'customer.entityId').onRef('segment.code', '=', 'customer.segment'),
    )
    .selectAll('customer')
    .select(['segment.nameAr as segmentAr', 'segment.nameEn as segmentEn', 'segment.priority as segmentPriority'])
    .select(['entity.determinationPriority', 'entity.seniorPriority'])
    .$narrowType<{ determinationPriority: NotNull; seniorPriority: NotNull }>()
    .where('customer.id', '=', customerId)
    .executeTakeFirst()
  if (!row) return undefined
  const identifiers = await loadIdentifiers(trx, [customerId])
  return {
    id: row.id as CustomerId,
    entityId: row.entityId,
    kind: row.kind as CustomerKind,
    residentKind: row.residentKind as ResidentKind | null,
    title: row.title,
    name: { ar: row.fullNameAr, latin: row.fullNameLatin },
    segment: row.segment
      ? { code: row.segment, name: { ar: row.segmentAr ?? row.segment, en: row.segmentEn ?? row.segment } }
      : null,
    language: row.language,
    determination: row.determination,
    senior: row.senior,
    priority: Math.max(
      row.determination ? row.determinationPriority : 0,
      row.senior ? row.seniorPriority : 0,
      row.segmentPriority ?? 0,
    ),
    identifiers: (identifiers.get(customerId) ?? []).map(({ customerId: _, ...identifier }) => identifier),
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  }
}

/** Short forms in the order asked; what is out of sight is left out. */
export async function loadSummaries(trx: Trx, customerIds: readonly string[]): Promise<CustomerSummary[]> {
  if (customerIds.length === 0) return []
  const rows = await trx.selectFrom('customers.customer').selectAll().where('id', 'in', customerIds).execute()
  const identifiers = await loadIdentifiers(trx, customerIds)
  const found = new Map(rows.map((row) => [row.id, row]))
  return customerIds.flatMap((id) => {
    const row = found.get(id)
    if (!row) return []
    return {
      id: row.id as CustomerId,
      entityId: row.entityId,
      kind: row.kind as CustomerKind,
      residentKind: row.residentKind as ResidentKind | null,
      name: { ar: row.fullNameAr, latin: row.fullNameLatin },
      segment: row.segment,
      determination: row.determination,
      senior: row.senior,
      language: row.language,
      identifiers: (identifiers.get(id) ?? []).map(({ kind, shown, warning }) => ({ kind, shown, warning })),
    }
  })
}

async function loadIdentifiers(trx: Trx, customerIds: readonly string[]) {
  const rows = await trx
    .selectFrom('customers.identifier')
    .select(['id', 'customerId', 'kind', 'value', 'shown', 'warning'])
    .where('customerId', 'in', customerIds)
    .orderBy('position')
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ ...row, id: row.id as IdentifierId }) as Identifier & { customerId: string }),
    (row) => row.customerId,
  )
}

/** Customers of the entity that have any of these identifiers, the oldest first. */
export async function customersWith(
  trx: Trx,
  entityId: string,
  identifiers: readonly Pick<NormalIdentifier, 'kind' | 'value'>[],
): Promise<CustomerId[]> {
  if (identifiers.length === 0) return []
  const rows = await trx
    .selectFrom('customers.identifier')
    .select('customerId')
    .distinct()
    .where('entityId', '=', entityId)
    .where((is) => is.or(identifiers.map(({ kind, value }) => is.and({ kind, value }))))
    .orderBy('customerId')
    .limit(50)
    .execute()
  return rows.map((row) => row.customerId as CustomerId)
}

/** Customers for whom each group of tokens has at least one, newest first, before the given one. */
export async function customersByTokens(
  trx: Trx,
  wanted: { entityId: string; groups: readonly (readonly string[])[]; limit: number; before?: string | undefined },
): Promise<CustomerId[]> {
  if (wanted.groups.length === 0) return []
  let found = trx.selectFrom('customers.customer').select('id').where('entityId', '=', wanted.entityId)
  for (const tokens of wanted.groups) {
    found = found.where('id', 'in', (sub) =>
      sub
        .selectFrom('customers.nameToken')
        .select('customerId')
        .where('entityId', '=', wanted.entityId)
        .where('token', 'in', tokens),
    )
  }
  if (wanted.before) found = found.where('id', '<', wanted.before)
  const rows = await found.orderBy('id', 'desc').limit(wanted.limit).execute()
  return rows.map((row) => row.id as CustomerId)
}

/** Inserts a customer's row. */
export async function insertCustomer(
  trx: Trx,
  row: CustomerRow & { id: string; entityId: string; at: Date },
): Promise<void> {
  const { at, ...columns } = row
  await trx
    .insertInto('customers.customer')
    .values({ ...columns, createdAt: at, updatedAt: at })
    .execute()
}

/** Changes a customer's row if it still has this version; false when somebody was faster. */
export async function updateCustomer(
  trx: Trx,
  wanted: { id: string; version: number; change: Partial<CustomerRow>; at: Date },
): Promise<boolean> {
  const changed = await trx
    .updateTable('customers.customer')
    .set({ ...wanted.change, updatedAt: wanted.at, version: sql<number>`version + 1` })
    .where('id', '=', wanted.id)
    .where('version', '=', wanted.version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Adds an identifier; one the customer already has is left as it is. */
export async function insertIdentifier(
  trx: Trx,
  wanted: { entityId: string; customerId: string; identifier: NormalIdentifier; position: number; at: Date },
): Promise<void> {
  await trx
    .insertInto('customers.identifier')
    .values({
      id: newId(),
      entityId: wanted.entityId,
      customerId: wanted.customerId,
      ...wanted.identifier,
      position: wanted.position,
      addedAt: wanted.at,
    })
    .onConflict((met) => met.columns(['customerId', 'kind', 'value']).doNothing())
    .execute()
}

/** Replaces everything a customer is searched by. */
export async function replaceTokens(
  trx: Trx,
  wanted: { entityId: string; customerId: string; tokens: readonly string[] },
): Promise<void> {
  await trx.deleteFrom('customers.nameToken').where('customerId', '=', wanted.customerId).execute()
  if (wanted.tokens.length === 0) return
  await trx
    .insertInto('customers.nameToken')
    .values(wanted.tokens.map((token) => ({ entityId: wanted.entityId, customerId: wanted.customerId, token })))
    .onConflict((met) => met.doNothing())
    .execute()
}
