import css from './kbd.module.css'

/** The name of a key, always left to right. */
export function Kbd({ children, onDark = false }: { children: string; onDark?: boolean }) {
  return (
    <kbd className={onDark ? `${css.kbd} ${css.onDark}` : css.kbd}>
      <bdi dir="ltr">{children}</bdi>
    </kbd>
  )
}
