import type { Trx } from '#platform/database'
import { customersByTokens, customersWith, loadCustomer, loadSummaries } from './customer-store.ts'
import { type GivenIdentifier, normaliseIdentifier, possibleIdentifiers, westernDigits } from './identifiers.ts'
import { searchKeys } from './name-keys.ts'
import type { Identified } from './room.ts'
import type { CustomerId, CustomerSummary } from './words.ts'

/** Recognises by identifiers. One answers many only when they share every identifier given, so the sharpest decides. */
export async function identify(
  trx: Trx,
  wanted: { entityId: string; identifiers: readonly GivenIdentifier[] },
): Promise<Identified> {
  const normal = wanted.identifiers.map((one) => normaliseIdentifier(one)).filter((one) => one !== null)
  let candidates: CustomerId[] | undefined
  for (const identifier of normal) {
    const found = await customersWith(trx, wanted.entityId, [identifier])
    if (found.length === 0) continue
    const both = candidates?.filter((id) => found.includes(id)) ?? found
    candidates = both.length > 0 ? both : [...(candidates ?? []), ...found]
  }
  const [only, ...others] = candidates ?? []
  if (!only) return { kind: 'unknown' }
  if (others.length > 0) return { kind: 'several', customerIds: [only, ...others] }
  const customer = await loadCustomer(trx, only)
  if (!customer) return { kind: 'unknown' }
  return { kind: 'known', customerId: only, priority: customer.priority, language: customer.language }
}

/** Finds by number, document, mail, or name in either script; newest first, before the given one. */
export async function findCustomers(
  trx: Trx,
  wanted: { entityId: string; text: string; limit: number; before?: string | undefined },
): Promise<CustomerSummary[]> {
  const { before } = wanted
  const exact = await customersWith(trx, wanted.entityId, possibleIdentifiers(wanted.text))
  const byTokens = await customersByTokens(trx, { ...wanted, groups: tokenGroups(wanted.text) })
  const found = [...new Set([...exact.filter((id) => !before || id < before), ...byTokens])]
  return loadSummaries(trx, found.toSorted().toReversed().slice(0, wanted.limit))
}

/** Who a contact could be: everyone with its phone or mail, then everyone with its name. */
export async function suggest(
  trx: Trx,
  wanted: { entityId: string; name?: string | null; phone?: string | null; email?: string | null; limit?: number },
): Promise<CustomerSummary[]> {
  const limit = wanted.limit ?? 5
  const given: GivenIdentifier[] = []
  if (wanted.phone) given.push({ kind: 'phone', value: wanted.phone })
  if (wanted.email) given.push({ kind: 'email', value: wanted.email })
  const normal = given.map((one) => normaliseIdentifier(one)).filter((one) => one !== null)
  const known = await customersWith(trx, wanted.entityId, normal)
  const named = wanted.name
    ? await customersByTokens(trx, { entityId: wanted.entityId, groups: searchKeys(wanted.name), limit })
    : []
  return loadSummaries(trx, [...new Set([...known, ...named])].slice(0, limit))
}

function tokenGroups(text: string): string[][] {
  const plain = westernDigits(text).trim()
  if (/^[\d\s+()./-]+$/.test(plain)) {
    const digits = plain.replace(/\D/g, '')
    if (digits.length >= 7) return [[`n:${digits.slice(-7)}`]]
    return digits.length === 4 ? [[`n:${digits}`]] : []
  }
  return plain.includes('@') ? [] : searchKeys(plain)
}
