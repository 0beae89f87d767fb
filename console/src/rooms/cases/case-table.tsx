import { IconBellRinging, IconFolderOpen, IconUserShare } from '@tabler/icons-react'
import { useState } from 'react'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Button, DataTable, EmptyState, ErrorState, LoadingSkeleton, Num, type RowGroup } from '../../ui/index.ts'
import { CaseLife } from './case-life.tsx'
import { useCaseList } from './case-queries.ts'
import type { Asked } from './dialogs.tsx'
import type { CaseCounts, CaseSummary } from './types.ts'
import { useColumns } from './use-columns.tsx'
import type { ListAddress } from './use-filters.ts'

const nothingChosen = { type: null, status: null, owner: null, q: null, age: null }

/** The cases of a view: late first, then near, then the rest; a chosen row opens its life. */
export function CaseTable({
  address,
  counts,
  onAsk,
}: {
  address: ListAddress
  counts: CaseCounts | undefined
  onAsk: (asked: Asked) => void
}) {
  const { t } = useWords()
  const { may } = useSession()
  const problemWords = useProblemWords()
  const columns = useColumns()
  const [openId, setOpenId] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { view, filters } = address
  const list = useCaseList(view, filters)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const narrowed = Boolean(filters.type || filters.status || filters.ownerId || filters.q || address.age)
  const total = counts && !narrowed ? totalOf(view, counts) : null
  const picked = rows.filter((row) => chosen.has(row.id))
  return (
    <DataTable
      label={t(`cases.view.${view}`)}
      columns={columns}
      groups={useGroups(rows, view, narrowed ? undefined : counts)}
      rowId={(row) => row.id}
      rowName={(row) => row.number}
      openId={openId}
      onOpen={(row) => setOpenId(openId === row.id ? null : row.id)}
      expanded={(row) => <CaseLife caseId={row.id} onAsk={onAsk} />}
      {...(may('case.manage')
        ? {
            chosen: new Set(picked.map((row) => row.id)),
            onChoose: setChosen,
            bulk: () => (
              <>
                <Button
                  size="small"
                  icon={<IconBellRinging size={16} />}
                  onClick={() => onAsk({ kind: 'remind', cases: picked })}
                >
                  {t('cases.remind')}
                </Button>
                <Button
                  size="small"
                  icon={<IconUserShare size={16} />}
                  onClick={() => onAsk({ kind: 'assign', cases: picked })}
                >
                  {t('cases.assign')}
                </Button>
              </>
            ),
          }
        : {})}
      state={
        list.isError ? (
          <ErrorState reason={problemWords(list.error)} onRetry={() => void list.refetch()} />
        ) : list.isPending ? (
          <LoadingSkeleton shape="table" count={8} />
        ) : rows.length === 0 ? (
          <EmptyState
            icon={<IconFolderOpen size={22} stroke={1.6} />}
            fact={t('cases.none')}
            reason={t(narrowed ? 'cases.none.narrowed' : 'cases.none.reason')}
            way={narrowed && <Button onClick={() => address.change(nothingChosen)}>{t('cases.filter.clear')}</Button>}
          />
        ) : undefined
      }
      foot={
        rows.length > 0 && (
          <>
            {total === null ? t('cases.shown', { n: rows.length }) : t('cases.shown-of', { n: rows.length, total })}
            {list.hasNextPage && (
              <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('cases.more')}
              </Button>
            )}
          </>
        )
      }
    />
  )
}

function totalOf(view: ListAddress['view'], counts: CaseCounts): number | null {
  const totals: Partial<Record<ListAddress['view'], number>> = {
    unfinished: counts.unfinished,
    overdue: counts.overdue,
    near: counts.near,
    returned: counts.returned,
    'waiting-customer': counts.waitingCustomer,
  }
  return totals[view] ?? null
}

const kinds = [
  { id: 'overdue', tone: 'clay' },
  { id: 'near', tone: 'gold' },
  { id: 'on-time', tone: undefined },
] as const

function useGroups(
  rows: readonly CaseSummary[],
  view: string,
  counts: CaseCounts | undefined,
): RowGroup<CaseSummary>[] {
  const { t } = useWords()
  if (view === 'closed') return [{ id: 'all', rows }]
  const whole = {
    overdue: counts?.overdue,
    near: counts?.near,
    'on-time': counts && counts.unfinished - counts.overdue - counts.near,
  }
  return kinds
    .map(({ id, tone }) => {
      const mine = rows.filter((row) => (row.timeliness === 'done' ? 'on-time' : row.timeliness) === id)
      const count = view === 'unfinished' ? (whole[id] ?? mine.length) : mine.length
      return { id, label: t(`cases.group.${id}`), count: <Num>{count}</Num>, rows: mine, ...(tone ? { tone } : {}) }
    })
    .filter((group) => group.rows.length > 0)
}
