import { useWords } from '../../../app/words.tsx'
import { SearchSelect, Segmented, TextField } from '../../../ui/index.ts'
import css from './context.module.css'
import type { Customer } from './shapes.ts'

export const languages = ['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'] as const
export const residentKinds = ['citizen', 'resident', 'visitor', 'investor'] as const

export interface CustomerFilled {
  fullNameAr: string
  fullNameLatin: string
  language: (typeof languages)[number]
  residentKind: Customer['residentKind']
  determination: boolean
  senior: boolean
}

/** The contact's language where it is one of ours. */
export const languageOr = (language: string | null): CustomerFilled['language'] =>
  languages.find((one) => one === language) ?? 'ar'

/** What is known of a person: one full name a script, how they live here, how to speak to them. */
export function CustomerFields({
  filled,
  onChange,
}: {
  filled: CustomerFilled
  onChange: (some: Partial<CustomerFilled>) => void
}) {
  const { t } = useWords()
  return (
    <>
      <TextField
        label={t('desk.context.name.ar')}
        value={filled.fullNameAr}
        maxLength={200}
        onChange={(event) => onChange({ fullNameAr: event.currentTarget.value })}
      />
      <TextField
        label={t('desk.context.name.latin')}
        latin
        value={filled.fullNameLatin}
        maxLength={200}
        onChange={(event) => onChange({ fullNameLatin: event.currentTarget.value })}
      />
      <Segmented
        label={t('desk.context.resident')}
        options={residentKinds.map((value) => ({ value, label: t(`desk.context.resident.${value}`) }))}
        value={filled.residentKind}
        onChange={(residentKind) => onChange({ residentKind })}
        wide
      />
      <SearchSelect
        label={t('desk.context.language')}
        choices={languages.map((value) => ({ value, label: t(`desk.language.${value}`) }))}
        value={filled.language}
        onChange={(language) => onChange({ language: languageOr(language) })}
      />
      <div className={css.checks}>
        <Check on={filled.determination} onChange={(determination) => onChange({ determination })}>
          {t('desk.context.determination')}
        </Check>
        <Check on={filled.senior} onChange={(senior) => onChange({ senior })}>
          {t('desk.context.senior')}
        </Check>
      </div>
    </>
  )
}

/** One thing that holds or does not. */
export function Check({
  on,
  onChange,
  disabled,
  children,
}: {
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
  children: string
}) {
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {children}
    </label>
  )
}
