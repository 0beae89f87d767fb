import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEntity, type Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { FileDamaged, FileTooLarge, FileTypeRefused } from './errors.ts'
import { fileKey, openSegment, SEGMENT_BYTES, sealSegment, segments } from './seal.ts'
import { rangeOf } from './send-file.ts'
import { safeName, typeByContent } from './types-allowed.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('the type of a file', () => {
  it.each([
    ['a picture', png, 'image/png'],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'application/pdf'],
    ['Arabic text', Buffer.from('السلام عليكم\nرقم الطلب 12'), 'text/plain'],
    ['text cut within a letter', Buffer.from('السلام').subarray(0, 5), 'text/plain'],
  ])('is told by its content: %s', async (_name, content, mime) => {
    expect(await typeByContent(content)).toBe(mime)
  })

  it.each([
    ['HTML', '<!DOCTYPE html><p>hello'],
    ['HTML after spaces and words', '   \n hello <script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['XML', '<?xml version="1.0"?><a/>'],
    ['a shell script', '#!/bin/sh\nrm -rf /'],
    ['a program', 'MZ\u0000\u0001\u0002'],
    ['nothing', ''],
  ])('is refused: %s', async (_name, content) => {
    await expect(typeByContent(Buffer.from(content))).rejects.toBeInstanceOf(FileTypeRefused)
  })

  it('gives the name its ending, and the name loses paths and marks that deceive', () => {
    expect(safeName('../../etc/passwd', 'text/plain')).toBe('passwd.txt')
    expect(safeName('C:\\x\\صورة.PNG', 'image/png')).toBe('صورة.png')
    expect(safeName('invoice\u202Egnp.exe', 'application/pdf')).toBe('invoicegnp.exe.pdf')
    expect(safeName('', 'image/png')).toBe('file.png')
  })
})

describe('a byte range', () => {
  it.each([
    [undefined, null],
    ['bytes=0-9', { start: 0, end: 10 }],
    ['bytes=90-', { start: 90, end: 100 }],
    ['bytes=-10', { start: 90, end: 100 }],
    ['bytes=50-1000', { start: 50, end: 100 }],
    ['bytes=100-', 'outside'],
    ['bytes=5-2', 'outside'],
    ['bytes=-', null],
    ['lines=1-2', null],
  ])('%s', (header, range) => {
    expect(rangeOf(header, 100)).toEqual(range)
  })
})

