import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'

/**
 * Runs `work` while no other process on this machine runs work under the same `name`.
 * The lock is an abstract socket: the kernel frees it with its holder, so a kill -9 leaves nothing behind.
 */
export async function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const address = `\0amer-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  let lock = await tryToHold(address)
  while (lock === undefined) {
    await holderGone(address)
    lock = await tryToHold(address)
  }
  const waiting = new Set<import('node:net').Socket>()
  lock.on('connection', (socket) => waiting.add(socket.on('error', () => undefined)))
  try {
    return await work()
  } finally {
    const closed = once(lock, 'close')
    lock.close()
    for (const socket of waiting) socket.destroy()
    await closed
  }
}

async function tryToHold(address: string): Promise<Server | undefined> {
  const server = createServer()
  server.listen(address)
  try {
    await once(server, 'listening')
    return server
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined
    throw error
  }
}

async function holderGone(address: string): Promise<void> {
  const socket = connect(address)
  await new Promise<void>((resolve) => {
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
}
