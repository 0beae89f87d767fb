/** Custom properties that put an entity's colour in place of palm, or none where it would not be readable. */
export function brandRules(colour: string | null): Readonly<Record<string, string>> {
  const rgb = parse(colour)
  if (!rgb || contrast(rgb, [255, 255, 255]) < 4.5 || contrast(rgb, SAND) < 4.5) return {}
  return {
    '--brand': hex(rgb),
    '--brand-hover': hex(mix(rgb, [0, 0, 0], 0.18)),
    '--brand-soft': hex(mix(rgb, [255, 255, 255], 0.9)),
  }
}

type Rgb = readonly [number, number, number]
const SAND: Rgb = [245, 241, 232]

/** The contrast ratio of two colours, by WCAG 2. */
export function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const value = part / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function parse(colour: string | null): Rgb | null {
  const found = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour ?? '')
  return found ? [part(found[1]), part(found[2]), part(found[3])] : null
}

function part(hexed: string | undefined): number {
  return Number.parseInt(hexed ?? '0', 16)
}

function mix(colour: Rgb, other: Rgb, share: number): Rgb {
  const blend = (at: 0 | 1 | 2): number => Math.round(colour[at] * (1 - share) + other[at] * share)
  return [blend(0), blend(1), blend(2)]
}

function hex(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
