import { createHash, randomBytes, randomUUIDv7, timingSafeEqual } from 'node:crypto'

/** A string id that only its own room may hand out as such. */
export type Id<Brand extends string> = string & { readonly __id: Brand }

export type EntityId = Id<'entity'>
export type StaffId = Id<'staff'>

/** A new UUID v7: sortable by the moment it was made. */
export function newId<T extends string = string>(): T {
  return randomUUIDv7() as T
}

/** A random secret of at least the given bits, in URL-safe characters. */
export function newSecret(bits = 128): string {
  return randomBytes(Math.ceil(bits / 8)).toString('base64url')
}

/** The SHA-256 of a secret in hex: what is stored instead of the secret. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether the secret has this stored hash, compared in constant time. */
export function matchesSecret(secret: string, storedHash: string): boolean {
  const given = Buffer.from(hashSecret(secret), 'hex')
  const stored = Buffer.from(storedHash, 'hex')
  return given.length === stored.length && timingSafeEqual(given, stored)
}
