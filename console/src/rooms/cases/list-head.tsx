import { IconFilePlus, IconListTree, IconSearch } from '@tabler/icons-react'
import { useTypedText } from '../../app/address.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Button, SectionTitle } from '../../ui/index.ts'
import { useStaff } from './case-queries.ts'
import css from './cases.module.css'
import { FilterMenu } from './filter-menu.tsx'
import { caseTypes, openStatuses } from './types.ts'
import type { ListAddress } from './use-filters.ts'

/** Title, search and filters above the list. */
export function ListHead({
  address,
  unitName,
  onTree,
  onNew,
}: {
  address: ListAddress
  unitName: string | null
  /** Opens the tree of units where there is no room beside the list. */
  onTree?: (() => void) | undefined
  /** Records a case by hand, for whoever may. */
  onNew?: (() => void) | undefined
}) {
  const { t, named } = useWords()
  const { entity } = useSession()
  const { filters, change, view } = address
  return (
    <div className={css.head}>
      <SectionTitle size="page" meta={<bdi>{unitName ?? named(entity?.name)}</bdi>}>
        {t(view === 'no-case' ? 'cases.view.no-case' : view === 'closed' ? 'cases.view.closed' : 'cases.heading')}
      </SectionTitle>
      <div className={css.filters}>
        {view !== 'no-case' && <SearchBox value={filters.q} onChange={(q) => change({ q })} />}
        <div className={css.menus}>
          {onTree && (
            <span className={css.treeButton}>
              <Button size="small" icon={<IconListTree size={16} />} onClick={onTree}>
                {t('cases.units')}
              </Button>
            </span>
          )}
          {view !== 'no-case' && <Filters address={address} />}
          <Button
            size="small"
            look={view === 'closed' ? 'primary' : 'plain'}
            aria-pressed={view === 'closed'}
            onClick={() => change({ view: view === 'closed' ? null : 'closed' })}
          >
            {t('cases.view.closed')}
          </Button>
          {onNew && (
            <span className={css.new}>
              <Button size="small" look="primary" icon={<IconFilePlus size={16} />} onClick={onNew}>
                {t('cases.new')}
              </Button>
            </span>
          )}
        </div>
      </div>
    </div>
  )
}

function Filters({ address: { filters, change } }: { address: ListAddress }) {
  const { t, named } = useWords()
  const staff = useStaff()
  return (
    <>
      <FilterMenu
        name={t('cases.filter.type')}
        value={filters.type}
        onChange={(type) => change({ type })}
        options={caseTypes.map((value) => ({ value, label: t(`case.type.${value}`) }))}
      />
      <FilterMenu
        name={t('cases.filter.status')}
        value={filters.status}
        onChange={(status) => change({ status })}
        options={openStatuses.map((value) => ({ value, label: t(`case.status.${value}`) }))}
      />
      {staff.data && (
        <FilterMenu
          name={t('cases.filter.owner')}
          value={filters.ownerId}
          onChange={(owner) => change({ owner })}
          options={staff.data.map((one) => ({ value: one.id, label: named(one.name) }))}
        />
      )}
    </>
  )
}

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useTypedText(value, onChange)
  return (
    <label className={css.search}>
      <IconSearch size={16} aria-hidden="true" />
      <input
        type="search"
        dir="auto"
        value={typed}
        placeholder={t('cases.search')}
        aria-label={t('cases.search')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  )
}
