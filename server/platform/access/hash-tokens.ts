import type { DBAdapter, Where } from 'better-auth'
import { hashSecret } from '#platform/ids'

/**
 * The sign-in library's tables with session tokens kept as SHA-256: it looks for a token's hash and gets the token it
 * asked with back. A copy of the table signs nobody in.
 */
export function hashTokens(adapter: DBAdapter): DBAdapter {
  return {
    ...hashWithin(adapter),
    transaction: (work) => adapter.transaction((inner) => work(hashWithin(inner))),
  } as DBAdapter
}

function hashWithin<A extends Omit<DBAdapter, 'transaction'>>(adapter: A): A {
  const wrapped: Partial<DBAdapter> = {
    create: async (data) => {
      if (data.model !== 'session') return adapter.create(data)
      const given = data.data as { token?: string }
      const created = await adapter.create({ ...data, data: { ...data.data, ...hashedToken(given) } })
      return { ...(created as object), ...(given.token ? { token: given.token } : {}) } as never
    },
    findOne: async (data) => {
      const found = await adapter.findOne(hashedWhere(data))
      const token = data.model === 'session' ? data.where.find((one) => one.field === 'token')?.value : undefined
      return (found && token ? { ...(found as object), token } : found) as never
    },
    findMany: (data) => adapter.findMany(hashedWhere(data)),
    count: (data) => adapter.count(hashedWhere(data)),
    update: async (data) => {
      const token = data.model === 'session' ? data.where.find((one) => one.field === 'token')?.value : undefined
      const updated = await adapter.update({ ...hashedWhere(data), update: hashedUpdate(data) })
      return (updated && token ? { ...(updated as object), token } : updated) as never
    },
    updateMany: (data) => adapter.updateMany({ ...hashedWhere(data), update: hashedUpdate(data) }),
    delete: (data) => adapter.delete(hashedWhere(data)),
    deleteMany: (data) => adapter.deleteMany(hashedWhere(data)),
    consumeOne: (data) => adapter.consumeOne(hashedWhere(data)),
  }
  return { ...adapter, ...wrapped }
}

function hashedWhere<D extends { model: string; where?: Where[] | undefined }>(data: D): D {
  if (data.model !== 'session' || !data.where) return data
  return {
    ...data,
    where: data.where.map((one) => (one.field === 'token' ? { ...one, value: hashedValue(one.value) } : one)),
  }
}

function hashedValue(value: Where['value']): Where['value'] {
  if (typeof value === 'string') return hashSecret(value)
  return Array.isArray(value) ? value.map((one) => hashSecret(String(one))) : value
}

function hashedUpdate(data: { model: string; update: Record<string, unknown> }): Record<string, unknown> {
  return data.model === 'session' ? { ...data.update, ...hashedToken(data.update) } : data.update
}

function hashedToken(given: { token?: unknown }): { token?: string } {
  return typeof given.token === 'string' ? { token: hashSecret(given.token) } : {}
}
