import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { AgeHistogram, SectionTitle, TreeLegend, TreeWithBars } from '../../ui/index.ts'
import css from './cases.module.css'
import type { CaseCounts } from './types.ts'
import { unitLoads, wholeLoad } from './unit-loads.ts'
import type { ListAddress } from './use-filters.ts'

/** The units with what each has to finish, and how old it is; either narrows the list. */
export function UnitPanel({
  counts,
  whole,
  address,
  onChosen,
}: {
  counts: CaseCounts
  /** The figures of the entity as a whole, whichever unit is chosen. */
  whole: CaseCounts
  address: ListAddress
  onChosen?: () => void
}) {
  const { t, named } = useWords()
  const { entity } = useSession()
  const units = [wholeLoad(whole, named(entity?.name)), ...unitLoads(whole.byUnit, named)]
  const choose = (id: string) => {
    address.change({ unit: id || null })
    onChosen?.()
  }
  const tones = { palm: {}, gold: { tone: 'gold' }, clay: { tone: 'clay' } } as const
  return (
    <div className={css.panel}>
      <SectionTitle meta={t('cases.view.unfinished')}>{t('cases.units')}</SectionTitle>
      <div className={css.tree}>
        <TreeWithBars label={t('cases.units')} units={units} chosen={address.filters.unitId ?? ''} onChoose={choose} />
      </div>
      <div className={css.legend}>
        <TreeLegend />
      </div>
      <div className={css.ages}>
        <SectionTitle level={3} meta={t('cases.ages.days')}>
          {t('cases.ages')}
        </SectionTitle>
        <AgeHistogram
          label={t('cases.ages')}
          chosen={address.age}
          onChoose={(age) => address.change({ age })}
          bars={counts.ages.map((age, index) => ({
            id: String(index),
            count: age.count,
            label: age.upToDays === null ? t('cases.ages.more') : t('cases.ages.up-to', { n: age.upToDays }),
            ...tones[age.tone],
          }))}
        />
      </div>
    </div>
  )
}
