import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeReader, type Role } from '#platform/access'
import { inEntity } from '#platform/database'
import { createHttp } from '#platform/http'
import { newId } from '#platform/ids'
import { aLine, anEntity } from '#rooms/entities/testing'
import { aTopic } from '#rooms/services/testing'
import { aDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { makeFlowRoutes } from './index.ts'
import { type FlowGraph, promptsOf } from './language/index.ts'
import { writeWav } from './speech/wav.ts'
import { A_TOPIC, aFlow, aPrompt, aShortFlow } from './testing.ts'

let db: TestDatabase
let app: FastifyInstance
let entityId: string
let lineId: string
let flowId: string
let graph: FlowGraph
let role: Role = 'editor'

beforeAll(async () => {
  db = await aDatabase()
  app = await createHttp({
    pools: db.pools,
    clock: db.clock,
    log: db.platform.log,
    routes: makeFlowRoutes(db.platform),
    version: 'test',
    readerOf: async () =>
      makeReader({
        staffId: '01900000-0000-7000-8000-000000000001',
        sessionId: 's',
        name: { ar: 'محرر', en: 'Editor' },
        language: 'ar',
        grants: [{ role, entityId, unitId: null, unitIds: null }],
      }),
    checkCsrf: () => undefined,
  })
})
afterAll(async () => {
  await app.close()
  await db.close()
})

beforeEach(async () => {
  role = 'editor'
  entityId = (await anEntity(db)).id
  lineId = await aLine(db, { entityId, channel: 'phone' })
  const topicId = await aTopic(db, { entityId })
  graph = JSON.parse(JSON.stringify(aShortFlow).replaceAll(A_TOPIC, topicId))
  flowId = (await aFlow(db, { entityId, lineId })).flowId
  const codes = new Set(graph.nodes.flatMap((node) => promptsOf(node).map(({ prompt }) => prompt)))
  for (const code of [...codes, 'line.language'])
    await aPrompt(db, { entityId, code, texts: { ar: `نص ${code}`, en: `Text ${code}`, hi: `पाठ ${code}` } })
})

const ask = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object, version?: number) => {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { 'amer-entity': entityId, ...(version === undefined ? {} : { 'if-match': String(version) }) },
    ...(payload ? { payload } : {}),
  })
  return { status: answer.statusCode, body: answer.body ? answer.json() : null }
}
const save = (some: FlowGraph, version = 0) => ask('PUT', `/flows/${flowId}/draft`, { graph: some }, version)
const publish = (version: number) => ask('POST', `/flows/${flowId}/publication`, { note: 'because' }, version)

describe('drawing and publishing a flow', () => {
  it('saves a draft and says what is wrong with it', async () => {
    const saved = await save({ ...graph, start: 'nowhere' })
    expect(saved).toMatchObject({ status: 200, body: { number: 1, status: 'draft', version: 1 } })
    expect(saved.body.problems).toContainEqual({ nodeId: 'nowhere', code: 'start-unknown' })
    expect((await publish(1)).body).toMatchObject({ code: 'flows.has-problems' })
  })

  it('refuses a draft that somebody else has changed, and one sent without its version', async () => {
    await save(graph)
    expect((await save(graph)).status).toBe(412)
    expect((await save(graph, 1)).body.version).toBe(2)
    expect((await ask('PUT', `/flows/${flowId}/draft`, { graph })).status).toBe(422)
    expect((await publish(1)).status).toBe(412)
  })

  it('publishes, replaces and takes back', async () => {
    await save(graph)
    expect((await publish(1)).body).toMatchObject({ number: 1, status: 'published', note: 'because' })
    expect((await ask('POST', `/flows/${flowId}/rollback`, undefined, 2)).body.code).toBe('flows.nothing-to-go-back-to')
    const later = {
      ...graph,
      nodes: graph.nodes.map((node) => (node.id === 'faces' ? { ...node, note: 'new' } : node)),
    }
    await save(later)
    expect((await publish(1)).body.number).toBe(2)
    const both = (await ask('GET', `/flows/${flowId}`)).body.versions
    expect(both.map((one: { status: string }) => one.status)).toEqual(['published', 'replaced'])
    const [second, first] = both
    const compared = await ask('GET', `/flow-versions/${second.flowVersionId}/comparison?with=${first.flowVersionId}`)
    expect(compared.body.nodes).toMatchObject([{ nodeId: 'faces', kind: 'changed', fields: [{ path: 'note' }] }])
    const back = await ask('POST', `/flows/${flowId}/rollback`, undefined, second.version)
    expect(back.body).toMatchObject({ number: 1, status: 'published' })
    expect((await ask('GET', `/flows/${flowId}`)).body.versions[0].status).toBe('rolled-back')
  })

  it('never edits what was published', async () => {
    await save(graph)
    const { flowVersionId } = (await publish(1)).body
    const edit = db.superuser
      .updateTable('flows.flowVersion')
      .set({ graph: JSON.stringify({ ...graph, start: 'menu' }) })
      .where('id', '=', flowVersionId)
      .execute()
    await expect(edit).rejects.toThrow('never edited')
  })

  it('finds a topic that is not of this entity', async () => {
    const other = await aTopic(db, { entityId: (await anEntity(db)).id })
    const nodes = graph.nodes.map((node) => (node.id === 'roads' ? { ...node, topicId: other } : node))
    expect((await save({ ...graph, nodes } as FlowGraph)).body.problems).toEqual([
      { nodeId: 'roads', code: 'topic-unknown' },
    ])
  })

  it('walks a graph as text', async () => {
    const heard = [{ kind: 'said' }, { kind: 'keys', keys: '2' }]
    const walked = await ask('POST', `/flows/${flowId}/walk`, { graph, facts: {}, heard })
    expect(walked.body).toMatchObject({ waitsFor: 'ask', at: 'menu' })
    expect(walked.body.steps.at(-1).texts).toEqual([{ promptId: 'line.menu', language: 'en', text: 'Text line.menu' }])
  })

  it('is for editors', async () => {
    role = 'agent'
    expect((await ask('GET', '/flows')).status).toBe(403)
    expect((await save(graph)).status).toBe(403)
  })
})

