import { inEngine } from '#platform/database'
import type { Platform } from '#platform/parts'
import { cannedReplies } from './data/canned-replies.ts'
import { wrapUpCodes } from './data/wrap-up-codes.ts'
import { insertNew } from './insert-new.ts'
import { entityId, seedId } from './seed-id.ts'

/** Seeds the wrap-up codes of each entity, and the ready wordings, which every entity begins with. */
export async function applyDesk(platform: Platform): Promise<void> {
  await inEngine(platform.pools, async (trx) => {
    await insertNew(trx, 'desk.wrapUpCode', Object.entries(wrapUpCodes).flatMap(codeRows))
    await insertNew(trx, 'desk.cannedReply', Object.keys(wrapUpCodes).flatMap(replyRows))
  })
}

const codeRows = ([entity, codes]: [string, (typeof wrapUpCodes)[string]]) =>
  (codes ?? []).map((code, position) => ({
    id: seedId('wrap-up-code', entity, code.code),
    entityId: entityId(entity),
    code: code.code,
    nameAr: code.ar,
    nameEn: code.en,
    position,
  }))

const replyRows = (entity: string) =>
  cannedReplies.map((reply, position) => ({
    id: seedId('canned-reply', entity, reply.code, reply.language),
    entityId: entityId(entity),
    code: reply.code,
    language: reply.language,
    name: reply.name,
    body: reply.body,
    position,
  }))
