import { useMediaQuery } from '@mantine/hooks'
import { IconBellRinging } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../app/words.tsx'
import { type Column, Duration, millis, Num, Own, StatusBadge, TwoLines, useNow } from '../../ui/index.ts'
import css from './cases.module.css'
import { CaseStatus, CustomerName, PromiseLine } from './labels.tsx'
import type { CaseSummary } from './types.ts'

function Age({ since, until }: { since: string; until: string | null }) {
  const now = useNow(60)
  return <Duration milliseconds={(until === null ? now : millis(until)) - millis(since)} />
}

/** How often somebody hurried it. */
export function Chasers({ count }: { count: number }) {
  const { t } = useWords()
  if (count === 0) return null
  return (
    <StatusBadge tone="gold" icon={<IconBellRinging size={14} aria-hidden="true" />}>
      {t('cases.chasers', { n: count })}
    </StatusBadge>
  )
}

/** The columns of the list of cases; on a phone each is a line of its own, as wide as the row. */
export function useColumns(): readonly Column<CaseSummary>[] {
  const isNarrow = useMediaQuery('(max-width: 899px)')
  const columns = useWideColumns()
  return isNarrow ? columns.map(({ width: _, ...column }) => column) : columns
}

function useWideColumns(): readonly Column<CaseSummary>[] {
  const { t, named } = useWords()
  return [
    {
      id: 'number',
      head: t('cases.column.number'),
      width: '150px',
      cell: (row) => (
        <TwoLines
          first={
            <Link to={`/cases/${row.id}` as string} className={css.number} onClick={(event) => event.stopPropagation()}>
              <Num>{row.number}</Num>
            </Link>
          }
          second={
            <>
              {t(`case.type.${row.type}`)}
              {row.class === 'urgent' || row.class === 'confidential' ? ` · ${t(`case.class.${row.class}`)}` : ''}
            </>
          }
        />
      ),
    },
    {
      id: 'subject',
      head: t('cases.column.subject'),
      cell: (row) => (
        <TwoLines
          first={
            <span className={css.subject}>
              <span>
                <Own>{row.subject || t('cases.no-subject')}</Own>
              </span>
              <Chasers count={row.chasers} />
            </span>
          }
          second={<CustomerName of={row} />}
        />
      ),
    },
    {
      id: 'unit',
      head: t('cases.column.unit'),
      width: '170px',
      cell: (row) => (
        <TwoLines
          first={row.unit ? named(row.unit.name) : t('cases.with-centre')}
          second={row.owner ? <bdi>{named(row.owner.name)}</bdi> : t('cases.no-owner')}
        />
      ),
    },
    {
      id: 'age',
      head: t('cases.column.age'),
      width: '80px',
      cell: (row) => <Age since={row.openedAt} until={row.closedAt} />,
    },
    { id: 'promise', head: t('cases.column.promise'), width: '196px', cell: (row) => <PromiseLine of={row} /> },
    { id: 'status', head: t('cases.column.status'), width: '136px', cell: (row) => <CaseStatus status={row.status} /> },
  ]
}