describe('prompts', () => {
  const promptOf = async (code: string) =>
    (await ask('GET', '/prompts')).body.items.find((one: { code: string }) => one.code === code)
  const upload = (promptId: string, file: Buffer) => {
    const begin =
      '--part\r\ncontent-disposition: form-data; name="file"; filename="a.wav"\r\ncontent-type: audio/wav\r\n\r\n'
    return app.inject({
      method: 'POST',
      url: `/api/v1/prompts/${promptId}/texts/en/files`,
      headers: { 'content-type': 'multipart/form-data; boundary=part', 'amer-entity': entityId },
      payload: Buffer.concat([Buffer.from(begin), file, Buffer.from('\r\n--part--\r\n')]),
    })
  }

  it('are added and written language by language, each with its version', async () => {
    const { promptId } = (await ask('POST', '/prompts', { code: 'line.new' })).body
    expect((await ask('POST', '/prompts', { code: 'line.new' })).status).toBe(409)
    const text = `/prompts/${promptId}/texts/ar`
    expect((await ask('PUT', text, { shown: 'أهلاً' }, 0)).body).toEqual({ version: 1 })
    expect((await ask('PUT', text, { shown: 'أهلاً بكم' }, 0)).status).toBe(412)
    expect((await ask('PUT', text, { shown: 'أهلاً بكم', spoken: 'أَهلَن بِكُم' }, 1)).body).toEqual({ version: 2 })
    expect((await promptOf('line.new')).texts).toMatchObject([{ language: 'ar', spoken: 'أَهلَن بِكُم' }])
  })

  it('are recorded as WAV, heard, and lose the recording when they say something else', async () => {
    const { promptId } = await promptOf('line.menu')
    const recording = writeWav({ rate: 16_000, samples: new Float32Array(16_000).fill(0.2) })
    expect((await upload(promptId, Buffer.from('%PDF-1.4 not a sound'))).statusCode).toBeGreaterThanOrEqual(400)
    expect((await upload(promptId, recording)).statusCode).toBe(201)
    expect((await promptOf('line.menu')).texts[1]).toMatchObject({ language: 'en', hasRecording: true, version: 2 })
    const heard = await app.inject({
      url: `/api/v1/prompts/${promptId}/texts/en/sound`,
      headers: { 'amer-entity': entityId },
    })
    expect(heard.headers['content-type']).toBe('audio/wav')
    expect(heard.rawPayload.length).toBe(44 + 2 * 16_000)
    await ask('PUT', `/prompts/${promptId}/texts/en`, { shown: 'Another' }, 2)
    expect((await promptOf('line.menu')).texts[1].hasRecording).toBe(false)
  })

  it('have a pronunciation list a language', async () => {
    const word = { language: 'ar', word: 'مدة', spelling: 'مُددَ' }
    const { pronunciationId } = (await ask('PUT', '/pronunciations', word)).body
    expect((await ask('PUT', '/pronunciations', { ...word, spelling: 'مُدَّ' })).body.pronunciationId).toBe(
      pronunciationId,
    )
    expect((await ask('GET', '/pronunciations?language=ar')).body.items).toHaveLength(1)
    expect((await ask('DELETE', `/pronunciations/${pronunciationId}`)).status).toBe(204)
    expect((await ask('GET', '/pronunciations')).body.items).toEqual([])
  })
})

describe('switches of a line', () => {
  it('are for duty managers, and tell the slower of two', async () => {
    expect((await ask('PUT', `/line-switches/${lineId}`, { emergency: true, closed: false }, 0)).status).toBe(403)
    role = 'duty-manager'
    const switched = await ask('PUT', `/line-switches/${lineId}`, { emergency: true, closed: false }, 0)
    expect(switched.body).toMatchObject({ emergency: true, closed: false, version: 1 })
    expect((await ask('PUT', `/line-switches/${lineId}`, { emergency: false, closed: false }, 0)).status).toBe(412)
    expect((await ask('GET', '/line-switches')).body.items).toMatchObject([{ lineId, emergency: true }])
    expect((await ask('PUT', `/line-switches/${newId()}`, { emergency: true, closed: false }, 0)).status).toBe(404)
  })
})

describe('what the audit keeps', () => {
  it('names who published and who switched', async () => {
    await save(graph)
    await publish(1)
    const rows = await inEntity(db.pools, entityId, (trx) =>
      trx.selectFrom('platform.auditEntry').select('action').where('entityId', '=', entityId).execute(),
    )
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['flow.drafted', 'flow.published']))
  })
})
