/** What one side of a line counted over a while. */
export type LineCounts = {
  received: number
  lost: number
  /** Of the arrival of packets, in milliseconds. */
  jitter: number
  /** There and back, in milliseconds; null until the other end has reported. */
  roundTrip: number | null
  /** How long sound waits to be played evenly, in milliseconds. */
  buffered: number
}

export type LineQuality = {
  /** Mean opinion score, 1 to 4.5. */
  mos: number
  /** Per cent. */
  loss: number
  jitter: number
  roundTrip: number | null
}

// G.107: the rating of a clean line, and for G.711 with concealed losses (G.113) how robust it is.
const CLEAN = 93.2
const ROBUSTNESS = 25.1
const PACKET = 20

/** The quality of a line by the E-model of ITU-T G.107, simplified to what a browser can measure: delay and loss. */
export function qualityOf({ received, lost, jitter, roundTrip, buffered }: LineCounts): LineQuality {
  const sent = received + Math.max(0, lost)
  const loss = sent === 0 ? 0 : (100 * Math.max(0, lost)) / sent
  const delay = (roundTrip ?? 0) / 2 + Math.max(buffered, jitter) + PACKET
  const lateness = 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0)
  const damage = (95 * loss) / (loss + ROBUSTNESS)
  return { mos: opinionOf(CLEAN - lateness - damage), loss, jitter, roundTrip }
}

// Annex B of G.107.
function opinionOf(rating: number): number {
  if (rating <= 0) return 1
  const mos = 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6
  return Math.max(1, Math.round(mos * 100) / 100)
}

export type QualityName = 'good' | 'fair' | 'poor'

/** The word for a score: what most people are content with, what many are not, and what nearly all complain of. */
export function nameOfQuality(mos: number): QualityName {
  if (mos >= 3.8) return 'good'
  return mos >= 3.1 ? 'fair' : 'poor'
}

export type QualitySum = {
  mos: number
  worstMos: number
  lossPercent: number
  jitterMilliseconds: number
  roundTripMilliseconds: number | null
}

/** The whole call from its measurements, each of the same length; null without any. */
export function sumOf(measured: readonly LineQuality[]): QualitySum | null {
  if (measured.length === 0) return null
  const mean = (values: readonly number[]) =>
    Math.round((100 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 100
  const trips = measured.flatMap(({ roundTrip }) => (roundTrip === null ? [] : [roundTrip]))
  return {
    mos: mean(measured.map(({ mos }) => mos)),
    worstMos: Math.min(...measured.map(({ mos }) => mos)),
    lossPercent: mean(measured.map(({ loss }) => loss)),
    jitterMilliseconds: mean(measured.map(({ jitter }) => jitter)),
    roundTripMilliseconds: trips.length === 0 ? null : mean(trips),
  }
}
