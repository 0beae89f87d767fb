export type PageAt =
  | { readonly kind: 'home' }
  | { readonly kind: 'entity'; readonly slug: string; readonly about: string | undefined }
  | { readonly kind: 'case'; readonly slug: string; readonly number: string; readonly secret: string }
  | { readonly kind: 'ask-link'; readonly number: string }
  | { readonly kind: 'missing' }

/** Which page an address means. A case's secret stands behind the #, so that it never reaches a server's log. */
export function pageAt(path: string, search: string, hash: string): PageAt {
  const parts = path.split('/').filter(Boolean).map(decoded)
  const query = new URLSearchParams(search)
  const [first, slug, third, number] = parts
  if (parts.length === 0) return { kind: 'home' }
  if (first === 'track' && parts.length === 1) return { kind: 'ask-link', number: query.get('number') ?? '' }
  if (first !== 'e' || !slug) return { kind: 'missing' }
  if (parts.length === 2) return { kind: 'entity', slug, about: query.get('about') ?? undefined }
  if (third !== 'case' || !number || parts.length !== 4) return { kind: 'missing' }
  const secret = decoded(hash.replace(/^#/, ''))
  return secret ? { kind: 'case', slug, number, secret } : { kind: 'ask-link', number }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
