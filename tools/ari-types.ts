/** One resource as the engine describes it (Swagger 1.1). */
export interface AriDescription {
  resourcePath: string
  apis: { path: string; operations: AriOperation[] }[]
  models: Record<string, AriModel>
}

interface AriOperation {
  httpMethod: string
  nickname: string
  summary: string
  responseClass: string
  parameters?: AriParameter[]
}

interface AriParameter {
  name: string
  paramType: 'path' | 'query' | 'body'
  required?: boolean
  allowMultiple?: boolean
  dataType: string
  allowableValues?: { valueType: string; values?: string[] }
}

interface AriModel {
  subTypes?: string[]
  properties: Record<
    string,
    { type: string; required?: boolean; allowableValues?: { valueType: string; values?: string[] } }
  >
}

/** TypeScript for every model, event and operation of these descriptions; operations are named `METHOD /path/{part}`. */
export function ariTypes(descriptions: readonly AriDescription[]): string {
  const models = Object.assign({}, ...descriptions.map(({ models }) => models)) as Record<string, AriModel>
  const events = models.Event?.subTypes ?? []
  const names = Object.keys(models).toSorted()
  return [
    '// Made by tools/generate-ari.ts from what the engine says of itself; not to be edited.',
    ...names.map((name) => modelType(name, models[name] as AriModel, events)),
    `export interface AriEvents {\n${events
      .toSorted()
      .map((name) => `${name}: ${name}`)
      .join('\n')}\n}`,
    `export interface AriOperations {\n${operations(descriptions).join('\n')}\n}`,
  ].join('\n\n')
}

function modelType(name: string, model: AriModel, events: readonly string[]): string {
  const isEvent = events.includes(name)
  const base = isEvent ? ' extends Event' : name === 'Event' ? ' extends Message' : ''
  const fields = Object.entries(model.properties).map(
    ([field, { type, required, allowableValues }]) =>
      `${quoted(field)}${required === true ? '' : '?'}: ${choices(allowableValues) ?? typeOf(type)}`,
  )
  if (isEvent) fields.unshift(`type: '${name}'`)
  return `export interface ${name}${base} {\n${fields.join('\n')}\n}`
}

function operations(descriptions: readonly AriDescription[]): string[] {
  return descriptions
    .flatMap(({ apis }) => apis.flatMap(({ path, operations }) => operations.map((one) => ({ path, one }))))
    .filter(({ one }) => one.responseClass !== 'Message') // the event socket, which is no command
    .map(({ path, one }) => operationType(path, one))
    .toSorted()
}

function operationType(path: string, one: AriOperation): string {
  const asked = (one.parameters ?? []).map((parameter) => {
    const { name, required, allowableValues, allowMultiple, dataType } = parameter
    const single = choices(allowableValues) ?? bodyType(parameter) ?? typeOf(dataType)
    return `${quoted(name)}${required === true ? '' : '?'}: ${allowMultiple ? `${single} | readonly ${group(single)}[]` : single}`
  })
  const inBody = (one.parameters ?? []).filter(({ paramType }) => paramType === 'body').map(({ name }) => `'${name}'`)
  return `/** ${one.summary.replaceAll('*/', '')} */\n'${one.httpMethod} ${path}': { asked: { ${asked.join('; ')} }; inBody: ${
    inBody.join(' | ') || 'never'
  }; answer: ${typeOf(one.responseClass)} }`
}

function bodyType({ paramType, name }: AriParameter): string | undefined {
  if (paramType !== 'body') return undefined
  if (name === 'filter') return 'Readonly<Record<string, unknown>>'
  return name === 'fields' ? 'readonly ConfigTuple[]' : 'Readonly<Record<string, string>>'
}

function choices(allowable: AriParameter['allowableValues']): string | undefined {
  if (allowable?.valueType !== 'LIST' || !allowable.values) return undefined
  return allowable.values.map((value) => `'${value}'`).join(' | ')
}

function typeOf(name: string): string {
  const list = /^List\[(.+)\]$/.exec(name)?.[1]
  if (list !== undefined) return `${typeOf(list)}[]`
  const plain: Record<string, string> = {
    string: 'string',
    Date: 'string',
    boolean: 'boolean',
    int: 'number',
    long: 'number',
    double: 'number',
    object: 'Record<string, unknown>',
    containers: 'Readonly<Record<string, string>>',
    void: 'undefined',
    binary: 'string',
  }
  return plain[name] ?? name
}

function group(type: string): string {
  return type.includes('|') ? `(${type})` : type
}

function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`
}
