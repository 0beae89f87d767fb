import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { Platform } from '#platform/parts'
import type { EntitiesRoom } from '#rooms/entities'
import { cardOn, cardVersion } from './card-store.ts'
import { makeShelves } from './list-cards.ts'
import { makePublicPage } from './public-page.ts'
import { makeRoutes } from './routes.ts'
import { statusRoutes } from './status/status-routes.ts'
import { lookUpStatus } from './status/status-store.ts'
import { dayAt } from './today.ts'
import { topicById, topicsOf } from './topic-store.ts'

export interface ServicesNeeds {
  entities: EntitiesRoom
}
export type ServicesRoom = ReturnType<typeof makeServices>

/** The room of topics and service cards. */
export function makeServices(platform: Platform, needs: ServicesNeeds) {
  const shelves = makeShelves()
  return {
    routes: [
      ...makeRoutes(platform, needs.entities, shelves),
      ...makePublicPage(platform, needs.entities, shelves),
      ...statusRoutes(platform, needs.entities),
    ],
    /** Where an application stands, for whoever knows number and check; wrong checks are counted by number. */
    lookUpStatus: (trx: Trx, asked: { entityId: string; number: string; check: string }) =>
      lookUpStatus(trx, { ...asked, at: platform.clock.now() }),
    /** What a card says in short in the very language asked for, to be read out; null where it has no such text today. */
    cardReadOut: async (
      trx: Trx,
      { entityId, cardId, language }: { entityId: string; cardId: string; language: string },
    ) => {
      const { timezone } = await needs.entities.entityById(trx, entityId)
      const card = await cardOn(trx, { cardId, language, day: dayAt(platform.clock, timezone) }).catch(unlessMissing)
      return card && card.language === language && !card.stale ? { text: card.sendText } : null
    },
    topicsOf,
    topicById,
    cardVersion: (trx: Trx, wanted: { cardVersionId: string; language: string }) => cardVersion(trx, wanted),
    /** A card as it is put into a conversation; null when the entity has no such version. */
    cardShown: async (trx: Trx, cardVersionId: string, language: string) => {
      const card = await cardVersion(trx, { cardVersionId, language })
      if (!card) return null
      return {
        cardVersionId: card.cardVersionId as string,
        name: card.name,
        steps: card.steps,
        documents: card.documents,
        feeFils: card.feeFils,
        time: card.time ? { amount: card.time.amount ?? 0, unit: card.time.unit } : null,
        sendText: card.sendText,
      }
    },
  }
}

function unlessMissing(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}
