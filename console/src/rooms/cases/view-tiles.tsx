import { useWords } from '../../app/words.tsx'
import { FilterTile, Segmented } from '../../ui/index.ts'
import css from './cases.module.css'
import type { CaseCounts, View } from './types.ts'

const tiles = [
  { view: 'unfinished', count: (all: CaseCounts) => all.unfinished },
  { view: 'overdue', count: (all: CaseCounts) => all.overdue, tone: 'clay' },
  { view: 'near', count: (all: CaseCounts) => all.near, tone: 'gold' },
  { view: 'returned', count: (all: CaseCounts) => all.returned },
  { view: 'waiting-customer', count: (all: CaseCounts) => all.waitingCustomer },
  { view: 'no-case', count: (all: CaseCounts) => all.contactsWithoutFinishedCase },
] as const satisfies readonly { view: View; count: (all: CaseCounts) => number; tone?: 'clay' | 'gold' }[]

/** Six figures that filter the list; names alone for whoever may not count. */
export function ViewTiles({
  counts,
  view,
  mayLack,
  onChoose,
}: {
  counts: CaseCounts | undefined
  view: View
  /** Whether contacts without a case may be read. */
  mayLack: boolean
  onChoose: (view: View) => void
}) {
  const { t } = useWords()
  if (!counts) {
    const plain = ['unfinished', 'overdue', 'near', 'returned', 'waiting-customer', 'closed'] as const
    const options = plain.map((value) => ({ value, label: t(`cases.view.${value}`) }))
    return (
      <div className={css.plainViews}>
        <Segmented
          hideLabel
          label={t('cases.views')}
          options={options}
          value={view === 'no-case' ? null : view}
          onChange={onChoose}
        />
      </div>
    )
  }
  return (
    <fieldset className={css.tiles} aria-label={t('cases.views')}>
      {tiles
        .filter((tile) => mayLack || tile.view !== 'no-case')
        .map((tile) => (
          <FilterTile
            key={tile.view}
            name={t(`cases.view.${tile.view}`)}
            count={tile.count(counts)}
            {...('tone' in tile ? { tone: tile.tone } : {})}
            chosen={view === tile.view}
            onChoose={() => onChoose(tile.view)}
          />
        ))}
    </fieldset>
  )
}
