import { z } from 'zod'
import type { Trx } from '#platform/database'
import { bothNames, type Route, route } from '#platform/http'
import type { Platform } from '#platform/parts'
import type { EntitiesRoom } from '#rooms/entities'
import { cardOn } from './card-store.ts'
import type { CardShelves } from './list-cards.ts'
import { dayAt } from './today.ts'
import { topicsOf } from './topic-store.ts'

const cardTime = z.object({ amount: z.number().nullable(), unit: z.string() }).nullable()
const cardChange = z.object({ on: z.string(), feeFils: z.number() }).nullable()
const language = z.enum(['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'])

const cardLine = z.object({
  id: z.string(),
  code: z.string(),
  cardVersionId: z.string(),
  version: z.number(),
  language: z.string(),
  stale: z.boolean(),
  name: z.string(),
  audience: z.string(),
  feeFils: z.number(),
  feeText: z.string().nullable(),
  time: cardTime,
  timeText: z.string().nullable(),
  sendText: z.string(),
  changes: cardChange,
  topicId: z.string().nullable(),
  demonstration: z.boolean(),
})

const cardWhole = cardLine.extend({
  validFrom: z.string(),
  validTo: z.string().nullable(),
  languages: z.array(z.object({ language: z.string(), stale: z.boolean() })),
  steps: z.array(z.string()),
  documents: z.array(z.string()),
  reviewedOn: z.string().nullable(),
  channels: z.array(z.string()),
  ownerUnitId: z.string().nullable(),
})

const topicShown = z.object({
  id: z.string(),
  code: z.string(),
  name: bothNames,
  skillId: z.string().nullable(),
  unitId: z.string().nullable(),
})

export function makeRoutes(platform: Platform, entities: EntitiesRoom, shelves: CardShelves): Route[] {
  const today = async (trx: Trx, entityId: string) =>
    dayAt(platform.clock, (await entities.entityById(trx, entityId)).timezone)
  return [
    route({
      method: 'GET',
      path: '/topics',
      allow: 'signed-in',
      summary: 'The topics of the entity',
      response: z.object({ items: z.array(topicShown) }),
      handle: async ({ trx, entityId }) => ({ items: await topicsOf(trx, entityId) }),
    }),
    route({
      method: 'GET',
      path: '/cards',
      allow: 'service.read',
      summary:
        'Service cards that hold today; with q the best matches first, in Arabic, English or any language a card has',
      query: z.object({ q: z.string().max(200).default(''), language: language.default('ar') }),
      response: z.object({ items: z.array(cardLine) }),
      handle: async ({ trx, entityId, query }) => ({
        items: await shelves.list(trx, {
          entityId,
          day: await today(trx, entityId),
          language: query.language,
          sought: query.q,
        }),
      }),
    }),
    route({
      method: 'GET',
      path: '/cards/:cardId',
      allow: 'service.read',
      summary: 'A service card as it holds today, or on the day given',
      params: z.object({ cardId: z.uuid() }),
      query: z.object({ language: language.default('ar'), at: z.iso.date().optional() }),
      response: cardWhole,
      handle: async ({ trx, entityId, params, query }) =>
        cardOn(trx, { cardId: params.cardId, language: query.language, day: query.at ?? (await today(trx, entityId)) }),
    }),
  ]
}
