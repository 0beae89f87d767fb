import { IconSearch, IconUserSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAddress, useTypedText } from '../../app/address.ts'
import { useGo } from '../../app/go.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  LoadingSkeleton,
  Num,
  Own,
  TwoLines,
} from '../../ui/index.ts'
import { useFoundCustomers } from './customer-queries.ts'
import css from './customers.module.css'
import { Marks } from './marks.tsx'
import { namesOf } from './names.ts'
import type { CustomerLine } from './types.ts'

/** Finds a customer by what is at hand: a number, a document, a mail address, a name in either script. */
export default function CustomersPage() {
  const { t } = useWords()
  const go = useGo()
  const problemWords = useProblemWords()
  const [said, change] = useAddress()
  const q = said.q ?? ''
  const list = useFoundCustomers(q)
  const rows = q.trim().length > 1 ? (list.data?.pages.flatMap((page) => page.items) ?? []) : []
  const columns = useColumns()
  const state =
    q.trim().length < 2 ? (
      <EmptyState
        icon={<IconUserSearch size={22} stroke={1.6} />}
        fact={t('customers.search.fact')}
        reason={t('customers.search.reason')}
      />
    ) : list.isError ? (
      <ErrorState reason={problemWords(list.error)} onRetry={() => void list.refetch()} />
    ) : list.isPending ? (
      <LoadingSkeleton shape="table" count={6} />
    ) : rows.length === 0 ? (
      <EmptyState
        icon={<IconUserSearch size={22} stroke={1.6} />}
        fact={t('customers.none')}
        reason={t('customers.none.reason')}
      />
    ) : undefined
  return (
    <Card flush>
      <div className={css.listHead}>
        <h1>{t('customers.title')}</h1>
        <SearchBox value={q} onChange={(next) => change({ q: next })} />
      </div>
      <DataTable
        label={t('customers.title')}
        columns={columns}
        groups={[{ id: 'all', rows }]}
        rowId={(row) => row.id}
        onOpen={(row) => go(`/customers/${row.id}`)}
        state={state}
        foot={
          list.hasNextPage && (
            <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('cases.more')}
            </Button>
          )
        }
      />
    </Card>
  )
}

function useColumns(): Column<CustomerLine>[] {
  const { t, language, named } = useWords()
  const { entities } = useSession()
  return [
    {
      id: 'name',
      head: t('customers.column.name'),
      cell: (row) => {
        const { first, other } = namesOf(row.name, language)
        return (
          <TwoLines
            first={
              <Link
                to={`/customers/${row.id}` as string}
                className={css.name}
                onClick={(event) => event.stopPropagation()}
              >
                <Own>{first}</Own>
              </Link>
            }
            second={other && <Own>{other}</Own>}
          />
        )
      },
    },
    {
      id: 'identifiers',
      head: t('customers.column.identifiers'),
      width: '320px',
      cell: (row) => (
        <span className={css.identifierList}>
          {row.identifiers.slice(0, 3).map((one) => (
            <Num key={`${one.kind} ${one.shown}`}>{one.shown}</Num>
          ))}
        </span>
      ),
    },
    { id: 'marks', head: t('customers.column.kind'), width: '260px', cell: (row) => <Marks of={row} /> },
    {
      id: 'entity',
      head: t('customers.column.entity'),
      width: '220px',
      cell: (row) => named(entities.find((one) => one.id === row.entityId)?.name),
    },
  ]
}

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useTypedText(value, onChange)
  return (
    <label className={css.search}>
      <IconSearch size={18} aria-hidden="true" />
      <input
        type="search"
        dir="auto"
        autoComplete="off"
        value={typed}
        placeholder={t('customers.search')}
        aria-label={t('customers.search')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  )
}
