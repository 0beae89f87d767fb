import type { FastifyRequest } from 'fastify'
import type { Trx } from '#platform/database'
import { Invalid } from '#platform/errors'
import { type Files, type StoredFile, USUAL_MAX_BYTES } from './create-files.ts'
import { FileTooLarge } from './errors.ts'

export interface UploadWanted {
  entityId: string
  /** Default: 10 MiB. */
  maxBytes?: number
  /** Runs one short transaction of the entity. */
  within<R>(work: (trx: Trx) => Promise<R>): Promise<R>
  /** Writes down what the file belongs to, in the transaction that keeps it. */
  keep(trx: Trx, file: StoredFile): Promise<unknown>
}

/** Takes the one file of a request: sealed as it arrives, outside any transaction, then kept; one that is refused leaves nothing. */
export async function takeUpload(files: Files, request: FastifyRequest, wanted: UploadWanted): Promise<StoredFile> {
  const { entityId, within, maxBytes = USUAL_MAX_BYTES } = wanted
  // One byte more than allowed is let through, so that a file too long is refused and never cut.
  const part = await request.file({ limits: { fileSize: maxBytes + 1, files: 1 } })
  if (!part) throw new Invalid({ field: 'file', reason: 'missing' })
  const sealed = await files.seal(within, { entityId, name: part.filename, content: part.file, maxBytes })
  try {
    if (part.file.truncated) throw new FileTooLarge({ maxBytes })
    return await within(async (trx) => {
      const file = await files.keep(trx, sealed)
      await wanted.keep(trx, file)
      return file
    })
  } catch (error) {
    await files.discard(sealed)
    throw error
  }
}
