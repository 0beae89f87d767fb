import type { Lease } from '#platform/lease'
import type { Log } from '#platform/log'
import type { Sweep } from '#platform/parts'

/** Runs the leader's sweeps, each at its own pace and never twice at once; returns how to stop them. */
export function runSweeps(sweeps: readonly Sweep[], lease: Lease, log: Log): () => Promise<void> {
  let stopped = false
  const turns = new Map<string, Promise<void>>()
  const timers = sweeps.map((sweep) =>
    setInterval(() => {
      const epoch = lease.epoch()
      if (stopped || epoch === null || turns.has(sweep.name)) return
      const turn = sweep
        .run(epoch)
        .catch((error) => log.error({ sweep: sweep.name, err: error }, 'sweep failed'))
        .finally(() => turns.delete(sweep.name))
      turns.set(sweep.name, turn)
    }, sweep.everyMilliseconds),
  )
  return async () => {
    stopped = true
    for (const timer of timers) clearInterval(timer)
    await Promise.all(turns.values())
  }
}
