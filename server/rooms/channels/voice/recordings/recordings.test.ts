import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findOpusTools, wav } from '#platform/asterisk'
import { inEngine, inEntity } from '#platform/database'
import { newId } from '#platform/ids'
import { aLine, anEntity, type TestEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../../../tests/support/database.ts'
import { toneSamples } from '../../../../../tests/support/sip/tones.ts'
import { aChannelsRoom, aChat, aRecording, type LaterRooms, laterRooms } from '../../testing.ts'
import { endRecordings } from '../recording-store.ts'
import { notePause, setKeepDays, setLegalHold } from './keep-recordings.ts'
import { pressSound } from './press-sound.ts'
import { recordingById, searchRecordings } from './recordings-shown.ts'
import { removeOldRecordings } from './remove-recordings.ts'
import { storeRecordings } from './store-recordings.ts'

const DAY = 24 * 60 * 60_000

let db: TestDatabase
let later: LaterRooms
let folder: string
let entity: TestEntity
let contactId: string

beforeAll(async () => {
  db = await aDatabase()
  folder = await mkdtemp(join(tmpdir(), 'amer-recordings-'))
  later = laterRooms(db)
  aChannelsRoom(db, later)
  entity = await anEntity(db)
  const lineId = await aLine(db, { entityId: entity.id })
  contactId = (await aChat(db, later, { entityId: entity.id, lineId, phone: '+971500000042' })).contact.id
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await db.close()
})

const read = (id: string) => inEntity(db.pools, entity.id, (trx) => recordingById(trx, id))
const recorded = (more: { kind?: 'conversation' | 'message'; endedAt?: Date; agentId?: string } = {}) =>
  aRecording(db, { entityId: entity.id, contactId, ...more })
const says = (name: string, hertz = 440, samples = 24_137) =>
  writeFile(join(folder, `${name}.wav`), wav(toneSamples(hertz, samples), 8000))
async function sweep(): Promise<void> {
  db.clock.advance(20_000)
  await storeRecordings(db.platform, () => folder).run(0)
}
async function metric(name: string): Promise<number> {
  const value = (await db.platform.metrics.getSingleMetric(name)?.get())?.values[0]?.value
  return value ?? -1
}
const alarms = async () =>
  (await inEngine(db.pools, (trx) =>
    trx.selectFrom('platform.event').select('payload').where('type', '=', 'recording.missing').execute(),
  )) as { payload: { recordingId: string } }[]

describe('pressing a recording', () => {
  it('makes it small and keeps its length', async () => {
    expect(await findOpusTools()).toBeDefined()
    await says('length', 440, 80_003)
    const pressed = await pressSound(join(folder, 'length.wav'))
    expect(pressed?.seconds).toBeCloseTo(10, 2)
    expect(pressed?.opus.length).toBeLessThan(160_044 / 3)
    expect(pressed?.opus.subarray(0, 4).toString()).toBe('OggS')
    await rm(join(folder, 'length.wav'))
  })

  it('takes what is there of a file whose header promises nothing, as the death of the engine leaves it', async () => {
    const broken = Buffer.from(wav(toneSamples(440, 16_000), 8000))
    broken.writeUInt32LE(0, 4)
    broken.writeUInt32LE(0, 40)
    await writeFile(join(folder, 'broken.wav'), broken)
    expect((await pressSound(join(folder, 'broken.wav')))?.seconds).toBe(2)
    await rm(join(folder, 'broken.wav'))
  })

  it('finds nothing where nothing was written', async () => {
    expect(await pressSound(join(folder, 'nowhere.wav'))).toBeNull()
  })
})

describe('storing recordings', () => {
  it('seals both sides apart and removes the originals', async () => {
    const id = await recorded()
    await says(`${id}-caller`, 440)
    await says(`${id}-agent`, 700)
    await sweep()
    const stored = await read(id)
    expect(stored).toMatchObject({ state: 'stored', sides: { caller: true, agent: true }, seconds: 3.017 })
    const { fileIds } = stored
    const sound = await inEntity(db.pools, entity.id, async (trx) =>
      buffer((await db.platform.files.read(trx, fileIds.agent ?? '')).stream),
    )
    expect(sound.subarray(0, 4).toString()).toBe('OggS')
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves the engine a moment to close its files', async () => {
    const id = await recorded()
    await says(`${id}-caller`)
    await storeRecordings(db.platform, () => folder).run(0)
    expect((await read(id)).state).toBe('recorded')
    await says(`${id}-agent`)
    await sweep()
    expect((await read(id)).state).toBe('stored')
  })

  it('does nothing where no engine writes', async () => {
    const id = await recorded({ kind: 'message' })
    db.clock.advance(20_000)
    await storeRecordings(db.platform, () => null).run(0)
    expect((await read(id)).state).toBe('recorded')
    await says(id)
    await sweep()
    expect(await read(id)).toMatchObject({ state: 'stored', kind: 'message', sides: { caller: true, agent: false } })
  })

  it('raises an alarm for a conversation whose recording is not whole, and keeps the side that is there', async () => {
    const [none, half] = [await recorded(), await recorded()]
    await says(`${half}-caller`)
    await sweep()
    expect(await read(none)).toMatchObject({ state: 'missing', sides: { caller: false, agent: false }, seconds: null })
    expect(await read(half)).toMatchObject({ state: 'missing', sides: { caller: true, agent: false } })
    expect((await alarms()).map(({ payload }) => payload.recordingId).sort()).toEqual([none, half].sort())
    expect(await metric('amer_recordings_missing')).toBe(2)
  })

  it('tries again what could not be pressed, keeps its original, and counts what waits too long', async () => {
    const id = await recorded({ kind: 'message' })
    await writeFile(join(folder, `${id}.wav`), Buffer.concat([Buffer.from('no sound at all'), Buffer.alloc(200)]))
    await sweep()
    expect((await read(id)).state).toBe('recorded')
    expect(await readdir(folder)).toEqual([`${id}.wav`])
    db.clock.advance(11 * 60_000)
    expect(await metric('amer_recordings_unstored')).toBe(1)
    await says(id)
    await sweep()
    expect((await read(id)).state).toBe('stored')
    expect(await metric('amer_recordings_unstored')).toBe(0)
  })

  it('settles a recording whose call ended while nobody noted it', async () => {
    const id = await recorded()
    const at = db.clock.now()
    await inEngine(db.pools, async (trx) => {
      const still = { state: 'recording', endedAt: null, dueAt: null }
      await trx.updateTable('channels.recording').set(still).where('id', '=', id).execute()
      const call = { contactId, entityId: entity.id, channelId: newId(), dialled: '1', cameBy: 'anonymous' }
      await trx
        .insertInto('channels.call')
        .values({ ...call, state: 'over', beganAt: at, overAt: at })
        .execute()
    })
    await says(`${id}-caller`)
    await says(`${id}-agent`)
    await sweep()
    expect((await read(id)).state).toBe('stored')
  })
})

describe('a pause', () => {
  it('is marked in the running recording, once however often it is asked for, and ends with it', async () => {
    const id = newId()
    const [beganAt, staffId] = [db.clock.now(), newId()]
    const row = {
      id,
      entityId: entity.id,
      contactId,
      kind: 'conversation',
      state: 'recording',
      engineName: id,
      beganAt,
    }
    await inEngine(db.pools, (trx) => trx.insertInto('channels.recording').values(row).execute())
    const pause = (isPaused: boolean) =>
      inEntity(db.pools, entity.id, (trx) => notePause(trx, { contactId, isPaused, staffId, at: db.clock.now() }))
    db.clock.advance(2000)
    expect(await pause(true)).toBe(true)
    expect(await pause(true)).toBe(true)
    db.clock.advance(3000)
    await pause(false)
    db.clock.advance(1000)
    await pause(true)
    db.clock.advance(1000)
    await inEntity(db.pools, entity.id, (trx) => endRecordings(trx, contactId as never, db.clock.now()))
    expect((await read(id)).pauses).toEqual([
      { from: 2, to: 5 },
      { from: 6, to: 7 },
    ])
    expect(await pause(true)).toBe(false)
    await inEngine(db.pools, (trx) => trx.deleteFrom('channels.recordingPause').execute()).catch(() => undefined)
  })
})

describe('finding recordings', () => {
  const found = async (sought: Partial<Parameters<typeof searchRecordings>[1]>) =>
    (
      await inEntity(db.pools, entity.id, (trx) => searchRecordings(trx, { entityId: entity.id, limit: 50, ...sought }))
    ).items.map(({ id }) => id)

  it('goes by number, agent, kind and time, page by page', async () => {
    const agentId = newId()
    const id = await recorded({ agentId })
    expect(await found({ agentId })).toEqual([id])
    expect(await found({ agentId, number: '050 000 0042' })).toEqual([id])
    expect(await found({ agentId, number: '0500000043' })).toEqual([])
    expect(await found({ agentId, kind: 'message' })).toEqual([])
    const now = db.clock.now()
    expect(await found({ agentId, from: new Date(now.getTime() - 60_000), to: now })).toEqual([id])
    expect(await found({ agentId, to: new Date(now.getTime() - 60_000) })).toEqual([])
    expect(await found({ case: 'XX-2026-000001' })).toEqual([])
    const all = await found({})
    const first = await inEntity(db.pools, entity.id, (trx) => searchRecordings(trx, { entityId: entity.id, limit: 3 }))
    expect(first.items.map((one) => one.id)).toEqual(all.slice(0, 3))
    expect(await found({ after: first.next ?? '' })).toEqual(all.slice(3))
  })
})

describe('the keeping of recordings', () => {
  it('ends with the time the entity wants, unless the law holds one', async () => {
    const [old, held, young] = [await recorded(), await recorded(), await recorded()]
    for (const id of [old, held, young]) {
      await says(`${id}-caller`)
      await says(`${id}-agent`)
    }
    await sweep()
    const { fileIds } = await read(old)
    await inEntity(db.pools, entity.id, async (trx) => {
      await setKeepDays(trx, entity.id, 30)
      await setLegalHold(trx, held, true)
      const endedAt = new Date(db.clock.now().getTime() - 31 * DAY)
      await trx.updateTable('channels.recording').set({ endedAt }).where('id', 'in', [old, held]).execute()
    })
    await removeOldRecordings(db.platform).run(0)
    expect(await read(old)).toMatchObject({ state: 'removed', sides: { caller: false, agent: false } })
    expect((await read(held)).state).toBe('stored')
    expect((await read(young)).state).toBe('stored')
    await expect(
      inEntity(db.pools, entity.id, (trx) => db.platform.files.find(trx, fileIds.caller ?? '')),
    ).rejects.toMatchObject({ status: 404 })
  })
})
