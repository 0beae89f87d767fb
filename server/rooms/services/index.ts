export type { Card, CardId, CardTime, CardVersionId } from './card-store.ts'
export type { CardLine } from './list-cards.ts'
export { makeServices, type ServicesRoom } from './make-services.ts'
export type { Topic, TopicId } from './topic-store.ts'
