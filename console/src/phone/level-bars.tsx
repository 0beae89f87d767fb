import css from './phone.module.css'

// Taller in the middle, as speech looks; only how many are filled says something.
const heights = [4, 7, 11, 8, 13, 16, 12, 16, 10, 14, 8, 11, 6, 9, 4]

/** How loud one side is, as a small row of bars that fill from the inline start. */
export function LevelBars({ level, label, quiet = false }: { level: number; label: string; quiet?: boolean }) {
  const filled = Math.round(level * heights.length)
  return (
    <span className={css.bars} data-quiet={quiet || undefined} role="img" aria-label={label}>
      {heights.map((height, place) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars never move
          key={place}
          data-on={place < filled || undefined}
          style={{ blockSize: `${height}px` }}
        />
      ))}
    </span>
  )
}
