import { z } from 'zod'

interface Shape {
  type?: string
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  minLength?: number
  minimum?: number
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  anyOf?: Shape[]
  oneOf?: Shape[]
}

/** A value that the schema lets in: fields that name something are filled from `named`, `q` with the word sought. */
export function sample(
  schema: z.ZodType | undefined,
  named: Record<string, string>,
  word: string,
): Record<string, unknown>[] {
  if (!schema) return [{}]
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  const shapes = shape.oneOf ?? shape.anyOf ?? [shape]
  return shapes.flatMap((one) => [
    given(one, '', { named, word, full: true }) as Record<string, unknown>,
    ...(one.required?.length === Object.keys(one.properties ?? {}).length
      ? []
      : [given(one, '', { named, word, full: false }) as Record<string, unknown>]),
  ])
}

interface Wish {
  named: Record<string, string>
  word: string
  /** Whether optional fields that name something are given too. */
  full: boolean
}

function given(shape: Shape, name: string, wish: Wish): unknown {
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  const choice = (shape.anyOf ?? shape.oneOf)?.find((one) => one.type !== 'null')
  if (choice) return given(choice, name, wish)
  switch (shape.type) {
    case 'object':
      return objectOf(shape, wish)
    case 'array':
      return shape.items ? [given(shape.items, name, wish)] : []
    case 'integer':
    case 'number':
      return shape.minimum ?? 1
    case 'boolean':
      return true
    default:
      return textOf(shape, name, wish)
  }
}

function objectOf(shape: Shape, wish: Wish): Record<string, unknown> {
  const wanted = Object.entries(shape.properties ?? {}).filter(
    ([name, field]) => shape.required?.includes(name) || (wish.full && namesSomething(field, name)),
  )
  return Object.fromEntries(wanted.map(([name, field]) => [name, given(field, name, wish)]))
}

function namesSomething(shape: Shape, name: string): boolean {
  if (name === 'q') return true
  return [shape, ...(shape.anyOf ?? []), ...(shape.items ? [shape.items] : [])].some((one) => one.format === 'uuid')
}

function textOf(shape: Shape, name: string, { named, word }: Wish): string {
  if (shape.format === 'uuid') {
    const id = named[name]
    if (!id) throw new Error(`tell tests/walls/full-body.ts which table '${name}' names`)
    return id
  }
  if (name === 'q') return word
  if (name === 'clientId') return crypto.randomUUID()
  if (name === 'language') return 'ar'
  if (shape.format === 'date-time') return '2026-11-23T06:00:00Z'
  return `text-of-${name}-0123456789`
}
