import { IconClockPause, IconFileText, IconMessage2, IconPhone, IconPhoneCall } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { Card, CountBubble, Elapsed, EmptyState, GroupLabel, ListRow, Tag, TimeLine } from '../../../ui/index.ts'
import type { Desk, Handling } from '../types.ts'
import { useRinging } from '../use-ringing.ts'
import css from './list.module.css'
import { MissedNote } from './missed-note.tsx'
import { QueueGlance } from './queue-glance.tsx'
import { RingingCard } from './ringing-card.tsx'

/** One list of everything that is mine: what rings, my conversations, wrap-up, parked, due today. */
export function WorkList({
  desk,
  chosenId,
  onChoose,
}: {
  desk: Desk
  chosenId: string | null
  onChoose: (handlingId: string) => void
}) {
  const { t } = useWords()
  useRinging(desk.ringing, (offer) => t('desk.ring.notice', { name: offer.name ?? t('desk.unknown') }))
  const active = desk.handlings.filter((one) => one.state === 'active' || one.state === 'held')
  const wrapUp = desk.handlings.filter((one) => one.state === 'wrap-up')
  const row = (handling: Handling) => (
    <WorkRow key={handling.id} handling={handling} chosen={handling.id === chosenId} onChoose={onChoose} />
  )
  const nothing = active.length + wrapUp.length + desk.parked.length + desk.ringing.length === 0
  return (
    <nav className={css.list} aria-label={t('desk.list')}>
      <div className={css.rings} aria-live="assertive">
        {desk.ringing.map((offer) => (
          <RingingCard key={offer.reservationId} offer={offer} onAccepted={onChoose} />
        ))}
      </div>
      <div className={css.rings} role="status">
        <MissedNote presence={desk.presence} />
      </div>
      <Card flush>
        <div className={css.scroll}>
          {active.length > 0 && (
            <>
              <GroupLabel count={capacityOf(desk, t)}>{t('desk.group.mine')}</GroupLabel>
              {active.map(row)}
            </>
          )}
          {wrapUp.length > 0 && <GroupLabel>{t('desk.group.wrap-up')}</GroupLabel>}
          {wrapUp.map(row)}
          {desk.parked.length > 0 && <GroupLabel>{t('desk.group.parked')}</GroupLabel>}
          {desk.parked.map(row)}
          {nothing && <EmptyState fact={t('desk.list.empty')} />}
        </div>
        <QueueGlance queues={desk.queues} />
      </Card>
    </nav>
  )
}

function capacityOf(desk: Desk, t: ReturnType<typeof useWords>['t']) {
  const { capacity } = desk
  return capacity ? t('desk.capacity', { chats: capacity.chats, limit: capacity.chatLimit }) : undefined
}

const icons = {
  contact: IconMessage2,
  callback: IconPhoneCall,
  answer: IconFileText,
  leg: IconFileText,
  visit: IconMessage2,
}

function WorkRow({
  handling,
  chosen,
  onChoose,
}: {
  handling: Handling
  chosen: boolean
  onChoose: (id: string) => void
}) {
  const words = useWords()
  const { t } = words
  const isCall = handling.kind === 'contact' && handling.channel === 'voice'
  const parked = handling.parkAt && handling.state === 'held'
  const Icon = parked ? IconClockPause : isCall ? IconPhone : icons[handling.kind]
  return (
    <ListRow
      icon={<Icon size={18} />}
      name={handling.name ?? t('desk.unknown')}
      time={<Elapsed since={handling.since} />}
      preview={previewOf(handling, words)}
      marks={
        <>
          {handling.language && handling.language !== 'ar' && (
            <Tag>{t(`desk.language.${handling.language}` as 'desk.language.en')}</Tag>
          )}
          {handling.unread > 0 && (
            <CountBubble count={handling.unread} label={t('desk.unread', { n: handling.unread })} />
          )}
        </>
      }
      chosen={chosen}
      unread={handling.unread > 0}
      quiet={handling.state === 'held'}
      line={<RowLine handling={handling} />}
      onClick={() => onChoose(handling.id)}
    />
  )
}

function previewOf(handling: Handling, { t, named }: Pick<ReturnType<typeof useWords>, 't' | 'named'>): string {
  if (handling.state === 'wrap-up') return t('desk.row.choose-code')
  if (handling.kind === 'answer') return t('desk.row.answer', { number: handling.caseNumber ?? '' })
  if (handling.kind === 'callback') return t('desk.row.callback')
  if (handling.preview) return handling.preview
  return handling.channel === 'voice' && handling.topic ? named(handling.topic.name) : ''
}

// What is being waited for, and by whom: our word is gold soon, the customer's silence counts towards parking.
function RowLine({ handling }: { handling: Handling }) {
  const { t, rich } = useWords()
  if (handling.state === 'wrap-up' && handling.wrapUpUntil) {
    return <TimeLine kind="wait" startAt={handling.since} dueAt={handling.wrapUpUntil} />
  }
  // On the telephone nobody waits for a written word.
  if (handling.channel === 'voice' && handling.kind === 'contact') return null
  if (handling.waitingReplySince) {
    const words = rich('desk.row.waits-for-you', { time: <Elapsed since={handling.waitingReplySince} /> })
    return <TimeLine kind="wait" startAt={handling.waitingReplySince} scaleSeconds={120} words={words} />
  }
  if (handling.silentSince && handling.parkAt) {
    return <TimeLine kind="wait" startAt={handling.silentSince} dueAt={handling.parkAt} words={t('desk.row.silent')} />
  }
  return handling.dueAt && handling.kind !== 'contact' ? (
    <TimeLine startAt={handling.since} dueAt={handling.dueAt} />
  ) : null
}
