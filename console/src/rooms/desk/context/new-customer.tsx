import { useState } from 'react'
import { api, Problem } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, Notice, TextField } from '../../../ui/index.ts'
import css from './context.module.css'
import { CustomerFields, type CustomerFilled, languageOr } from './customer-fields.tsx'
import { FoundCustomer } from './found-customer.tsx'
import { type Given, isDoubtfulEmiratesId } from './recognise.ts'
import type { About, Customer, CustomerSummary, IdentifierKind } from './shapes.ts'
import { useChange } from './use-change.ts'

interface NewCustomerProps {
  about: About
  given: Given
  language: string | null
  onLink: (customerId: string) => Promise<unknown>
  onCancel: () => void
}
const kinds = ['phone', 'email', 'emirates-id'] as const satisfies readonly IdentifierKind[]
type Numbers = Record<(typeof kinds)[number], string>

const isArabic = (text: string) => /\p{Script=Arabic}/u.test(text)

/** A customer nobody knew, from what the contact gave; whoever already has the same number is shown first. */
export function NewCustomer({ about, given, language, onLink, onCancel }: NewCustomerProps) {
  const { t } = useWords()
  const name = given.name ?? ''
  const [filled, setFilled] = useState<CustomerFilled>({
    fullNameAr: isArabic(name) ? name : '',
    fullNameLatin: isArabic(name) ? '' : name,
    language: languageOr(language),
    residentKind: null,
    determination: false,
    senior: false,
  })
  const [numbers, setNumbers] = useState<Numbers>({
    phone: given.phone ?? '',
    email: given.email ?? '',
    'emirates-id': '',
  })
  const [known, setKnown] = useState<CustomerSummary[] | null>(null)
  const create = useChange({
    about,
    run: async (anyway: boolean) => {
      const identifiers = kinds
        .filter((kind) => numbers[kind].trim())
        .map((kind) => ({ kind, value: numbers[kind].trim() }))
      const body = { ...filled, identifiers, anyway }
      const made = await api.post<Customer>('/api/v1/customers', body, { entityId: about.entityId })
      await onLink(made.id)
    },
    refused: (error) => {
      if (!(error instanceof Problem) || error.code !== 'customers.already-known') return false
      setKnown((error.facts.customers ?? []) as CustomerSummary[])
      return true
    },
  })
  const nameless = !filled.fullNameAr.trim() && !filled.fullNameLatin.trim()
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!nameless) create.mutate(false)
      }}
    >
      <CustomerFields filled={filled} onChange={(some) => setFilled({ ...filled, ...some })} />
      {kinds.map((kind) => (
        <TextField
          key={kind}
          label={t(`desk.context.identifier.${kind}`)}
          latin
          optional
          value={numbers[kind]}
          onChange={(event) => setNumbers({ ...numbers, [kind]: event.currentTarget.value })}
          warning={
            kind === 'emirates-id' && isDoubtfulEmiratesId(numbers[kind])
              ? t('desk.context.warning.check-digit')
              : undefined
          }
        />
      ))}
      {known && (
        <>
          <Notice tone="gold">{t('desk.context.known-already')}</Notice>
          <ul className={css.rows}>
            {known.map((one) => (
              <FoundCustomer
                key={one.id}
                customer={one}
                given={{ ...given, ...numbers }}
                onLink={onLink}
                busy={create.isPending}
              />
            ))}
          </ul>
        </>
      )}
      <div className={css.buttons}>
        {known ? (
          <Button busy={create.isPending} onClick={() => create.mutate(true)}>
            {t('desk.context.customer.anyway')}
          </Button>
        ) : (
          <Button
            look="primary"
            type="submit"
            busy={create.isPending}
            disabledReason={nameless ? t('problem.customers.name-wanted') : null}
          >
            {t('desk.context.customer.create')}
          </Button>
        )}
        <Button look="quiet" onClick={onCancel}>
          {t('desk.cancel')}
        </Button>
      </div>
    </form>
  )
}
