import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { api, Problem } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, IconButton, Notice, SearchSelect, TextField } from '../../../ui/index.ts'
import css from './context.module.css'
import { Identifier } from './customer-facts.tsx'
import { isDoubtfulEmiratesId } from './recognise.ts'
import type { About, Customer, IdentifierKind } from './shapes.ts'
import { useChange } from './use-change.ts'

const kinds = ['phone', 'email', 'emirates-id', 'passport', 'uid'] as const satisfies readonly IdentifierKind[]

/** Phones, mail addresses and documents of a customer: one added or taken off at a time. */
export function IdentifierList({ about, customer }: { about: About; customer: Customer }) {
  const { t } = useWords()
  const [kind, setKind] = useState<IdentifierKind>('phone')
  const [value, setValue] = useState('')
  const [known, setKnown] = useState(false)
  const path = `/api/v1/customers/${customer.id}/identifiers`
  const options = { ifMatch: customer.version }
  const remove = useChange({
    about,
    run: (id: string) => api.delete(`${path}/${id}`, options),
    said: t('desk.context.identifier.removed'),
  })
  const add = useChange({
    about,
    run: (anyway: boolean) => api.post<Customer>(path, { kind, value: value.trim(), anyway }, options),
    said: t('desk.context.identifier.added'),
    done: () => {
      setValue('')
      setKnown(false)
    },
    refused: (error) => {
      const alreadyKnown = error instanceof Problem && error.code === 'customers.already-known'
      if (alreadyKnown) setKnown(true)
      return alreadyKnown
    },
  })
  const doubtful = kind === 'emirates-id' && isDoubtfulEmiratesId(value)
  return (
    <div className={css.form}>
      <ul className={css.rows}>
        {customer.identifiers.map((one) => (
          <li key={one.id} className={css.row}>
            <span className={css.rowHead}>
              <span className={css.meta}>{t(`desk.context.identifier.${one.kind}`)}</span>
              <Identifier one={one} />
              <IconButton name={t('desk.context.identifier.remove')} onClick={() => remove.mutate(one.id)}>
                <IconTrash size={17} />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (value.trim()) add.mutate(known)
        }}
      >
        <div className={css.two}>
          <SearchSelect
            label={t('desk.context.identifier.kind')}
            choices={kinds.map((one) => ({ value: one, label: t(`desk.context.identifier.${one}`) }))}
            value={kind}
            onChange={(next) => setKind(kinds.find((one) => one === next) ?? 'phone')}
          />
          <TextField
            label={t('desk.context.identifier.value')}
            latin
            value={value}
            maxLength={200}
            onChange={(event) => {
              setValue(event.currentTarget.value)
              setKnown(false)
            }}
            warning={doubtful ? t('desk.context.warning.check-digit') : undefined}
          />
        </div>
        {known && <Notice tone="gold">{t('problem.customers.already-known')}</Notice>}
        <div className={css.dialogButtons}>
          <Button
            type="submit"
            icon={<IconPlus size={17} />}
            busy={add.isPending}
            disabledReason={value.trim() ? null : t('desk.context.identifier.value-missing')}
          >
            {t(known ? 'desk.context.identifier.add-anyway' : 'desk.context.identifier.add')}
          </Button>
        </div>
      </form>
    </div>
  )
}
