import type { Trx } from '#platform/database'
import { EditedByAnother, Invalid, NotFound } from '#platform/errors'
import { newId } from '#platform/ids'
import {
  type CustomerRow,
  customersWith,
  insertCustomer,
  insertIdentifier,
  loadCustomer,
  loadSummaries,
  replaceTokens,
  updateCustomer,
} from './customer-store.ts'
import { AlreadyKnown, EmptyIdentifier, NameWanted } from './errors.ts'
import { type GivenIdentifier, type NormalIdentifier, normaliseIdentifier } from './identifiers.ts'
import { nameTokens } from './name-keys.ts'
import type { Customer, CustomerId } from './words.ts'

export interface NewCustomer extends Partial<CustomerRow> {
  entityId: string
  identifiers: readonly GivenIdentifier[]
  /** Goes on although somebody already has one of the identifiers: a family's phone. */
  anyway?: boolean | undefined
  id?: string
}

/** Creates a customer with its identifiers; refuses when one of them already belongs to somebody, unless told to go on. */
export async function createCustomer(trx: Trx, wanted: NewCustomer, at: Date): Promise<Customer> {
  const fullNameAr = wanted.fullNameAr?.trim() || null
  const fullNameLatin = wanted.fullNameLatin?.trim() || null
  if (!fullNameAr && !fullNameLatin) throw new NameWanted()
  const identifiers = wanted.identifiers.map(normalOrRefuse)
  if (!wanted.anyway) await refuseKnown(trx, wanted.entityId, identifiers)
  const id = (wanted.id ?? newId()) as CustomerId
  await insertCustomer(trx, {
    id,
    entityId: wanted.entityId,
    kind: wanted.kind ?? 'person',
    residentKind: wanted.residentKind ?? null,
    title: wanted.title ?? null,
    fullNameAr,
    fullNameLatin,
    segment: wanted.segment ?? null,
    language: wanted.language ?? 'ar',
    determination: wanted.determination ?? false,
    senior: wanted.senior ?? false,
    at,
  })
  for (const [position, identifier] of identifiers.entries()) {
    await insertIdentifier(trx, { entityId: wanted.entityId, customerId: id, identifier, position, at })
  }
  return refreshTokens(trx, id)
}

/** Edits a customer; the version guards against an edit by somebody else in between. */
export async function editCustomer(
  trx: Trx,
  wanted: { customerId: string; ifMatch: number | null; change: Partial<CustomerRow> },
  at: Date,
): Promise<Customer> {
  const before = await loadCustomer(trx, wanted.customerId)
  if (!before) throw new NotFound()
  const { ar, latin } = before.name
  const name = { ar, latin, ...nameOf(wanted.change) }
  if (!name.ar && !name.latin) throw new NameWanted()
  // A name that was emptied is none.
  const change = { ...wanted.change, fullNameAr: name.ar, fullNameLatin: name.latin }
  await changeVersioned(trx, { ...wanted, change }, at)
  return refreshTokens(trx, wanted.customerId)
}

/** Adds a phone, mail or document to a customer. */
export async function addIdentifier(
  trx: Trx,
  wanted: { customerId: string; given: GivenIdentifier; anyway?: boolean | undefined; ifMatch: number | null },
  at: Date,
): Promise<Customer> {
  const before = await loadCustomer(trx, wanted.customerId)
  if (!before) throw new NotFound()
  const identifier = normalOrRefuse(wanted.given)
  if (!wanted.anyway) await refuseKnown(trx, before.entityId, [identifier], wanted.customerId)
  await changeVersioned(trx, { ...wanted, ifMatch: wanted.ifMatch ?? before.version, change: {} }, at)
  await insertIdentifier(trx, {
    entityId: before.entityId,
    customerId: wanted.customerId,
    identifier,
    position: before.identifiers.length,
    at,
  })
  return refreshTokens(trx, wanted.customerId)
}

/** Takes an identifier off a customer. */
export async function removeIdentifier(
  trx: Trx,
  wanted: { customerId: string; identifierId: string; ifMatch: number | null },
  at: Date,
): Promise<Customer> {
  const before = await loadCustomer(trx, wanted.customerId)
  if (!before?.identifiers.some((one) => one.id === wanted.identifierId)) throw new NotFound()
  await changeVersioned(trx, { ...wanted, ifMatch: wanted.ifMatch ?? before.version, change: {} }, at)
  await trx.deleteFrom('customers.identifier').where('id', '=', wanted.identifierId).execute()
  return refreshTokens(trx, wanted.customerId)
}

async function changeVersioned(
  trx: Trx,
  wanted: { customerId: string; ifMatch: number | null; change: Partial<CustomerRow> },
  at: Date,
): Promise<void> {
  if (wanted.ifMatch === null) throw new Invalid({ field: 'If-Match', reason: 'missing' })
  const done = await updateCustomer(trx, { id: wanted.customerId, version: wanted.ifMatch, change: wanted.change, at })
  if (!done) throw new EditedByAnother({ customerId: wanted.customerId })
}

function nameOf(change: Partial<CustomerRow>): { ar?: string | null; latin?: string | null } {
  return {
    ...('fullNameAr' in change ? { ar: change.fullNameAr?.trim() || null } : {}),
    ...('fullNameLatin' in change ? { latin: change.fullNameLatin?.trim() || null } : {}),
  }
}

function normalOrRefuse(given: GivenIdentifier): NormalIdentifier {
  const normal = normaliseIdentifier(given)
  if (!normal) throw new EmptyIdentifier({ kind: given.kind })
  return normal
}

async function refuseKnown(
  trx: Trx,
  entityId: string,
  identifiers: readonly NormalIdentifier[],
  exceptId?: string,
): Promise<void> {
  const known = (await customersWith(trx, entityId, identifiers)).filter((id) => id !== exceptId)
  if (known.length > 0) throw new AlreadyKnown({ customers: await loadSummaries(trx, known.slice(0, 5)) })
}

async function refreshTokens(trx: Trx, customerId: string): Promise<Customer> {
  const customer = await loadCustomer(trx, customerId)
  if (!customer) throw new NotFound()
  const tokens = customerTokens(customer.name, customer.identifiers)
  await replaceTokens(trx, { entityId: customer.entityId, customerId, tokens })
  return customer
}

/** Everything a customer is searched by: the words and sounds of the names, and the endings of the numbers. */
export function customerTokens(
  name: { ar: string | null; latin: string | null },
  identifiers: readonly Pick<NormalIdentifier, 'kind' | 'value'>[],
): string[] {
  const names = [name.ar, name.latin].filter((one) => one !== null).flatMap(nameTokens)
  const numbers = identifiers.filter(({ kind }) => kind !== 'email').flatMap(({ value }) => numberTokens(value))
  return [...new Set([...names, ...numbers])]
}

/** The endings of a number it may be looked for by: the last four and the last seven digits. */
function numberTokens(value: string): string[] {
  const digits = value.replace(/\D/g, '')
  return [4, 7].filter((length) => digits.length >= length).map((length) => `n:${digits.slice(-length)}`)
}
