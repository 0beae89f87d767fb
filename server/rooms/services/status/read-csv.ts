import { Invalid } from '#platform/errors'
import { COLUMNS, type RowSent } from './read-rows.ts'

/** Rows of a CSV file with a header line: comma or semicolon, quotes, any line end. Invalid when a column that is needed is not there. */
export function readCsv(text: string): RowSent[] {
  const [header = [], ...lines] = cells(text.replace(/^\uFEFF/, ''))
  const names = header.map((name) => name.trim().toLowerCase())
  const missing = ['number', 'check', 'status', 'received_on'].filter((name) => !names.includes(name))
  if (missing.length > 0) throw new Invalid({ field: 'csv', reason: 'columns-missing', columns: missing })
  return lines
    .filter((line) => line.some((cell) => cell.trim() !== ''))
    .map((line) => Object.fromEntries(COLUMNS.map((name) => [name, line[names.indexOf(name)] ?? ''])) as RowSent)
}

function cells(text: string): string[][] {
  const separator = (text.split('\n', 1)[0] ?? '').includes(';') ? ';' : ','
  const lines: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    lines.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (isQuoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') {
        cell += '"'
        at += 1
      } else isQuoted = false
    } else if (letter === '"' && cell === '') isQuoted = true
    else if (letter === separator) endCell()
    else if (letter === '\n') {
      endCell()
      lines.push([])
    } else if (letter !== '\r') cell += letter
  }
  endCell()
  return lines
}
