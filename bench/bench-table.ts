// What every bench prints and keeps: the machine, a table, and which bounds were met.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'

export type Cell = string | number | null

/** A figure held against what was promised. */
export type Bound = { what: string; figure: number; unit: string; promise: 'at least' | 'less than'; limit: number }

export type BenchReport = {
  /** Names the file in bench/results. */
  name: string
  title: string
  tables: { title: string; rows: Record<string, Cell>[] }[]
  bounds: Bound[]
  /** What a reader must know to judge the figures. */
  notes: string[]
}

/** Prints the report, writes bench/results/<name>.json, and says whether all bounds were met. */
export function publish(report: BenchReport): boolean {
  const machine = describeMachine()
  console.log(`\n${report.title}`)
  console.log(
    Object.entries(machine)
      .map(([key, value]) => `${key} ${value}`)
      .join(' · '),
  )
  for (const { title, rows } of report.tables) {
    console.log(`\n${title}`)
    console.log(asTable(rows))
  }
  const bounds = report.bounds.map((bound) => ({ ...bound, isMet: isMet(bound) }))
  console.log('')
  for (const { what, figure, unit, promise, limit, isMet } of bounds) {
    console.log(`${isMet ? 'met   ' : 'MISSED'} ${what}: ${shown(figure)} ${unit} (${promise} ${shown(limit)})`)
  }
  for (const note of report.notes) console.log(`note: ${note}`)
  keep(report.name, { ...report, bounds, machine, measuredAt: new Date().toISOString() })
  return bounds.every(({ isMet }) => isMet)
}

/** The value below which this share of the measurements lies; sorts them in place. */
export function percentile(measured: Float64Array, share: number): number {
  measured.sort()
  return measured[Math.min(measured.length - 1, Math.floor(share * measured.length))] ?? Number.NaN
}

function isMet({ figure, promise, limit }: Bound): boolean {
  return promise === 'at least' ? figure >= limit : figure < limit
}

function describeMachine(): Record<string, Cell> {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    // Above the number of cores, others were at work too, and times by the wall clock say little.
    loadAverage: Number((loadavg()[0] ?? 0).toFixed(1)),
  }
}

function keep(name: string, content: unknown): void {
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.json`)
  writeFileSync(`${file}.tmp`, `${JSON.stringify(content, null, 2)}\n`)
  renameSync(`${file}.tmp`, file)
}

function asTable(rows: Record<string, Cell>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = [columns, ...rows.map((row) => columns.map((column) => shown(row[column] ?? null)))]
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)))
  return lines.map((line) => line.map((cell, index) => cell.padStart(widths[index] ?? 0)).join('  ')).join('\n')
}

function shown(cell: Cell): string {
  if (typeof cell !== 'number') return cell ?? '–'
  if (Number.isInteger(cell)) return cell.toLocaleString('en')
  return cell.toLocaleString('en', { maximumSignificantDigits: 3 })
}
