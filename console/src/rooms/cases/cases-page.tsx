import { useState } from 'react'
import { useLiveRefresh } from '../../api/index.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Card, LoadingSkeleton, Sheet, useNow } from '../../ui/index.ts'
import { useCounts } from './case-queries.ts'
import { CaseTable } from './case-table.tsx'
import css from './cases.module.css'
import { type Asked, ManageDialog } from './dialogs.tsx'
import { LackingTable } from './lacking-table.tsx'
import { ListHead } from './list-head.tsx'
import { NewCaseDialog } from './new-case/new-case-dialog.tsx'
import { UnitPanel } from './unit-panel.tsx'
import { useFilters } from './use-filters.ts'
import { ViewTiles } from './view-tiles.tsx'

/** Every case the reader may see, unfinished first: by unit, lateness, age, type, status and owner. */
export default function CasesPage() {
  const { t, named } = useWords()
  const { may } = useSession()
  const [treeOpen, setTreeOpen] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [recording, setRecording] = useState(false)
  const now = useNow(60)
  const mayCount = may(['case.read-all', 'case.read-unit'])
  const whole = useCounts(null, mayCount)
  const address = useFilters(whole.data?.ages ?? [], now)
  const { unitId } = address.filters
  const mine = useCounts(unitId, mayCount && unitId !== null)
  const counts = unitId === null ? whole.data : (mine.data ?? whole.data)
  const unit = whole.data?.byUnit.find((one) => one.unitId === unitId)
  useLiveRefresh('case.', [['cases']])
  const panel = whole.data && counts && (
    <UnitPanel counts={counts} whole={whole.data} address={address} onChosen={() => setTreeOpen(false)} />
  )
  return (
    <div className={css.page} data-alone={!mayCount || undefined}>
      {mayCount && (
        <aside className={css.side} aria-label={t('cases.units')}>
          <Card as="div">{panel ?? <LoadingSkeleton shape="text" count={8} />}</Card>
        </aside>
      )}
      <Card flush label={t('cases.title')}>
        <ListHead
          address={address}
          unitName={unit ? named(unit.name) : null}
          onTree={mayCount ? () => setTreeOpen(true) : undefined}
          onNew={may(['case.open', 'case.manage']) ? () => setRecording(true) : undefined}
        />
        <div className={css.tileRow}>
          <ViewTiles
            counts={counts}
            view={address.view}
            mayLack={may('case.read-all')}
            onChoose={(view) => address.change({ view: view === 'unfinished' ? null : view })}
          />
        </div>
        {address.view === 'no-case' ? (
          <LackingTable />
        ) : (
          <CaseTable address={address} counts={counts} onAsk={setAsked} />
        )}
      </Card>
      <Sheet open={treeOpen} onClose={() => setTreeOpen(false)} side="start" width={320} title={t('cases.units')}>
        {panel}
      </Sheet>
      <NewCaseDialog open={recording} onClose={() => setRecording(false)} />
      <ManageDialog asked={asked} onClose={() => setAsked(null)} />
    </div>
  )
}
