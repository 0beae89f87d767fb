import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { FileDamaged } from './errors.ts'

/** Plain bytes in one segment; every segment but the last is full, so any byte is found by division. */
export const SEGMENT_BYTES = 64 * 1024
const TAG_BYTES = 16
const SEALED_SEGMENT_BYTES = SEGMENT_BYTES + TAG_BYTES

/** The key of one file, derived from the entity's data key: no two files share a key, so segment numbers may be nonces. */
export function fileKey(dataKey: Buffer, fileId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, Buffer.from(fileId), 'amer file', 32))
}

/** The nonce holds the segment's number and whether it is the last: segments cannot be moved, dropped or cut off unseen. */
function nonce(index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt8(last ? 1 : 0, 0)
  bytes.writeBigUInt64BE(BigInt(index), 4)
  return bytes
}

/** One segment sealed with AES-256-GCM: the cipher text, then its tag. */
export function sealSegment(key: Buffer, index: number, last: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(index, last))
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The plain bytes of a segment; FileDamaged when it is not exactly what was sealed in this place. */
export function openSegment(key: Buffer, index: number, last: boolean, sealed: Buffer): Buffer {
  if (sealed.length < TAG_BYTES) throw new FileDamaged()
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, last))
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()])
  } catch (cause) {
    throw new FileDamaged('sealed segment does not open', { cause })
  }
}

/** How many segments so many plain bytes take; an empty file has one empty segment. */
export function segmentsOf(plainBytes: number): number {
  return Math.max(1, Math.ceil(plainBytes / SEGMENT_BYTES))
}

/** Where a segment lies among the sealed bytes: its first byte and the one after its last. */
export function placeOfSegment(index: number, plainBytes: number): { start: number; end: number } {
  const start = index * SEALED_SEGMENT_BYTES
  const plain = Math.min(SEGMENT_BYTES, plainBytes - index * SEGMENT_BYTES)
  return { start, end: start + plain + TAG_BYTES }
}

/** Cuts a stream of bytes into full segments, telling the last one. */
export async function* segments(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ index: number; last: boolean; plain: Buffer }> {
  let held: Buffer[] = []
  let size = 0
  let index = 0
  for await (const chunk of source) {
    held.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    size += chunk.length
    // Strictly more than a segment: a full one is kept until it is known whether anything follows.
    if (size <= SEGMENT_BYTES) continue
    let whole = Buffer.concat(held)
    while (whole.length > SEGMENT_BYTES) {
      yield { index: index++, last: false, plain: whole.subarray(0, SEGMENT_BYTES) }
      whole = whole.subarray(SEGMENT_BYTES)
    }
    held = [whole]
    size = whole.length
  }
  yield { index, last: true, plain: Buffer.concat(held) }
}
