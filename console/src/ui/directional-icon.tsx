import type { ReactNode } from 'react'
import css from './directional-icon.module.css'

/** Mirrors what points: arrows, send, refer, undo, chevrons. Play, pause, clock, phone, ticks and the mark stay as they are. */
export function DirectionalIcon({ children }: { children: ReactNode }) {
  return <span className={css.icon}>{children}</span>
}
