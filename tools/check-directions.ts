import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A place where a screen names a side of the paper instead of a side of the text. */
export type DirectionFault = { file: string; line: number; text: string }

// Arabic is read from the right: what says "left" is wrong in one of the two directions.
const CSS = [
  /(?<![\w-])(margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right)(-[a-z]+)?\s*:/,
  /(?<![\w-])(left|right)\s*:/,
  /(?<![\w-])(float|clear|text-align|caption-side)\s*:\s*(left|right)\b/,
  /(?<![\w-])border-(top|bottom)-(left|right)-radius\s*:/,
]
const SCRIPT = [
  /(?<![\w-])(margin|padding|border|inset|scrollMargin|scrollPadding)(Left|Right)[A-Za-z]*\s*[:=]/,
  /(^|[{,;])\s*(left|right)\s*:/,
  /(?<![\w-])(textAlign|float|ta)\s*[:=]\s*\{?\s*['"](left|right)['"]/,
  /(?<![\w-])(ml|mr|pl|pr)=/, // the component library's short names for physical margins
  /border(Top|Bottom)(Left|Right)Radius/,
]
const ALLOWED = /\bphysical-direction:\s*\S/

/** Every physical direction in one file's text; a line (or the one before it) saying `physical-direction: why` is let be. */
export function findDirectionFaults(file: string, source: string): DirectionFault[] {
  const rules = file.endsWith('.css') ? CSS : [...SCRIPT, ...CSS.slice(0, 1), ...CSS.slice(2)]
  const lines = withoutComments(source).split('\n')
  const asWritten = source.split('\n')
  return lines.flatMap((line, index) => {
    const excused = ALLOWED.test(asWritten[index] ?? '') || ALLOWED.test(asWritten[index - 1] ?? '')
    if (excused || !rules.some((rule) => rule.test(line))) return []
    return [{ file, line: index + 1, text: (asWritten[index] ?? '').trim() }]
  })
}

function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1')
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  let files = 0
  const faults: DirectionFault[] = []
  for await (const file of glob('{console,portal}/**/*.{css,tsx,ts,html}', { cwd: root, exclude: ['**/*.test.*'] })) {
    files += 1
    faults.push(...findDirectionFaults(file, await readFile(join(root, file), 'utf8')))
  }
  for (const { file, line, text } of faults) console.log(`${file}:${line} ${text}`)
  console.log(`${files} files of the screens read, ${faults.length} physical directions`)
  process.exitCode = faults.length === 0 && files > 0 ? 0 : 1
}
