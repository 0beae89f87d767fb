import { IconBellOff } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { Button, TimeText } from '../../../ui/index.ts'
import { usePresence } from '../presence-slot.tsx'
import type { Presence } from '../types.ts'
import css from './list.module.css'

/** What happened to an agent who did not take what rang, and the one way back to work. */
export function MissedNote({ presence }: { presence: Presence }) {
  const { t, rich } = useWords()
  const change = usePresence()
  if (presence.state !== 'break' || presence.reason !== 'no-answer') return null
  return (
    <section className={css.missed} aria-label={t('desk.missed')}>
      <strong>
        <IconBellOff size={17} aria-hidden="true" /> {t('desk.missed')}
      </strong>
      {presence.since && <p>{rich('desk.missed.why-at', { time: <TimeText at={presence.since} /> })}</p>}
      <Button look="primary" wide busy={change.isPending} onClick={() => change.mutate({ state: 'available' })}>
        {t('desk.missed.back')}
      </Button>
    </section>
  )
}
