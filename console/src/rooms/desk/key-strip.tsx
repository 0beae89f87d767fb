import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { chordName, Kbd, useBoundKeys } from '../../ui/index.ts'
import css from './key-strip.module.css'

/** The keys that work right now and stand on no button, in the foot of the page. */
export function KeyStrip() {
  const keys = useBoundKeys().filter((key) => !key.off && !key.onButton && key.group !== undefined)
  const [foot, setFoot] = useState<HTMLElement | null>(null)
  useEffect(() => setFoot(document.getElementById('foot-words')), [])
  if (!foot) return null
  return createPortal(
    <span className={css.strip} aria-hidden="true">
      {keys.slice(0, 8).map((key) => (
        <span key={key.chord}>
          <Kbd>{chordName(key.chord)}</Kbd> {key.label}
        </span>
      ))}
    </span>,
    foot,
  )
}
