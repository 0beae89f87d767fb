import { fileTypeFromBuffer } from 'file-type'
import { FileTypeRefused } from './errors.ts'

interface AllowedType {
  mime: string
  extensions: readonly string[]
  /** Shown in place by a browser; everything else is a download. */
  inline?: boolean
}

/** The types a file may have, told by its content. What a browser could run (HTML, SVG, XML) is never among them. */
export const ALLOWED_TYPES: readonly AllowedType[] = [
  { mime: 'application/pdf', extensions: ['pdf'] },
  { mime: 'image/jpeg', extensions: ['jpg', 'jpeg'], inline: true },
  { mime: 'image/png', extensions: ['png'], inline: true },
  { mime: 'image/gif', extensions: ['gif'], inline: true },
  { mime: 'image/webp', extensions: ['webp'], inline: true },
  { mime: 'image/heic', extensions: ['heic'] },
  { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'] },
  { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  { mime: 'audio/mpeg', extensions: ['mp3'] },
  { mime: 'audio/ogg', extensions: ['ogg', 'opus'] },
  { mime: 'audio/wav', extensions: ['wav'] },
  { mime: 'audio/x-m4a', extensions: ['m4a'] },
  { mime: 'video/mp4', extensions: ['mp4'] },
  { mime: 'text/plain', extensions: ['txt', 'csv', 'log'] },
]

const allowedByMime = new Map(ALLOWED_TYPES.map((type) => [type.mime, type]))

/** Whether a browser may show files of this type in place. */
export function isShownInPlace(mime: string): boolean {
  return allowedByMime.get(mime)?.inline === true
}

/** The type of a file by its first bytes, or FileTypeRefused when it is not one of the allowed. */
export async function typeByContent(start: Buffer, allowed?: readonly string[]): Promise<string> {
  const found = (await fileTypeFromBuffer(start))?.mime ?? (looksLikeText(start) ? 'text/plain' : null)
  const mime = found === 'audio/vnd.wave' ? 'audio/wav' : (found?.split(';')[0] ?? null)
  if (!mime || !allowedByMime.has(mime) || (allowed && !allowed.includes(mime))) {
    throw new FileTypeRefused({ looksLike: mime ?? 'unknown' })
  }
  return mime
}

const MARKUP = /<\s*(?:!doctype|html|head|body|script|svg|iframe|\?xml|math|template)/i

// The start may be cut within a letter, so the last bytes are read leniently; NUL and other control bytes are not text.
function looksLikeText(start: Buffer): boolean {
  if (start.length === 0) return false
  const whole = start.subarray(0, lastWholeLetter(start))
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(whole)
  } catch {
    return false
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control bytes are what is looked for
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return false
  return !MARKUP.test(text) && !text.trimStart().startsWith('#!')
}

function lastWholeLetter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length - back + 1
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return back === length ? bytes.length : bytes.length - back
    }
  }
  return bytes.length
}

// Controls, and the marks that turn the direction of writing, with which a name can pretend another ending.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** The name to keep: no path, no unseen characters, at most 120 letters, and the ending its content has. */
export function safeName(given: string, mime: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(UNSEEN, '')
    .replace(/[<>:"|?*]/g, ' ')
    .trim()
  const extensions = allowedByMime.get(mime)?.extensions ?? []
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 ? clean.slice(dot + 1).toLowerCase() : ''
  const fits = extensions.includes(ending)
  const stem = [...(fits ? clean.slice(0, dot) : clean)].slice(0, 120).join('').trim() || 'file'
  return `${stem}.${fits ? ending : (extensions[0] ?? 'bin')}`
}
