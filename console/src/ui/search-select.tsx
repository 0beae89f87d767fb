import { Select } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import css from './field.module.css'
import { Field, type FieldProps } from './field.tsx'
import { useUi } from './ui-context.tsx'

export type Choice = {
  value: string
  label: string /** A second line: the department above it, a number. */
  hint?: string
  group?: string
  disabled?: boolean
}
export type SearchSelectProps = FieldProps & {
  choices: readonly Choice[]
  value: string | null
  onChange: (value: string | null) => void
  placeholder?: string
  clearable?: boolean
  disabled?: boolean
  onSearch?: (typed: string) => void
}

function grouped(choices: readonly Choice[]) {
  const items = choices.map(({ value, label, disabled }) => ({ value, label, disabled }))
  if (!choices.some((choice) => choice.group)) return items
  const groups = Map.groupBy(choices, (choice) => choice.group ?? '')
  return [...groups].map(([group, inside]) => ({
    group,
    items: inside.map(({ value, label, disabled }) => ({ value, label, disabled })),
  }))
}

/** One out of many, found by typing. */
export function SearchSelect({
  choices,
  value,
  onChange,
  placeholder,
  clearable,
  disabled,
  onSearch,
  ...field
}: SearchSelectProps) {
  const { word } = useUi()
  const hints = new Map(choices.map((choice) => [choice.value, choice.hint]))
  return (
    <Field {...field}>
      {(described) => (
        <Select
          {...described}
          data={grouped(choices)}
          value={value}
          onChange={onChange}
          onSearchChange={onSearch}
          searchable
          clearable={clearable}
          disabled={disabled}
          placeholder={placeholder ?? word('ui.select.hint')}
          nothingFoundMessage={word('ui.select.none')}
          error={described['aria-invalid']}
          maxDropdownHeight={300}
          rightSection={clearable && value ? undefined : <IconChevronDown size={16} aria-hidden="true" />}
          rightSectionPointerEvents={clearable && value ? 'all' : 'none'}
          checkIconPosition="right"
          comboboxProps={{ transitionProps: { duration: 140 } }}
          renderOption={({ option }) => (
            <span className={css.option}>
              <span>{option.label}</span>
              {hints.get(option.value) && <span className={css.optionHint}>{hints.get(option.value)}</span>}
            </span>
          )}
        />
      )}
    </Field>
  )
}
