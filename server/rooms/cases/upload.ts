import type { FastifyRequest } from 'fastify'
import type { Actor } from '#platform/access'
import { audit } from '#platform/audit'
import { inEntity, type Trx } from '#platform/database'
import { type StoredFile, takeUpload } from '#platform/files'
import { type CaseRow, loadCase } from './case-store.ts'
import { attachFile } from './edit-case.ts'
import type { CaseParts } from './parts.ts'

/** Takes an upload for a case, or for one leg of it; `afterwards` runs in the same transaction. */
export function takeCaseFile(
  parts: CaseParts,
  wanted: {
    request: FastifyRequest
    caseEntityId: string
    caseId: string
    legId?: string | null
    actor: Actor
    afterwards?: (trx: Trx, row: CaseRow) => Promise<unknown>
  },
): Promise<StoredFile> {
  const { pools, files, clock } = parts.platform
  const { caseEntityId: entityId, caseId, legId = null, actor } = wanted
  return takeUpload(files, wanted.request, {
    entityId,
    within: (work) => inEntity(pools, entityId, work),
    keep: async (trx, file) => {
      await attachFile(parts, trx, { caseId, legId, file, actor })
      await wanted.afterwards?.(trx, await loadCase(trx, caseId))
      await audit(trx, {
        entityId,
        actor,
        action: 'case.file-added',
        subject: { type: 'case', id: caseId },
        at: clock.now(),
      })
    },
  })
}
