import type { OutgoingHttpHeaders } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { afterCommit, type Trx } from '#platform/database'
import type { Files } from './create-files.ts'
import { isShownInPlace } from './types-allowed.ts'

/** Answers a file, whole or the range asked for, so that no browser runs or guesses anything in it. */
export async function sendFile(
  files: Files,
  trx: Trx,
  fileId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const file = await files.find(trx, fileId)
  const range = rangeOf(request.headers.range, file.bytes)
  reply
    .header('accept-ranges', 'bytes')
    .header('content-disposition', disposition(file.name, isShownInPlace(file.mime)))
    .header('content-type', file.mime === 'text/plain' ? 'text/plain; charset=utf-8' : file.mime)
  if (range === 'outside') {
    return sendDownload(reply.header('content-range', `bytes */${file.bytes}`), 416, Readable.from([]), 0)
  }
  const part = range ?? { start: 0, end: file.bytes }
  const { stream } = await files.read(trx, fileId, part)
  if (range) reply.header('content-range', `bytes ${range.start}-${range.end - 1}/${file.bytes}`)
  sendDownload(reply, range ? 206 : 200, stream, part.end - part.start)
}

/** Answers a text as a file to keep. */
export function sendText(reply: FastifyReply, name: string, text: string): void {
  const bytes = Buffer.from(text)
  reply.header('content-disposition', disposition(name, false)).header('content-type', 'text/plain; charset=utf-8')
  sendDownload(reply, 200, Readable.from([bytes]), bytes.length)
}

// Nothing awaits the bytes, so the transaction need not stay open for a slow reader. They leave once it has committed: who has
// heard a recording has been written down before. When it fails, the refusal is answered instead.
function sendDownload(reply: FastifyReply, status: number, stream: Readable, bytes: number): void {
  afterCommit(() => takeOver(reply, status, stream, bytes))
}

function takeOver(reply: FastifyReply, status: number, stream: Readable, bytes: number): void {
  reply
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('x-content-type-options', 'nosniff')
    .header('content-length', bytes)
  reply.hijack()
  reply.raw.writeHead(status, reply.getHeaders() as OutgoingHttpHeaders)
  pipeline(stream, reply.raw, () => undefined) // a reader who leaves, or a damaged file: the connection is cut short
}

/** One byte range of a request, end not included; null when none is asked, 'outside' when it cannot be met. */
export function rangeOf(header: string | undefined, bytes: number): { start: number; end: number } | 'outside' | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return null
  const [, from = '', to = ''] = asked
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from)
  const end = from === '' || to === '' ? bytes : Math.min(bytes, Number(to) + 1)
  return start >= bytes || start >= end ? 'outside' : { start, end }
}

function disposition(name: string, inline: boolean): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
