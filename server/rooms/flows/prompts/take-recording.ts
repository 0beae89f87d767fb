import { buffer } from 'node:stream/consumers'
import type { FastifyRequest } from 'fastify'
import type { Actor, Reader } from '#platform/access'
import { audit } from '#platform/audit'
import { inEntity, type Trx } from '#platform/database'
import { Forbidden } from '#platform/errors'
import { takeUpload } from '#platform/files'
import type { Platform } from '#platform/parts'
import { NoRecording } from '../errors.ts'
import { NotWav, readWav } from '../speech/wav.ts'
import { setRecording } from './prompt-store.ts'

const RECORDING_MAX_BYTES = 20 * 1024 * 1024

interface RecordingSent {
  promptId: string
  language: string
  request: FastifyRequest
  reader: Reader
  actor: Actor
}

/** Takes a prompt's recording as it arrives, outside any transaction; it is kept only when it can be played to callers. */
export async function takeRecording(platform: Platform, sent: RecordingSent): Promise<{ fileId: string }> {
  const { promptId, language, request, reader, actor } = sent
  const entityId = entityMeant(request, reader)
  const at = platform.clock.now()
  const { id } = await takeUpload(platform.files, request, {
    entityId,
    maxBytes: RECORDING_MAX_BYTES,
    within: (work) => inEntity(platform.pools, entityId, work),
    keep: async (trx, file) => {
      await checkPlayable(platform, trx, file.id)
      await setRecording(trx, { promptId, language, fileId: file.id, at })
      const subject = { type: 'prompt', id: promptId }
      await audit(trx, { entityId, actor, action: 'prompt.recorded', subject, facts: { language }, at })
    },
  })
  return { fileId: id }
}

function entityMeant(request: FastifyRequest, reader: Reader): string {
  const edited = reader.entitiesWith('service.edit')
  const given = request.headers['amer-entity']
  const entityId = typeof given === 'string' ? given : edited.length === 1 ? edited[0] : undefined
  if (!entityId || !edited.includes(entityId)) throw new Forbidden()
  return entityId
}

async function checkPlayable({ files }: Platform, trx: Trx, fileId: string): Promise<void> {
  const { stream, mime } = await files.read(trx, fileId)
  try {
    readWav(await buffer(stream))
  } catch (error) {
    if (error instanceof NotWav) throw new NoRecording({ mime })
    throw error
  }
}
