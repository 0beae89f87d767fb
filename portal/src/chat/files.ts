const SHOWN: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPG',
  'image/svg+xml': 'SVG',
  'text/plain': 'TXT',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/msword': 'DOC',
}

/** The kinds of files taken, as people name them: JPG, PNG, PDF. */
export function shownTypes(types: readonly string[]): string {
  return types.map((type) => SHOWN[type] ?? (type.split('/').pop() ?? type).toUpperCase()).join(', ')
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
