const SHOWN: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPG',
  'image/svg+xml': 'SVG',
  'text/plain': 'TXT',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/msword': 'DOC',
}

/** The kinds of files taken, as people name them; pictures and sounds by one word each where there are several. */
export function shownTypes(types: readonly string[], words: { images: string; sounds: string; and: string }): string {
  const groups = [
    { kind: 'image/', name: words.images },
    { kind: 'audio/', name: words.sounds },
  ].filter(({ kind }) => types.filter((type) => type.startsWith(kind)).length > 2)
  const names = types.map(
    (type) => groups.find(({ kind }) => type.startsWith(kind))?.name ?? SHOWN[type] ?? subtype(type).toUpperCase(),
  )
  // each name isolated: a Latin one must not turn the line around
  return [...new Set(names)].map((name) => `\u2068${name}\u2069`).join(words.and)
}

function subtype(type: string): string {
  return type.slice(type.indexOf('/') + 1)
}

/** A size as people read it: 840 KB, 2.4 MB. */
export function shownSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${Number((bytes / 1024 / 1024).toFixed(1))} MB`
}

/** Why a file cannot be sent, known before it is sent; the server judges by content again. */
export function refusalOf(
  file: { readonly size: number; readonly type: string },
  limits: { readonly maxBytes: number; readonly types: readonly string[] },
): 'too-large' | 'empty' | 'type' | null {
  if (file.size === 0) return 'empty'
  if (file.size > limits.maxBytes) return 'too-large'
  return file.type && !limits.types.includes(file.type) ? 'type' : null
}
