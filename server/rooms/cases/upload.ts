import type { FastifyRequest } from 'fastify'
import type { Actor } from '#platform/access'
import { audit } from '#platform/audit'
import { inEntity } from '#platform/database'
import { Invalid } from '#platform/errors'
import { type CaseRow, loadCase } from './case-store.ts'
import { attachFile } from './edit-case.ts'
import type { CaseParts } from './parts.ts'

/**
 * Takes an upload for a case: read and sealed outside any transaction, because people's lines are slow, then kept and
 * attached in one.
 */
export async function takeUpload(
  parts: CaseParts,
  wanted: {
    request: FastifyRequest
    caseEntityId: string
    caseId: string
    legId?: string | null
    actor: Actor
    afterwards?: (trx: Parameters<Parameters<typeof inEntity>[2]>[0], row: CaseRow) => Promise<unknown>
  },
) {
  const { pools, files, clock } = parts.platform
  const entityId = wanted.caseEntityId
  const upload = await wanted.request.file()
  if (!upload) throw new Invalid({ field: 'file', reason: 'missing' })
  const sealed = await files.seal((work) => inEntity(pools, entityId, work), {
    entityId,
    name: upload.filename,
    content: upload.file,
  })
  try {
    return await inEntity(pools, entityId, async (trx) => {
      const file = await files.keep(trx, sealed)
      await attachFile(parts, trx, { caseId: wanted.caseId, legId: wanted.legId ?? null, file, actor: wanted.actor })
      await wanted.afterwards?.(trx, await loadCase(trx, wanted.caseId))
      const subject = { type: 'case', id: wanted.caseId }
      await audit(trx, { entityId, actor: wanted.actor, action: 'case.file-added', subject, at: clock.now() })
      return { id: file.id, name: file.name, mime: file.mime, bytes: file.bytes }
    })
  } catch (error) {
    await files.discard(sealed)
    throw error
  }
}
