import { IconFileText, IconForms, IconMail, IconMessage2, IconPhone, type IconProps } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import {
  EmptyState,
  ErrorState,
  ListTime,
  LoadingSkeleton,
  Num,
  Own,
  SectionTitle,
  shorten,
  Timeline,
  type TimelineItem,
} from '../../../ui/index.ts'
import { useTimeline } from './context-queries.ts'
import type { TimelineEntry } from './shapes.ts'

const icons: Record<string, ComponentType<IconProps>> = {
  chat: IconMessage2,
  form: IconForms,
  voice: IconPhone,
  email: IconMail,
  message: IconMessage2,
}

/** A customer's life with us, newest first: this conversation, contacts before it, cases open and closed. */
export function CustomerTimeline({ customerId, contactId }: { customerId: string; contactId: string | null }) {
  const { t } = useWords()
  const say = useProblemWords()
  const timeline = useTimeline(customerId)
  const drawn = useDrawn(contactId)
  const title = t('desk.context.timeline')
  if (timeline.isPending) return <LoadingSkeleton count={3} />
  if (timeline.isError) return <ErrorState reason={say(timeline.error)} onRetry={() => void timeline.refetch()} />
  if (timeline.data.items.length > 0) return <Timeline title={title} items={timeline.data.items.map(drawn)} shown={6} />
  return (
    <>
      <SectionTitle level={3}>{title}</SectionTitle>
      <EmptyState fact={t('desk.context.timeline.empty')} />
    </>
  )
}

function useDrawn(contactId: string | null): (entry: TimelineEntry) => TimelineItem {
  const { t, rich, known } = useWords()
  return (entry) => {
    const isCase = entry.kind === 'case'
    const isNow = entry.id === contactId
    const Icon = isCase ? IconFileText : (icons[entry.about] ?? IconMessage2)
    const channel = known(`channel.${entry.about}`) ?? entry.about
    const what = isCase
      ? rich(entry.open ? 'desk.context.timeline.open-case' : 'desk.context.timeline.case', {
          number: <Num>{entry.caseNumber ?? ''}</Num>,
        })
      : isNow
        ? t('desk.context.timeline.now', { channel })
        : channel
    const about = isCase
      ? [t(`case.type.${entry.about as 'enquiry'}`), t(`case.status.${entry.state as 'new'}`)].join(' · ')
      : (known(`contact.outcome.${entry.state}`) ?? known(`contact.state.${entry.state}`))
    return {
      id: `${entry.kind} ${entry.id}`,
      icon: <Icon size={15} />,
      what,
      detail: (
        <>
          {about}
          {about && entry.title ? ' · ' : ''}
          {entry.title && <Own>{shorten(entry.title, 44)}</Own>}
        </>
      ),
      when: <ListTime at={entry.at} />,
      state: isNow ? 'now' : isCase && entry.open ? 'open' : 'past',
    }
  }
}
