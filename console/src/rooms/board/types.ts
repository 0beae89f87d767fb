import type { paths } from '../../api/schema.gen.ts'

type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

export type Board = Answer<'/api/v1/board', 'get'>
export type BoardQueue = Board['queues'][number]
export type BoardAgent = Board['agents'][number]
export type BoardHandling = BoardAgent['on'][number]
export type BoardFigures = Board['figures']
export type HalfHours = Answer<'/api/v1/board/half-hours', 'get'>
export type HalfHour = HalfHours['queues'][number]['halfHours'][number]
export type WaitingItem = Answer<'/api/v1/board/queues/{queueId}/items', 'get'>[number]
export type ItemTrace = Answer<'/api/v1/board/items/{itemId}/trace', 'get'>
export type TraceEntry = ItemTrace['entries'][number]
export type Chat = Answer<'/api/v1/board/contacts/{contactId}', 'get'>
export type ChatMessage = Chat['messages'][number]

export type AgentState = BoardAgent['state']
export type BreakReason = NonNullable<BoardAgent['reason']>

/** What the supervisor looks at more closely. */
export type Chosen =
  | { kind: 'queue'; queueId: string }
  | { kind: 'item'; queueId: string; itemId: string }
  | { kind: 'agent'; agentId: string }
  | null
