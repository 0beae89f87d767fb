import { createHash } from 'node:crypto'

/**
 * The id of a demonstration row, always the same for the same words: seeding twice changes nothing, and the seed of
 * one room can point at rows of another, `seedId('unit', 'RES', 'residence')`, without asking the database.
 */
export function seedId<T extends string = string>(...words: readonly (string | number)[]): T {
  const hash = createHash('sha256')
    .update(`amer demonstration ${words.join('/')}`)
    .digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}` as T
}

export const entityId = <T extends string = string>(code: string): T => seedId<T>('entity', code)
export const unitId = <T extends string = string>(entity: string, code: string): T => seedId<T>('unit', entity, code)
export const lineId = <T extends string = string>(entity: string, code: string): T => seedId<T>('line', entity, code)
export const topicId = <T extends string = string>(entity: string, code: string): T => seedId<T>('topic', entity, code)
export const skillId = <T extends string = string>(entity: string, code: string): T => seedId<T>('skill', entity, code)
export const cardId = <T extends string = string>(entity: string, code: string): T => seedId<T>('card', entity, code)
export const otherBodyId = <T extends string = string>(entity: string, code: string): T =>
  seedId<T>('other-body', entity, code)
/** A member of staff by the account's name (`agent1`) or the roster's (`res-001`). */
export const staffId = <T extends string = string>(account: string): T => seedId<T>('staff', account)
export const queueId = <T extends string = string>(entity: string, code: string): T => seedId<T>('queue', entity, code)
export const customerId = <T extends string = string>(code: string): T => seedId<T>('customer', code)
