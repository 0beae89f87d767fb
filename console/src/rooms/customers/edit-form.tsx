import { useState } from 'react'
import { api, Problem } from '../../api/index.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import { Button, ConflictNotice, Notice, SearchSelect, Segmented, TextField, useToast } from '../../ui/index.ts'
import { useCustomer, useCustomerChange, useSegments } from './customer-queries.ts'
import css from './customers.module.css'
import { changedFields, type EditedCustomer, fieldsOf } from './edited-customer.ts'
import { type Customer, languages, residentKinds } from './types.ts'

/** Corrects a customer from the version that was read; what a colleague changed in between is shown beside it, never overwritten. */
export function EditForm({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const problemWords = useProblemWords()
  const [base, setBase] = useState(customer)
  const [fields, setFields] = useState(() => fieldsOf(customer))
  const { refetch } = useCustomer(customer.id)
  const [theirs, setTheirs] = useState<readonly (keyof EditedCustomer)[]>([])
  const saving = useCustomerChange(
    () =>
      api.patch<Customer>(`/api/v1/customers/${customer.id}`, changedFields(fieldsOf(base), fields), {
        ifMatch: base.version,
      }),
    () => {
      toast({ text: t('customers.saved') })
      onClose()
    },
  )
  const beaten = saving.error instanceof Problem && saving.error.isConflict
  const showTheirs = async () => {
    const { data } = await refetch()
    if (!data) return
    const [before, now] = [fieldsOf(base), fieldsOf(data)]
    const theirChange = changedFields(before, now)
    setTheirs(Object.keys(theirChange) as (keyof EditedCustomer)[])
    setFields({ ...now, ...changedFields(before, fields), ...theirChange })
    setBase(data)
    saving.reset()
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate(undefined)
      }}
    >
      {beaten && <ConflictNotice onShow={() => void showTheirs()} />}
      {theirs.length > 0 && (
        <Notice tone="gold">
          {t('customers.theirs', {
            fields: theirs.map((name) => t(`customers.field.${name}`)).join(`${t('ui.comma')} `),
          })}
        </Notice>
      )}
      {saving.error && !beaten && <Notice tone="clay">{problemWords(saving.error)}</Notice>}
      <Fields fields={fields} set={(change) => setFields((before) => ({ ...before, ...change }))} />
      <div className={css.formEnd}>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" look="primary" busy={saving.isPending}>
          {t('customers.save')}
        </Button>
      </div>
    </form>
  )
}

function Fields({ fields, set }: { fields: EditedCustomer; set: (change: Partial<EditedCustomer>) => void }) {
  const { t, named } = useWords()
  const segments = useSegments()
  return (
    <>
      <TextField
        label={t('customers.field.fullNameAr')}
        maxLength={200}
        value={fields.fullNameAr ?? ''}
        onChange={(event) => set({ fullNameAr: event.currentTarget.value || null })}
      />
      <TextField
        label={t('customers.field.fullNameLatin')}
        latin
        maxLength={200}
        value={fields.fullNameLatin ?? ''}
        onChange={(event) => set({ fullNameLatin: event.currentTarget.value || null })}
      />
      <TextField
        label={t('customers.field.title')}
        optional
        maxLength={50}
        value={fields.title ?? ''}
        onChange={(event) => set({ title: event.currentTarget.value || null })}
      />
      <Segmented
        label={t('customers.field.residentKind')}
        value={fields.residentKind}
        onChange={(residentKind) => set({ residentKind })}
        options={residentKinds.map((value) => ({ value, label: t(`customers.resident.${value}`) }))}
      />
      <SearchSelect
        label={t('customers.field.language')}
        choices={languages.map((value) => ({ value, label: t(`customers.language.${value}`) }))}
        value={fields.language}
        onChange={(language) => language && set({ language })}
      />
      <SearchSelect
        label={t('customers.field.segment')}
        optional
        clearable
        choices={(segments.data ?? []).map((one) => ({ value: one.code, label: named(one.name) }))}
        value={fields.segment}
        onChange={(segment) => set({ segment })}
      />
      <label className={css.check}>
        <input
          type="checkbox"
          checked={fields.determination}
          onChange={(event) => set({ determination: event.currentTarget.checked })}
        />
        {t('customers.field.determination')}
      </label>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={fields.senior}
          onChange={(event) => set({ senior: event.currentTarget.checked })}
        />
        {t('customers.field.senior')}
      </label>
    </>
  )
}
