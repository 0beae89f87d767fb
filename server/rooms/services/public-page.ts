import { z } from 'zod'
import { inEngine, inEntity, type Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { ALLOWED_TYPES } from '#platform/files'
import { bothNames, isoTime, type Route, route } from '#platform/http'
import type { Platform } from '#platform/parts'
import type { EntitiesRoom, Entity, Names } from '#rooms/entities'
import { hoursRows } from './hours-rows.ts'
import type { CardLine, CardShelves } from './list-cards.ts'
import { feeWords, timeWords } from './say-card.ts'
import { spokenLanguages } from './spoken-languages.ts'
import { dayAt } from './today.ts'
import { topicsOf } from './topic-store.ts'

const publicPage = z.object({
  id: z.string(),
  slug: z.string(),
  name: bothNames,
  short: bothNames,
  colour: z.string(),
  demo: z.boolean(),
  demonstrationNumbers: z.array(z.object({ value: z.string(), note: bothNames.nullable() })),
  languages: z.array(z.string()),
  topics: z.array(z.object({ id: z.string(), name: bothNames })),
  chat: z
    .object({
      lineId: z.string(),
      open: z.boolean(),
      opensAt: isoTime.nullable(),
      asks: z.object({ name: z.string(), contact: z.string() }),
      attachments: z.object({ maxBytes: z.number(), types: z.array(z.string()) }),
    })
    .nullable(),
  about: z.array(z.object({ slug: z.string(), name: bothNames })),
  hours: z.array(z.object({ days: bothNames, text: bothNames })),
  cards: z.array(
    z.object({
      id: z.string(),
      name: bothNames,
      audience: bothNames,
      fee: bothNames,
      time: bothNames.nullable(),
      steps: z.array(bothNames),
      documents: z.array(bothNames),
    }),
  ),
})

/** The public page of an entity: what it offers and when it answers. An entity under an umbrella shows the umbrella's line. */
export function makePublicPage(platform: Platform, entities: EntitiesRoom, shelves: CardShelves): Route[] {
  const page = async (trx: Trx, shown: Entity, serving: Entity) => {
    const line = await entities.chatLine(trx, serving.id)
    const now = platform.clock.now()
    const hours = line && (await entities.lineHours(trx, { entityId: serving.id, lineId: line.id, at: now }))
    const calendar = await entities.calendarOf(trx, serving.id, line?.id)
    const addresses = await entities.addressesOf(trx, serving.id)
    const day = dayAt(platform.clock, shown.timezone)
    const shelf = { entityId: serving.id, day, sought: '' }
    return {
      id: shown.id,
      slug: shown.slug,
      name: shown.name,
      short: shown.short,
      colour: shown.colour,
      demo: platform.config.demo,
      demonstrationNumbers: addresses
        .filter((one) => one.kind === 'number')
        .map(({ value, note }) => ({ value, note })),
      languages: await spokenLanguages(trx, serving.id),
      topics: (await topicsOf(trx, serving.id)).map(({ id, name }) => ({ id, name })),
      chat: line && {
        lineId: line.id,
        open: hours?.isOpen ?? false,
        opensAt: hours?.isOpen ? null : (hours?.opensAt ?? null),
        asks: { name: 'required', contact: 'optional' },
        attachments: { maxBytes: line.attachmentMaxBytes, types: ALLOWED_TYPES.map((type) => type.mime) },
      },
      about: (await entities.entitiesBelow(trx, shown.id)).map(({ slug, name }) => ({ slug, name })),
      hours: hoursRows(calendar, dayAt(platform.clock, serving.timezone), platform.words),
      cards: inBoth(
        await shelves.list(trx, { ...shelf, language: 'ar' }),
        await shelves.list(trx, { ...shelf, language: 'en' }),
      ),
    }
  }
  const inBoth = (arabic: readonly CardLine[], english: readonly CardLine[]) =>
    arabic.map((card) => {
      const other = english.find((one) => one.id === card.id) ?? card
      const both = (say: (language: 'ar' | 'en', line: CardLine) => string | null): Names => ({
        ar: say('ar', card) ?? '',
        en: say('en', other) ?? '',
      })
      return {
        id: card.id,
        name: both((_, line) => line.name),
        audience: both((_, line) => line.audience),
        fee: both((language, line) => feeWords(platform.words, language, line)),
        time: card.time || card.timeText ? both((language, line) => timeWords(platform.words, language, line)) : null,
        steps: paired(card.steps, other.steps),
        documents: paired(card.documents, other.documents),
      }
    })
  return [
    route({
      method: 'GET',
      path: '/public/entities/:slug',
      allow: 'public',
      summary: "An entity's public page",
      rateLimit: { max: 120, perSeconds: 60 },
      params: z.object({ slug: z.string().max(80) }),
      response: publicPage,
      handle: async ({ pools, params }) => {
        const shown = await entities.findBySlug(params.slug)
        if (!shown) throw new NotFound({ type: 'entity', slug: params.slug })
        const serving = await inEngine(pools, (trx) => servingEntity(entities, trx, shown))
        return inEntity(pools, serving.id, (trx) => page(trx, shown, serving))
      },
    }),
  ]
}

// Line by line in both languages; a language that lacks a line shows the other's.
function paired(arabic: readonly string[], english: readonly string[]): Names[] {
  return Array.from({ length: Math.max(arabic.length, english.length) }, (_, index) => ({
    ar: arabic[index] ?? english[index] ?? '',
    en: english[index] ?? arabic[index] ?? '',
  }))
}

async function servingEntity(entities: EntitiesRoom, trx: Trx, shown: Entity): Promise<Entity> {
  if (!shown.parentId || (await entities.chatLine(trx, shown.id))) return shown
  return entities.entityById(trx, shown.parentId)
}
