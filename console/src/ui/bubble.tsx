import { IconAlertCircle, IconCheck, IconChecks, IconClock, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './bubble.module.css'
import { Button } from './button.tsx'
import type { Moment } from './format.ts'
import { looksUrdu } from './isolated-text.tsx'
import { TimeText } from './time-text.tsx'
import { useUi } from './ui-context.tsx'

export type Delivery = 'sending' | 'sent' | 'delivered' | 'read' | 'failed'

/** One message. Its side says who spoke, its direction follows its own words; it is only ever text, no link is made of it. */
export function Bubble({
  from,
  text,
  at,
  delivery,
  onResend,
  children,
}: {
  from: 'them' | 'us'
  text: string
  at?: Moment
  delivery?: Delivery
  onResend?: () => void /** Attachments or a service card, under the words. */
  children?: ReactNode
}) {
  return (
    <div className={`${css.row} ${css[from]}`}>
      {text && (
        <div className={css.text}>
          <span dir="auto" className={looksUrdu(text) ? `${css.words} ${css.urdu}` : css.words}>
            {text}
          </span>
        </div>
      )}
      {children}
      {delivery === 'failed' ? (
        <NotSent onResend={onResend} />
      ) : (
        at !== undefined && (
          <span className={css.foot}>
            <TimeText at={at} />
            {delivery && <DeliverySign delivery={delivery} />}
          </span>
        )
      )}
    </div>
  )
}

function NotSent({ onResend }: { onResend: (() => void) | undefined }) {
  const { word } = useUi()
  return (
    <span className={`${css.foot} ${css.failed}`} role="alert">
      <IconAlertCircle size={16} aria-hidden="true" /> {word('ui.bubble.not-sent')}
      {onResend && (
        <>
          <span aria-hidden="true">·</span>
          <Button look="link" onClick={onResend}>
            {word('ui.bubble.resend')}
          </Button>
        </>
      )}
    </span>
  )
}

function DeliverySign({ delivery }: { delivery: Exclude<Delivery, 'failed'> }) {
  const { word } = useUi()
  const Icon = delivery === 'sending' ? IconClock : delivery === 'sent' ? IconCheck : IconChecks
  return (
    <>
      <Icon size={15} aria-hidden="true" color={delivery === 'read' ? 'var(--palm)' : undefined} />
      <span>{word(`ui.bubble.${delivery}`)}</span>
    </>
  )
}

/** What the system did, centred, with a small gold icon. */
export function SystemLine({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.system}>
      {icon && (
        <span className={css.systemIcon} aria-hidden="true">
          {icon}
        </span>
      )}
      <span>{children}</span>
    </div>
  )
}

/** Words between colleagues: a full-width dashed gold note with a lock, so that it never passes for a reply. */
export function InternalComment({ text, by, at }: { text: string; by?: ReactNode; at?: Moment }) {
  const { word } = useUi()
  return (
    <div className={css.note} role="note">
      <IconLock size={17} aria-hidden="true" />
      <div>
        <strong>{word('ui.bubble.internal')}</strong>
        {by && <> · {by}</>} ·{' '}
        <span dir="auto" className={css.noteWords}>
          {text}
        </span>
        <span className={css.hidden}>
          {word('ui.bubble.hidden')}
          {at !== undefined && (
            <>
              {' '}
              · <TimeText at={at} />
            </>
          )}
        </span>
      </div>
    </div>
  )
}

/** Somebody is writing. */
export function Typing({ children }: { children: ReactNode }) {
  return (
    <span className={css.typing}>
      <span className={css.dots} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {children}
    </span>
  )
}
