import { IconClockHour4, IconMail, IconMessage, IconPhone, IconX } from '@tabler/icons-react'
import { Problem } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import {
  Card,
  Elapsed,
  EmptyState,
  ErrorState,
  formatElapsed,
  IconButton,
  ListRow,
  LoadingSkeleton,
  Num,
  SectionTitle,
  TimeLine,
} from '../../../ui/index.ts'
import { useWaitingItems } from '../board-queries.ts'
import { HalfHourTable } from '../half-hour-bars.tsx'
import type { BoardQueue, Chosen, WaitingItem } from '../types.ts'
import { useKindName, useLanguageName } from '../use-names.ts'
import css from './side.module.css'

const icons: Record<string, typeof IconMessage> = {
  voice: IconPhone,
  callback: IconPhone,
  email: IconMail,
  answer: IconClockHour4,
}

/** What waits in one queue, in the order it will be offered. */
export function QueueCard({
  queue,
  onChoose,
  onClose,
}: {
  queue: BoardQueue
  onChoose: (chosen: Chosen) => void
  onClose: () => void
}) {
  const { t, named } = useWords()
  const items = useWaitingItems(queue.id)
  return (
    <Card flush as="section" label={named(queue.name)}>
      <div className={css.head}>
        <SectionTitle
          meta={t('board.queue.meta', { waiting: queue.waiting, onDuty: queue.agentsOnDuty })}
          end={
            <IconButton name={t('board.close')} onClick={onClose}>
              <IconX size={18} />
            </IconButton>
          }
        >
          {named(queue.name)}
        </SectionTitle>
      </div>
      <div className={css.items}>
        {items.data?.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            targetSeconds={queue.serviceLevel.targetSeconds}
            onOpen={() => onChoose({ kind: 'item', queueId: queue.id, itemId: item.id })}
          />
        ))}
        {items.data?.length === 0 && <EmptyState fact={t('board.queue.empty')} reason={t('board.queue.empty.why')} />}
        {items.isPending && <LoadingSkeleton />}
        {items.isError && (
          <ErrorState
            requestId={items.error instanceof Problem ? items.error.requestId : null}
            onRetry={() => void items.refetch()}
          />
        )}
      </div>
      <div className={css.today}>
        <SectionTitle meta={<SpeedOfAnswer queue={queue} />}>{t('board.half-hours.title')}</SectionTitle>
        <HalfHourTable queueId={queue.id} />
      </div>
    </Card>
  )
}

function SpeedOfAnswer({ queue }: { queue: BoardQueue }) {
  const { rich, known } = useWords()
  const { seconds, formula } = queue.speedOfAnswer
  if (seconds === null) return null
  return (
    <span title={known(formula) ?? undefined}>
      {rich('board.half-hours.speed', { clock: <Num>{formatElapsed(seconds * 1000)}</Num> })}
    </span>
  )
}

function ItemRow({ item, targetSeconds, onOpen }: { item: WaitingItem; targetSeconds: number; onOpen: () => void }) {
  const { t, named } = useWords()
  const language = useLanguageName()
  const kindName = useKindName()
  const Icon = icons[item.channel] ?? IconMessage
  const facts = [
    kindName(item),
    item.language && language(item.language),
    item.topic && named(item.topic.name),
    item.state === 'reserved' && t('board.queue.rings'),
    item.front && t('board.queue.front'),
  ]
  return (
    <ListRow
      icon={<Icon size={18} stroke={1.7} />}
      name={item.name ?? t('board.customer')}
      time={<Elapsed since={item.arrivedAt} />}
      preview={facts.filter(Boolean).join(' · ')}
      letters={56}
      line={
        item.availableAt ? undefined : (
          <TimeLine
            kind="wait"
            startAt={item.arrivedAt}
            dueAt={Date.parse(item.arrivedAt) + targetSeconds * 1000}
            words={null}
          />
        )
      }
      onClick={onOpen}
    />
  )
}
