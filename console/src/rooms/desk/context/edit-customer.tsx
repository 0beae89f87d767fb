import { useState } from 'react'
import { api, Problem } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, ConflictNotice } from '../../../ui/index.ts'
import css from './context.module.css'
import { CustomerFields, type CustomerFilled, languageOr } from './customer-fields.tsx'
import { IdentifierList } from './identifier-list.tsx'
import type { About, Customer } from './shapes.ts'
import { useChange } from './use-change.ts'

const filledFrom = (customer: Customer): CustomerFilled => ({
  fullNameAr: customer.name.ar ?? '',
  fullNameLatin: customer.name.latin ?? '',
  language: languageOr(customer.language),
  residentKind: customer.residentKind,
  determination: customer.determination,
  senior: customer.senior,
})

/** Edits what is known of a customer; numbers and documents are added and taken off one by one. */
export function EditCustomer({ about, customer, onDone }: { about: About; customer: Customer; onDone: () => void }) {
  const { t } = useWords()
  const [edits, setEdits] = useState<Partial<CustomerFilled>>({})
  const [conflict, setConflict] = useState(false)
  const filled = { ...filledFrom(customer), ...edits }
  const path = `/api/v1/customers/${customer.id}`
  const save = useChange({
    about,
    run: () => api.patch<Customer>(path, { ...edits, ...names(edits) }, { ifMatch: customer.version }),
    said: t('desk.context.customer.saved'),
    done: onDone,
    refused: (error) => {
      const beaten = error instanceof Problem && error.status === 412
      if (beaten) setConflict(true)
      return beaten
    },
  })
  const nameless = !filled.fullNameAr.trim() && !filled.fullNameLatin.trim()
  const untouched = Object.keys(edits).length === 0
  return (
    <div className={css.dialogForm}>
      <IdentifierList about={about} customer={customer} />
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!nameless && !untouched) save.mutate(undefined)
        }}
      >
        {conflict && <ConflictNotice onShow={() => setEdits({})} />}
        <CustomerFields filled={filled} onChange={(some) => setEdits({ ...edits, ...some })} />
        <div className={css.dialogButtons}>
          <Button
            look="primary"
            type="submit"
            busy={save.isPending}
            disabledReason={
              nameless ? t('problem.customers.name-wanted') : untouched ? t('desk.context.nothing-new') : null
            }
          >
            {t('desk.context.save')}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {t('desk.cancel')}
          </Button>
        </div>
      </form>
    </div>
  )
}

// An emptied name is none, not an empty one.
function names(edits: Partial<CustomerFilled>) {
  return {
    ...('fullNameAr' in edits ? { fullNameAr: edits.fullNameAr?.trim() || null } : {}),
    ...('fullNameLatin' in edits ? { fullNameLatin: edits.fullNameLatin?.trim() || null } : {}),
  }
}
