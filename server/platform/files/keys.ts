import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Clock } from '#platform/clock'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'

const KEY_BYTES = 32

/** The installation's master key, kept outside the database in a file only its owner may read; made when missing. */
export async function openMasterKey(path: string): Promise<Buffer> {
  const known = await readKey(path)
  if (known) return known
  await mkdir(dirname(path), { recursive: true })
  // Written aside and linked: two servers starting at once agree on one key, and none is ever half written.
  const aside = `${path}.${newId()}`
  const file = await open(aside, 'wx', 0o600)
  await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64')}\n`)
  await file.sync()
  await file.close()
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(aside)
  const made = await readKey(path)
  if (!made) throw new Error('the master key was not written')
  return made
}

async function readKey(path: string): Promise<Buffer | null> {
  try {
    const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')
    if (key.length !== KEY_BYTES) throw new Error('the master key file does not hold a key of 32 bytes')
    return key
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** A key for one purpose, derived from the master key; the same for the same purpose. */
export function deriveKey(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', purpose, KEY_BYTES))
}

export interface DataKeys {
  /** The entity's data key for new files, made at its first file. */
  current(trx: Trx, entityId: string): Promise<{ id: string; key: Buffer }>
  byId(trx: Trx, keyId: string): Promise<Buffer>
}

/** The data keys of the entities, each wrapped by the master key in the database and held open in memory. */
export function dataKeys(master: Buffer, clock: Clock): DataKeys {
  const wrapping = deriveKey(master, 'amer wrap data keys')
  const opened = new Map<string, Buffer>()

  const byId = async (trx: Trx, keyId: string) => {
    const held = opened.get(keyId)
    if (held) return held
    const row = await trx.selectFrom('platform.fileKey').selectAll().where('id', '=', keyId).executeTakeFirstOrThrow()
    const key = unwrap(wrapping, `${row.entityId} ${row.id}`, row.wrapped)
    opened.set(keyId, key)
    return key
  }

  return {
    byId,
    async current(trx, entityId) {
      const find = () =>
        trx.selectFrom('platform.fileKey').select('id').where('entityId', '=', entityId).executeTakeFirst()
      const known = await find()
      if (!known) {
        const id = newId()
        const wrapped = wrap(wrapping, `${entityId} ${id}`, randomBytes(KEY_BYTES))
        await trx
          .insertInto('platform.fileKey')
          .values({ id, entityId, wrapped, createdAt: clock.now() })
          .onConflict((conflict) => conflict.column('entityId').doNothing())
          .execute()
      }
      const row = known ?? (await find())
      if (!row) throw new Error('the entity has no data key')
      return { id: row.id, key: await byId(trx, row.id) }
    },
  }
}

function wrap(wrapping: Buffer, about: string, key: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce)
  cipher.setAAD(Buffer.from(about))
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

function unwrap(wrapping: Buffer, about: string, wrapped: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, 12))
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(wrapped.subarray(wrapped.length - 16))
  return Buffer.concat([decipher.update(wrapped.subarray(12, wrapped.length - 16)), decipher.final()])
}
