import type { paths } from '../../api/schema.gen.ts'

type Answer<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method] extends {
  responses: { 200: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

export type Desk = Answer<'/api/v1/desk', 'get'>
export type Offer = Desk['ringing'][number]
export type Handling = Desk['handlings'][number]
export type Presence = Desk['presence']
export type Stage = Answer<'/api/v1/desk/contacts/{contactId}', 'get'>
export type Message = Stage['messages'][number]
export type CannedReply = Answer<'/api/v1/desk/canned-replies', 'get'>[number]
export type WrapUpCode = Answer<'/api/v1/desk/wrap-up-codes', 'get'>[number]
export type Target = Answer<'/api/v1/desk/targets', 'get'>[number]

/** What is open on the stage: a handling, by the contact or the case it is about. */
export type Chosen = { handlingId: string } | null
