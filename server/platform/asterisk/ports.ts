import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { AsteriskNotStarted } from './errors.ts'

/** Refuses when somebody else holds a port the engine is to listen on: it would start without it, and stay deaf. */
export async function refuseTakenPorts(
  host: string,
  ports: { udp: readonly number[]; tcp: readonly number[] },
): Promise<void> {
  for (const port of ports.udp) {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
    await free(port, () => {
      socket.bind({ port, address: host, exclusive: true })
      return once(socket, 'listening')
    }).finally(() => socket.close())
  }
  for (const port of ports.tcp) {
    const server = createServer()
    await free(port, () => {
      server.listen(port, host)
      return once(server, 'listening')
    })
    server.close()
    await once(server, 'close')
  }
}

async function free(port: number, bind: () => Promise<unknown>): Promise<void> {
  try {
    await bind()
  } catch (error) {
    throw new AsteriskNotStarted('asterisk.port-taken', {
      port,
      said: (error as NodeJS.ErrnoException).code ?? String(error),
    })
  }
}