describe('a segment', () => {
  const key = fileKey(randomBytes(32), 'file')

  it('opens only in its place, whole and unchanged', () => {
    const sealed = sealSegment(key, 3, false, Buffer.from('hello'))
    expect(openSegment(key, 3, false, sealed).toString()).toBe('hello')
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(0) ^ 1, 0)
    for (const open of [
      () => openSegment(key, 4, false, sealed),
      () => openSegment(key, 3, true, sealed),
      () => openSegment(key, 3, false, changed),
      () => openSegment(fileKey(key, 'other'), 3, false, sealed),
      () => openSegment(key, 3, false, sealed.subarray(0, 10)),
    ]) {
      expect(open).toThrow(FileDamaged)
    }
  })

  it('is full but for the last, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 150_000 }), { maxLength: 6 }), async (sizes) => {
        const chunks = sizes.map((size) => Buffer.alloc(size, 7))
        const found = []
        for await (const segment of segments(Readable.from(chunks.filter((chunk) => chunk.length > 0))))
          found.push(segment)
        const total = sizes.reduce((sum, size) => sum + size, 0)
        expect(found.reduce((sum, segment) => sum + segment.plain.length, 0)).toBe(total)
        expect(found.map((segment) => segment.index)).toEqual(found.map((_, index) => index))
        for (const [index, segment] of found.entries()) {
          expect(segment.last).toBe(index === found.length - 1)
          if (!segment.last) expect(segment.plain.length).toBe(SEGMENT_BYTES)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('keeping a file', () => {
  let db: TestDatabase
  const entityId = newId()
  const other = newId()
  const within = <T>(work: (trx: Trx) => Promise<T>, entity = entityId) => inEntity(db.pools, entity, work)
  beforeAll(async () => {
    db = await aDatabase()
  })
  afterAll(() => db.close())

  const aText = (bytes: number) =>
    Buffer.from('سطر من النص 0123456789\n'.repeat(Math.ceil(bytes / 30))).subarray(0, bytes)
  const placed = async () => {
    const root = join(db.platform.config.dataDir, 'files')
    const found = await readdir(root, { recursive: true, withFileTypes: true })
    return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  }

  it('gives back what came in, whole and in parts, and leaves nothing readable on the disk', async () => {
    const content = Buffer.concat([Buffer.from('needle '), aText(200_001)])
    const file = await within((trx) => db.platform.files.store(trx, { entityId, name: 'رسالة.txt', content }))
    expect(file).toMatchObject({ name: 'رسالة.txt', mime: 'text/plain', bytes: content.length })
    const whole = await within(async (trx) => buffer((await db.platform.files.read(trx, file.id)).stream))
    expect(createHash('sha256').update(whole).digest('hex')).toBe(createHash('sha256').update(content).digest('hex'))
    for (const [start, end] of [
      [0, 1],
      [65_535, 65_537],
      [65_536, 131_072],
      [131_071, 131_073],
      [200_000, content.length],
    ] as const) {
      const part = await within(async (trx) =>
        buffer((await db.platform.files.read(trx, file.id, { start, end })).stream),
      )
      expect(part.equals(content.subarray(start, end))).toBe(true)
    }
    for (const path of await placed()) expect((await readFile(path)).includes('needle')).toBe(false)
  })

  it('refuses what is too large or of a refused type and keeps nothing of it', async () => {
    const before = (await placed()).length
    const store = (content: Buffer, maxBytes?: number) =>
      within((trx) =>
        db.platform.files.store(trx, { entityId, name: 'x.png', content, ...(maxBytes ? { maxBytes } : {}) }),
      )
    await expect(store(aText(200_000), 100_000)).rejects.toBeInstanceOf(FileTooLarge)
    await expect(store(Buffer.from('<svg/>'))).rejects.toBeInstanceOf(FileTypeRefused)
    expect((await placed()).length).toBe(before)
  })

  it('keeps nothing of an upload that is cut short, and says so', async () => {
    const before = (await placed()).length
    const cut = async function* () {
      yield png
      throw new Error('Unexpected end of multipart data')
    }
    await expect(
      within((trx) => db.platform.files.store(trx, { entityId, name: 'x.png', content: cut() })),
    ).rejects.toMatchObject({ code: 'files.cut-short', status: 400 })
    expect((await placed()).length).toBe(before)
  })

  it('is seen by its own entity alone, each with a key of its own', async () => {
    const file = await within((trx) => db.platform.files.store(trx, { entityId, name: 'a.png', content: png }))
    await within((trx) => db.platform.files.store(trx, { entityId: other, name: 'b.png', content: png }), other)
    await expect(within((trx) => db.platform.files.find(trx, file.id), other)).rejects.toMatchObject({ status: 404 })
    const keys = await db.superuser.selectFrom('platform.fileKey').select('entityId').execute()
    expect(new Set(keys.map((key) => key.entityId))).toEqual(new Set([entityId, other]))
  })

  it('makes one key for an entity when its first files come at once', async () => {
    const fresh = newId()
    await Promise.all(
      Array.from({ length: 5 }, () =>
        within((trx) => db.platform.files.store(trx, { entityId: fresh, name: 'c.png', content: png }), fresh),
      ),
    )
    const keys = await db.superuser.selectFrom('platform.fileKey').select('id').where('entityId', '=', fresh).execute()
    expect(keys).toHaveLength(1)
  })

  it('notices a damaged or cut file', async () => {
    const file = await within((trx) =>
      db.platform.files.store(trx, { entityId, name: 'd.txt', content: aText(150_000) }),
    )
    const path = join(db.platform.config.dataDir, 'files', entityId, file.id)
    const sealed = await readFile(path)
    const read = () => within(async (trx) => buffer((await db.platform.files.read(trx, file.id)).stream))
    await writeFile(path, sealed.subarray(0, sealed.length - 20))
    await expect(read()).rejects.toBeInstanceOf(FileDamaged)
    sealed.writeUInt8(sealed.readUInt8(70_000) ^ 1, 70_000)
    await writeFile(path, sealed)
    await expect(read()).rejects.toBeInstanceOf(FileDamaged)
  })

  it('keeps the master key for its owner alone', async () => {
    expect((await stat(join(db.platform.config.dataDir, 'master.key'))).mode & 0o777).toBe(0o600)
  })
})
