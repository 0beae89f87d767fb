import { chordName, Kbd, useBoundKeys } from '../../ui/index.ts'
import css from './key-strip.module.css'

/** The keys that work right now, at the foot. */
export function KeyStrip() {
  const keys = useBoundKeys().filter((key) => !key.off && key.group !== undefined)
  return (
    <div className={css.strip} aria-hidden="true">
      {keys.slice(0, 9).map((key) => (
        <span key={key.chord}>
          <Kbd>{chordName(key.chord)}</Kbd> {key.label}
        </span>
      ))}
    </div>
  )
}
