import { IconFolder, IconMail, IconMessageCircle, IconPhone, IconWalk } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useGo } from '../../app/go.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  DayTimeText,
  EmptyState,
  ErrorState,
  LoadingSkeleton,
  Num,
  Own,
  SectionTitle,
  Timeline,
  type TimelineItem,
} from '../../ui/index.ts'
import { useTimeline } from './customer-queries.ts'
import css from './customers.module.css'
import type { TimelinePage } from './types.ts'

type Entry = TimelinePage['items'][number]
const icons: Record<string, ReactNode> = {
  voice: <IconPhone size={16} />,
  email: <IconMail size={16} />,
  visit: <IconWalk size={16} />,
}

/** Contacts and cases as one line of time, newest first; a case opens its file. */
export function CustomerTimeline({ customerId }: { customerId: string }) {
  const { t } = useWords()
  const problemWords = useProblemWords()
  const list = useTimeline(customerId)
  const itemOf = useItem()
  const entries = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <SectionTitle>{t('customers.timeline')}</SectionTitle>
      {list.isError && <ErrorState reason={problemWords(list.error)} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingSkeleton count={4} />}
      {list.isSuccess && entries.length === 0 && <EmptyState fact={t('customers.timeline.none')} />}
      {entries.length > 0 && <Timeline items={entries.map(itemOf)} shown={entries.length} />}
      {list.hasNextPage && (
        <div className={css.more}>
          <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('cases.more')}
          </Button>
        </div>
      )}
    </>
  )
}

function useItem(): (entry: Entry) => TimelineItem {
  const { known } = useWords()
  const go = useGo()
  return (entry) => {
    const isCase = entry.kind === 'case'
    const about = known(`${isCase ? 'case.type' : 'channel'}.${entry.about}`) ?? entry.about
    const state =
      known(`${isCase ? 'case.status' : 'contact.state'}.${entry.state}`) ??
      known(`contact.outcome.${entry.state}`) ??
      entry.state
    return {
      id: `${entry.kind} ${entry.id}`,
      icon: isCase ? <IconFolder size={16} /> : (icons[entry.about] ?? <IconMessageCircle size={16} />),
      what: entry.title ? <Own>{entry.title}</Own> : about,
      detail: (
        <>
          {entry.title && `${about} · `}
          {state}
          {entry.caseNumber && (
            <>
              {' · '}
              <Num>{entry.caseNumber}</Num>
            </>
          )}
        </>
      ),
      when: <DayTimeText at={entry.at} />,
      state: entry.open ? 'open' : 'past',
      ...(entry.caseId ? { onOpen: () => go(`/cases/${entry.caseId}`) } : {}),
    }
  }
}
