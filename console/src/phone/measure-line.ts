import { type LineCounts, type LineQuality, qualityOf } from './line-quality.ts'

type Totals = { received: number; lost: number; waited: number; played: number }
const none: Totals = { received: 0, lost: 0, waited: 0, played: 0 }

/** Tells every two seconds how good the line was since the last time, until stopped. */
export function measureLine(connection: RTCPeerConnection, tell: (quality: LineQuality) => void): () => void {
  let before = none
  const timer = setInterval(async () => {
    const report = await connection.getStats().catch(() => null)
    if (!report || connection.connectionState === 'closed') return
    const { counts, totals } = countsSince(report, before)
    before = totals
    // Nothing arrives while the other end keeps quiet on purpose: that says nothing about the line.
    if (counts.received + counts.lost > 0) tell(qualityOf(counts))
  }, 2000)
  return () => clearInterval(timer)
}

// The parts of a report that are read here; browsers' own types leave most of it out.
type Entry = { type: string; kind?: string } & Record<string, unknown>

function countsSince(report: RTCStatsReport, before: Totals): { counts: LineCounts; totals: Totals } {
  const entries: Entry[] = []
  report.forEach((entry: Entry) => {
    entries.push(entry)
  })
  const inbound = entries.find((one) => one.type === 'inbound-rtp' && one.kind === 'audio')
  const remote = entries.find((one) => one.type === 'remote-inbound-rtp' && one.kind === 'audio')
  const pair = entries.find((one) => one.type === 'candidate-pair' && one.nominated === true)
  const totals: Totals = {
    received: numberIn(inbound, 'packetsReceived') ?? 0,
    lost: numberIn(inbound, 'packetsLost') ?? 0,
    waited: numberIn(inbound, 'jitterBufferDelay') ?? 0,
    played: numberIn(inbound, 'jitterBufferEmittedCount') ?? 0,
  }
  const played = totals.played - before.played
  const trip = numberIn(remote, 'roundTripTime') ?? numberIn(pair, 'currentRoundTripTime')
  const counts: LineCounts = {
    received: totals.received - before.received,
    lost: totals.lost - before.lost,
    jitter: 1000 * (numberIn(inbound, 'jitter') ?? 0),
    roundTrip: trip === null ? null : Math.round(1000 * trip),
    buffered: played > 0 ? (1000 * (totals.waited - before.waited)) / played : 0,
  }
  return { counts, totals }
}

function numberIn(entry: Entry | undefined, name: string): number | null {
  const value = entry?.[name]
  return typeof value === 'number' ? value : null
}
