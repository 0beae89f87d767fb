import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Clock } from '#platform/clock'
import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { newId } from '#platform/ids'
import { FileDamaged, FileTooLarge, UploadCutShort } from './errors.ts'
import { dataKeys, deriveKey } from './keys.ts'
import { localPlaces } from './places.ts'
import { fileKey, openSegment, placeOfSegment, SEGMENT_BYTES, sealSegment, segments, segmentsOf } from './seal.ts'
import { safeName, typeByContent } from './types-allowed.ts'

export interface StoredFile {
  id: string
  name: string
  mime: string
  bytes: number
}

export interface StoreWanted {
  entityId: string
  name: string
  content: AsyncIterable<Uint8Array> | Uint8Array
  /** Default: 10 MiB. */
  maxBytes?: number
  /** Mime types taken here; default: all of ALLOWED_TYPES. */
  allowed?: readonly string[]
}

/** A file whose sealed bytes lie on the disk but which nothing in the database names yet. */
export interface Sealed extends StoredFile {
  entityId: string
  keyId: string
  place: string
  sha256: string
}

export interface Files {
  /** Seals and keeps a file in this transaction: for bytes already here. Slow uploads use seal, then keep. */
  store(trx: Trx, wanted: StoreWanted): Promise<StoredFile>
  /** Reads an upload to its end outside any transaction; `within` runs the one short look-up of the entity's key. */
  seal(within: <T>(work: (trx: Trx) => Promise<T>) => Promise<T>, wanted: StoreWanted): Promise<Sealed>
  /** Writes a sealed file down, so that it can be found. */
  keep(trx: Trx, sealed: Sealed): Promise<StoredFile>
  /** Removes a sealed file that was not kept. */
  discard(sealed: Sealed): Promise<void>
  find(trx: Trx, fileId: string): Promise<StoredFile>
  /** Takes a kept file out of the records; its bytes go when the returned function is called, after the commit. */
  forget(trx: Trx, fileId: string): Promise<() => Promise<void>>
  /** The file and its plain bytes from `start` up to, not including, `end`; only the segments touched are opened. */
  read(trx: Trx, fileId: string, range?: { start: number; end: number }): Promise<StoredFile & { stream: Readable }>
  /** A key for one purpose of the installation, from the master key. */
  keyFor(purpose: string): Buffer
}

export const USUAL_MAX_BYTES = 10 * 1024 * 1024

/** Files sealed on the local disk under keys of their entities; served only through the application. */
export async function createFiles(wanted: { folder: string; masterKey: Buffer; clock: Clock }): Promise<Files> {
  const places = await localPlaces(wanted.folder)
  const keys = dataKeys(wanted.masterKey, wanted.clock)

  const seal: Files['seal'] = async (within, asked) => {
    const { id: keyId, key: dataKey } = await within((trx) => keys.current(trx, asked.entityId))
    const id = newId()
    const key = fileKey(dataKey, id)
    const place = `${asked.entityId}/${id}`
    const hash = createHash('sha256')
    const maxBytes = asked.maxBytes ?? USUAL_MAX_BYTES
    let bytes = 0
    let mime = ''
    const sealed = async function* () {
      for await (const segment of segments(arriving(asked.content))) {
        bytes += segment.plain.length
        if (bytes > maxBytes) throw new FileTooLarge({ maxBytes })
        if (segment.index === 0) mime = await typeByContent(segment.plain, asked.allowed)
        hash.update(segment.plain)
        yield sealSegment(key, segment.index, segment.last, segment.plain)
      }
    }
    await places.write(place, sealed())
    return {
      id,
      entityId: asked.entityId,
      keyId,
      place,
      name: safeName(asked.name, mime),
      mime,
      bytes,
      sha256: hash.digest('hex'),
    }
  }

  const keep: Files['keep'] = async (trx, sealed) => {
    await trx
      .insertInto('platform.file')
      .values({ ...sealed, storedAt: wanted.clock.now() })
      .execute()
    return shown(sealed)
  }

  const find = async (trx: Trx, fileId: string) => {
    const row = await trx.selectFrom('platform.file').selectAll().where('id', '=', fileId).executeTakeFirst()
    if (!row) throw new NotFound({ fileId })
    return row
  }

  return {
    seal,
    keep,
    store: async (trx, asked) => {
      const sealed = await seal((work) => work(trx), asked)
      return keep(trx, sealed)
    },
    discard: (sealed) => places.remove(sealed.place),
    find: async (trx, fileId) => shown(await find(trx, fileId)),
    forget: async (trx, fileId) => {
      const { place } = await find(trx, fileId)
      await trx.deleteFrom('platform.file').where('id', '=', fileId).execute()
      return () => places.remove(place)
    },
    async read(trx, fileId, range) {
      const row = await find(trx, fileId)
      const key = fileKey(await keys.byId(trx, row.keyId), row.id)
      const { start, end } = range ?? { start: 0, end: row.bytes }
      const plain = readPlain(key, row.bytes, start, end, (from, to) => places.read(row.place, from, to))
      return { ...shown(row), stream: Readable.from(plain, { objectMode: false }) }
    },
    keyFor: (purpose) => deriveKey(wanted.masterKey, purpose),
  }
}

function shown(file: StoredFile): StoredFile {
  return { id: file.id, name: file.name, mime: file.mime, bytes: file.bytes }
}

type ReadSealed = (start: number, end: number) => AsyncIterable<Buffer>

async function* readPlain(
  key: Buffer,
  bytes: number,
  start: number,
  end: number,
  read: ReadSealed,
): AsyncGenerator<Buffer> {
  const count = segmentsOf(bytes)
  const first = Math.min(count - 1, Math.floor(start / SEGMENT_BYTES))
  const last = Math.min(count - 1, Math.max(first, Math.ceil(end / SEGMENT_BYTES) - 1))
  const whole = read(placeOfSegment(first, bytes).start, placeOfSegment(last, bytes).end)
  let held: Buffer = Buffer.alloc(0)
  let index = first
  for await (const chunk of whole) {
    held = Buffer.concat([held, chunk])
    for (;;) {
      const place = placeOfSegment(index, bytes)
      const size = place.end - place.start
      if (index > last || held.length < size) break
      const plain = openSegment(key, index, index === count - 1, held.subarray(0, size))
      held = held.subarray(size)
      const offset = index * SEGMENT_BYTES
      yield plain.subarray(Math.max(0, start - offset), Math.max(0, end - offset))
      index += 1
    }
  }
  if (index <= last) throw new FileDamaged('sealed bytes end too early')
}

// What the sender's side does wrong while bytes arrive is theirs, and no fault of ours.
async function* arriving(content: StoreWanted['content']): AsyncGenerator<Uint8Array> {
  try {
    yield* content instanceof Uint8Array ? Readable.from([content]) : content
  } catch (cause) {
    throw new UploadCutShort({ because: cause instanceof Error ? cause.message : 'unknown' })
  }
}
