/** What a message may be filled with. */
export type Values = Readonly<Record<string, string | number>>
/** A formatted message: literal text, and filled-in values the reader's line must isolate. */
export type Piece = { readonly kind: 'text' | 'value'; readonly text: string }

type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'count' }
  | { readonly kind: 'plural' | 'select'; readonly name: string; readonly cases: ReadonlyMap<string, readonly Node[]> }

const parsed = new Map<string, readonly Node[]>()

/** Fills an ICU message (arguments, plural with exact cases and #, select) and keeps values apart from text. */
export function formatPieces(message: string, values: Values, language: string): readonly Piece[] {
  const nodes = parsed.get(message) ?? parse(message)
  parsed.set(message, nodes)
  const pieces: Piece[] = []
  fill(nodes, values, language, null, pieces)
  return pieces
}

/** The same as one plain string, for names of controls and titles. */
export function formatText(message: string, values: Values, language: string): string {
  return formatPieces(message, values, language)
    .map((piece) => piece.text)
    .join('')
}

function fill(nodes: readonly Node[], values: Values, language: string, count: number | null, into: Piece[]): void {
  for (const node of nodes) {
    if (node.kind === 'text') into.push(node)
    else if (node.kind === 'count') into.push({ kind: 'value', text: shown(count ?? '', language) })
    else if (node.kind === 'value') into.push({ kind: 'value', text: shown(values[node.name] ?? '', language) })
    else {
      const value = values[node.name] ?? ''
      const plural = node.kind === 'plural'
      const chosen = plural ? pluralCase(node.cases, Number(value), language) : node.cases.get(String(value))
      fill(chosen ?? node.cases.get('other') ?? [], values, language, plural ? Number(value) : count, into)
    }
  }
}

function pluralCase(cases: ReadonlyMap<string, readonly Node[]>, value: number, language: string) {
  return cases.get(`=${value}`) ?? cases.get(new Intl.PluralRules(language).select(value))
}

function shown(value: string | number, language: string): string {
  return typeof value === 'number' ? new Intl.NumberFormat(`${language}-u-nu-latn`).format(value) : value
}

function parse(source: string): readonly Node[] {
  let at = 0

  const word = (): string => {
    const start = at
    while (at < source.length && !/[\s,{}]/.test(source.charAt(at))) at++
    return source.slice(start, at)
  }
  const space = (): void => {
    while (/\s/.test(source.charAt(at))) at++
  }
  const take = (mark: string): void => {
    space()
    if (source.charAt(at) !== mark) throw new SyntaxError(`expected ${mark} at ${at} in: ${source}`)
    at++
    space()
  }

  const argument = (): Node => {
    take('{')
    const name = word()
    space()
    if (source.charAt(at) === '}') {
      at++
      return { kind: 'value', name }
    }
    take(',')
    const kind = word()
    if (kind !== 'plural' && kind !== 'select') throw new SyntaxError(`unknown argument type ${kind} in: ${source}`)
    take(',')
    const cases = new Map<string, readonly Node[]>()
    while (source.charAt(at) !== '}') {
      const key = word()
      take('{')
      cases.set(key, nodes(kind === 'plural', true))
      take('}')
    }
    at++
    return { kind, name, cases }
  }

  const nodes = (inPlural: boolean, nested: boolean): readonly Node[] => {
    const found: Node[] = []
    let text = ''
    const flush = (): void => {
      if (text) found.push({ kind: 'text', text })
      text = ''
    }
    for (; at < source.length; ) {
      const mark = source.charAt(at)
      if (mark === '}' && nested) break
      if (mark === '{' || (mark === '#' && inPlural)) {
        flush()
        if (mark === '{') found.push(argument())
        else if (++at) found.push({ kind: 'count' })
      } else if (mark === "'" && /['{}#]/.test(source.charAt(at + 1))) {
        const end = source.charAt(at + 1) === "'" ? at + 1 : source.indexOf("'", at + 1)
        text += end === at + 1 ? "'" : source.slice(at + 1, end < 0 ? undefined : end)
        at = end < 0 ? source.length : end + 1
      } else {
        text += mark
        at++
      }
    }
    flush()
    return found
  }

  return nodes(false, false)
}
