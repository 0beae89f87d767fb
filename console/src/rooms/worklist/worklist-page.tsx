import { useLiveRefresh } from '../../api/index.ts'
import { useAddress } from '../../app/address.ts'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../ui/index.ts'
import { LegList } from './leg-list.tsx'
import { LegStage } from './leg-stage.tsx'
import { legGroups } from './types.ts'
import css from './worklist.module.css'

/** What has reached the officer's department: the list by due date, and one part of a case to work on. */
export default function WorklistPage() {
  const { t } = useWords()
  const [said, change] = useAddress()
  const group = legGroups.find((one) => one === said.group) ?? 'open'
  const legId = said.leg ?? null
  useLiveRefresh(['leg.', 'case.'], [['worklist']])
  return (
    <div className={css.page} data-open={legId !== null || undefined}>
      <LegList
        group={group}
        openId={legId}
        onGroup={(next) => change({ group: next === 'open' ? null : next })}
        onOpen={(id) => change({ leg: id }, 'push')}
      />
      <div className={css.stage}>
        {legId ? (
          <LegStage key={legId} legId={legId} onBack={() => change({ leg: null })} />
        ) : (
          <div className={css.empty}>
            <EmptyState fact={t('worklist.nothing-open')} reason={t('worklist.nothing-open.reason')} />
          </div>
        )}
      </div>
    </div>
  )
}
