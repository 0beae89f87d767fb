import css from './avatar.module.css'
import { initialsOf } from './initials.ts'

/** Two letters of a name in a disc; the name itself stands beside it, so this is only seen. */
export function Avatar({ name, size = 'medium' }: { name: string; size?: 'small' | 'medium' }) {
  return (
    <span
      className={`${css.avatar}${size === 'small' ? ` ${css.small}` : ''}`}
      data-initials={initialsOf(name)}
      aria-hidden="true"
    />
  )
}
