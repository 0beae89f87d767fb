import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import type { EntitiesRoom } from '#rooms/entities'
import { cardVersion } from './card-store.ts'
import { makeShelves } from './list-cards.ts'
import { makePublicPage } from './public-page.ts'
import { makeRoutes } from './routes.ts'
import { topicById, topicsOf } from './topic-store.ts'

export interface ServicesNeeds {
  entities: EntitiesRoom
}
export type ServicesRoom = ReturnType<typeof makeServices>

/** The room of topics and service cards. */
export function makeServices(platform: Platform, needs: ServicesNeeds) {
  const shelves = makeShelves()
  return {
    routes: [...makeRoutes(platform, needs.entities, shelves), ...makePublicPage(platform, needs.entities, shelves)],
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
