import { IconAlertCircle, IconAlertTriangle, IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useId, useState } from 'react'
import { IconButton } from './button.tsx'
import css from './field.module.css'
import { useUi } from './ui-context.tsx'

export type FieldProps = {
  label: ReactNode
  help?: ReactNode
  /** Gold: says something is unusual and lets you go on. */
  warning?: ReactNode
  /** Clay: says what to do before going on. */
  error?: ReactNode
  optional?: boolean
  /** At the inline end of the label. */
  end?: ReactNode
}
export type Described = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Label above, control, help below; error in clay, warning in gold. The control gets its ids from `children`. */
export function Field({
  label,
  help,
  warning,
  error,
  optional,
  end,
  children,
}: FieldProps & { children: (described: Described) => ReactNode }) {
  const { word } = useUi()
  const id = useId()
  const below = error || warning || help
  return (
    <div className={css.field}>
      <div className={css.top}>
        <label className={css.label} htmlFor={id}>
          {/* The space keeps the last Arabic letter of the label from joining the next word. */}
          {label} {optional && <span className={css.optional}>{word('ui.optional')}</span>}
        </label>
        {end}
      </div>
      {children({
        id,
        'aria-describedby': below ? `${id}-below` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {below && (
        <div
          id={`${id}-below`}
          className={error ? css.error : warning ? css.warning : css.help}
          role={error ? 'alert' : undefined}
        >
          {error && <IconAlertCircle size={16} aria-hidden="true" />}
          {below}
        </div>
      )}
    </div>
  )
}

type Input = Omit<ComponentProps<'input'>, 'className' | 'size'> &
  FieldProps & {
    /** As high as on public pages. */
    large?: boolean
    /** Latin by nature (mail, phone, id): written left to right, but it begins where the page begins. */
    latin?: boolean
  }

/** One line of text. */
export function TextField({ label, help, warning, error, optional, end, large, latin, ...input }: Input) {
  return (
    <Field {...{ label, help, warning, error, optional, end }}>
      {(described) => (
        <span className={large ? `${css.box} ${css.large}` : css.box}>
          <input dir={latin ? 'ltr' : 'auto'} {...input} {...described} className={css.input} />
          {warning && !error && (
            <span className={css.sign} aria-hidden="true">
              <IconAlertTriangle size={17} />
            </span>
          )}
        </span>
      )}
    </Field>
  )
}

/** Several lines of text; Enter makes a new line. */
export function TextArea({
  label,
  help,
  warning,
  error,
  optional,
  end,
  ...area
}: Omit<ComponentProps<'textarea'>, 'className'> & FieldProps) {
  return (
    <Field {...{ label, help, warning, error, optional, end }}>
      {(described) => (
        <span className={css.box}>
          <textarea dir="auto" {...area} {...described} className={css.input} />
        </span>
      )}
    </Field>
  )
}

/** A password that can be shown for a moment. */
export function PasswordField({ label, help, warning, error, optional, end, large, latin: _latin, ...input }: Input) {
  const { word } = useUi()
  const [open, setOpen] = useState(false)
  const toggle = open ? word('ui.password.hide') : word('ui.password.show')
  return (
    <Field {...{ label, help, warning, error, optional, end }}>
      {(described) => (
        <span className={large ? `${css.box} ${css.large}` : css.box}>
          <input dir="ltr" {...input} {...described} type={open ? 'text' : 'password'} className={css.input} />
          <span className={css.tool}>
            <IconButton name={toggle} onClick={() => setOpen(!open)}>
              {open ? <IconEyeOff size={18} /> : <IconEye size={18} />}
            </IconButton>
          </span>
        </span>
      )}
    </Field>
  )
}

export type Segment<Value extends string> = { value: Value; label: ReactNode; tone?: 'clay'; disabled?: boolean }

/** A few choices side by side: type, class, period. */
export function Segmented<Value extends string>({
  label,
  options,
  value,
  onChange,
  wide,
  hideLabel,
}: {
  label: string
  options: readonly Segment<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  wide?: boolean
  hideLabel?: boolean
}) {
  const name = useId()
  return (
    <div className={css.field}>
      {!hideLabel && (
        <span className={css.label} id={name}>
          {label}
        </span>
      )}
      <div
        className={css.segments}
        role="radiogroup"
        aria-label={hideLabel ? label : undefined}
        aria-labelledby={hideLabel ? undefined : name}
        data-wide={wide || undefined}
      >
        {options.map((option) => (
          <label key={option.value} className={css.segment} data-tone={option.tone}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}
