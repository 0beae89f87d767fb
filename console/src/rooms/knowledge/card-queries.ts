import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../api/index.ts'
import type { paths } from '../../api/schema.gen.ts'

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type CardLine = Answer<'/api/v1/cards'>['items'][number]
export type ServiceCard = Answer<'/api/v1/cards/{cardId}'>
export const cardLanguages = ['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'] as const
export type CardLanguage = (typeof cardLanguages)[number]

/** The cards that hold today, the best matches of what was typed first. */
export function useCards(q: string, language: CardLanguage) {
  return useQuery({
    queryKey: ['knowledge', 'cards', q, language],
    queryFn: ({ signal }) => api.get<{ items: CardLine[] }>('/api/v1/cards', { query: { q, language }, signal }),
    select: (answer) => answer.items,
    placeholderData: keepPreviousData,
  })
}

/** A card as it holds today, or on a day. */
export function useCard(cardId: string | null, language: CardLanguage, day: string | null) {
  return useQuery({
    queryKey: ['knowledge', 'card', cardId, language, day],
    enabled: cardId !== null,
    queryFn: ({ signal }) => api.get<ServiceCard>(`/api/v1/cards/${cardId}`, { query: { language, at: day }, signal }),
    placeholderData: (before) => (before?.id === cardId ? before : undefined),
  })
}
