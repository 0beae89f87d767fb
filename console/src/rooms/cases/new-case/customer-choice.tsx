import { IconSearch, IconUser, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Button, Num, Own, TextField } from '../../../ui/index.ts'
import { useCustomerSearch } from '../case-queries.ts'
import css from '../cases.module.css'
import type { FoundCustomer } from '../types.ts'

export interface ChosenCustomer {
  id: string
  name: string
}

/** Who the case is for: looked for by number, document or name, or left open. Every search is recorded, so it asks only when told to. */
export function CustomerChoice({
  chosen,
  onChoose,
}: {
  chosen: ChosenCustomer | null
  onChoose: (customer: ChosenCustomer | null) => void
}) {
  const { t } = useWords()
  if (!chosen) return <Search onChoose={onChoose} />
  return (
    <div className={css.chosen}>
      <IconUser size={18} aria-hidden="true" />
      <span>
        <span className={css.quiet}>{t('cases.facts.customer')}</span>
        <Own>{chosen.name}</Own>
      </span>
      <Button size="small" look="quiet" icon={<IconX size={16} />} onClick={() => onChoose(null)}>
        {t('cases.new.other-customer')}
      </Button>
    </div>
  )
}

function Search({ onChoose }: { onChoose: (customer: ChosenCustomer) => void }) {
  const { t, language } = useWords()
  const { entity } = useSession()
  const [typed, setTyped] = useState('')
  const [sought, setSought] = useState('')
  const found = useCustomerSearch(entity?.id ?? '', sought)
  const nameOf = ({ name }: FoundCustomer) =>
    (language === 'ar' ? (name.ar ?? name.latin) : (name.latin ?? name.ar)) ?? ''
  return (
    <div className={css.customer}>
      <div className={css.customerSearch}>
        <TextField
          label={t('cases.facts.customer')}
          optional
          placeholder={t('cases.new.customer-hint')}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.code !== 'Enter') return
            event.preventDefault()
            setSought(typed.trim())
          }}
        />
        <Button
          icon={<IconSearch size={17} />}
          busy={found.isFetching}
          disabledReason={typed.trim() ? null : t('cases.new.customer-hint')}
          onClick={() => setSought(typed.trim())}
        >
          {t('cases.new.search')}
        </Button>
      </div>
      {found.data?.length === 0 && (
        <p className={css.quiet} role="status">
          {t('cases.new.nobody')}
        </p>
      )}
      {found.data && found.data.length > 0 && (
        <ul className={css.found}>
          {found.data.map((one) => (
            <li key={one.id}>
              <button type="button" onClick={() => onChoose({ id: one.id, name: nameOf(one) })}>
                <Own>{nameOf(one)}</Own>
                <span className={css.quiet}>
                  {one.identifiers.slice(0, 2).map((identifier) => (
                    <Num key={`${identifier.kind} ${identifier.shown}`}>{identifier.shown}</Num>
                  ))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
