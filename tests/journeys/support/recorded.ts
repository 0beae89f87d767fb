import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findOpusTools } from '#platform/asterisk'
import type { RunningDemo } from './running-demo.ts'

/** Waits until the recording of the one call is stored. */
export async function storedRecording({ sql }: RunningDemo): Promise<{ id: string; seconds: number }> {
  const find = async () => (await sql('select id, state, seconds::float8 as seconds from channels.recording'))[0]
  await expect.poll(async () => (await find())?.state, { timeout: 90_000 }).toBe('stored')
  const found = await find()
  return { id: String(found?.id), seconds: Number(found?.seconds) }
}

/** One side of a stored recording as samples at 8 kHz, asked for by who is signed in there. */
export async function storedSide(page: Page, { url }: RunningDemo, id: string, side: 'caller' | 'agent') {
  const answer = await page.request.get(`${url}/api/v1/recordings/${id}/sound?side=${side}`)
  expect(answer.status()).toBe(200)
  const tools = await findOpusTools()
  const decoder = spawn(tools?.decoder ?? '', ['--quiet', '--no-dither', '--rate', '8000', '-', '-'])
  decoder.stdin.end(await answer.body())
  const raw = await buffer(decoder.stdout)
  return new Int16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.length))
}
