import { useWords } from '../../../app/words.tsx'
import { Ltr, SearchSelect } from '../../../ui/index.ts'
import { useDirectory } from '../context/context-queries.ts'
import { Check } from '../context/customer-fields.tsx'
import css from './wrap-up.module.css'

interface ReferredBodyProps {
  entityId: string
  elsewhere: boolean
  bodyId: string | null
  onChange: (some: { elsewhere?: boolean; bodyId?: string | null }) => void
}

/** Not our business: whose it is, with the number that was given to the customer. */
export function ReferredBody({ entityId, elsewhere, bodyId, onChange }: ReferredBodyProps) {
  const { t, named } = useWords()
  const directory = useDirectory(entityId, elsewhere)
  const bodies = directory.data?.items ?? []
  const chosen = bodies.find((body) => body.id === bodyId)
  return (
    <div className={css.set}>
      <Check on={elsewhere} onChange={(on) => onChange({ elsewhere: on, ...(on ? {} : { bodyId: null }) })}>
        {t('desk.wrap-up.elsewhere')}
      </Check>
      {elsewhere && (
        <SearchSelect
          label={t('desk.wrap-up.body')}
          help={
            chosen && (
              <>
                {[chosen.phone, chosen.mail].filter(Boolean).map((point) => (
                  <span key={point}>
                    <Ltr>{point}</Ltr>{' '}
                  </span>
                ))}
                {named(chosen.about)}
              </>
            )
          }
          choices={bodies.map((body) => ({ value: body.id, label: named(body.name), hint: named(body.about) }))}
          value={bodyId}
          onChange={(next) => onChange({ bodyId: next })}
        />
      )}
    </div>
  )
}
