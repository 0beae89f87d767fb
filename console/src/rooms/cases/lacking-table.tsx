import { IconCheckbox } from '@tabler/icons-react'
import { useGo } from '../../app/go.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  type Column,
  DataTable,
  DayTimeText,
  EmptyState,
  ErrorState,
  LoadingSkeleton,
  Num,
  Own,
  RelativeTime,
  TwoLines,
} from '../../ui/index.ts'
import { useLackingContacts } from './case-queries.ts'
import type { LackingContact } from './types.ts'

/** Contacts that still lack a finished case, the oldest first. */
export function LackingTable() {
  const { t, known } = useWords()
  const go = useGo()
  const problemWords = useProblemWords()
  const list = useLackingContacts(true)
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const columns: Column<LackingContact>[] = [
    {
      id: 'who',
      head: t('cases.lacking.who'),
      cell: (row) => (
        <TwoLines
          first={row.nameGiven ? <Own>{row.nameGiven}</Own> : t('cases.no-customer')}
          second={known(`channel.${row.channel}`) ?? row.channel}
        />
      ),
    },
    {
      id: 'arrived',
      head: t('cases.lacking.arrived'),
      width: '240px',
      cell: (row) => (
        <TwoLines first={<DayTimeText at={row.arrivedAt} />} second={<RelativeTime at={row.arrivedAt} />} />
      ),
    },
    {
      id: 'state',
      head: t('cases.column.status'),
      width: '200px',
      cell: (row) =>
        (row.outcome && known(`contact.outcome.${row.outcome}`)) ?? known(`contact.state.${row.state}`) ?? row.state,
    },
    {
      id: 'draft',
      head: t('cases.lacking.draft'),
      width: '190px',
      cell: (row) => (row.caseNumber ? <Num>{row.caseNumber}</Num> : t('cases.lacking.no-draft')),
    },
  ]
  return (
    <DataTable
      label={t('cases.view.no-case')}
      columns={columns}
      groups={[{ id: 'all', rows }]}
      rowId={(row) => row.id}
      onOpen={(row) => row.caseId && go(`/cases/${row.caseId}`)}
      state={
        list.isError ? (
          <ErrorState reason={problemWords(list.error)} onRetry={() => void list.refetch()} />
        ) : list.isPending ? (
          <LoadingSkeleton shape="table" count={8} />
        ) : rows.length === 0 ? (
          <EmptyState
            icon={<IconCheckbox size={22} stroke={1.6} />}
            fact={t('cases.lacking.none')}
            reason={t('cases.lacking.none.reason')}
          />
        ) : undefined
      }
      foot={
        list.hasNextPage && (
          <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('cases.more')}
          </Button>
        )
      }
    />
  )
}
