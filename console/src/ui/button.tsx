import { Tooltip } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import css from './button.module.css'
import { Kbd } from './kbd.tsx'

export type ButtonLook =
  | 'primary'
  | 'plain'
  | 'quiet'
  | 'danger'
  | 'danger-plain'
  | 'link'
  | 'on-deep'
  | 'on-deep-quiet'
const looks: Record<ButtonLook, string | undefined> = {
  primary: css.primary,
  plain: css.plain,
  quiet: css.quiet,
  danger: css.danger,
  'danger-plain': css.dangerPlain,
  link: css.link,
  'on-deep': css.onDeep,
  'on-deep-quiet': css.onDeepQuiet,
}

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  look?: ButtonLook
  size?: 'small' | 'medium' | 'large'
  wide?: boolean
  /** Drawn at its inline start; wrap arrows in DirectionalIcon. */
  icon?: ReactNode
  /** The key that does the same, shown beside the word. */
  kbd?: string
  busy?: boolean
  /** Why it cannot be pressed now; shown on hover and read out. */
  disabledReason?: string | null | undefined
}

/** One button; a noun of action inside. While busy it keeps its width and takes no second press. */
export function Button({
  look = 'plain',
  size = 'medium',
  wide,
  icon,
  kbd,
  busy,
  disabledReason,
  children,
  disabled,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const blocked = Boolean(busy || disabledReason)
  const name = [css.button, looks[look], size !== 'medium' && css[size], wide && css.wide].filter(Boolean).join(' ')
  const button = (
    // A button with a reason stays reachable by keyboard, so that the reason can be read.
    <button
      {...rest}
      type={type}
      className={name}
      disabled={disabled}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      onClick={blocked ? (event) => event.preventDefault() : onClick}
    >
      {busy ? (
        <span className={css.spinner} aria-hidden="true" />
      ) : (
        icon && (
          <span className={css.icon} aria-hidden="true">
            {icon}
          </span>
        )
      )}
      {children}
      {kbd && <Kbd onDark={look === 'primary' || look === 'danger'}>{kbd}</Kbd>}
    </button>
  )
  return disabledReason ? (
    <Tooltip label={disabledReason} events={{ hover: true, focus: true, touch: true }}>
      {button}
    </Tooltip>
  ) : (
    button
  )
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'aria-label'> & {
  /** Its name, read out and shown on hover. */ name: string
  pressed?: boolean
}

/** An icon without words: hand, attach, copy, close, zoom; always named. */
export function IconButton({ name, pressed, children, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip label={name} openDelay={400}>
      <button {...rest} type={type} className={css.iconButton} aria-label={name} aria-pressed={pressed}>
        {children}
      </button>
    </Tooltip>
  )
}
