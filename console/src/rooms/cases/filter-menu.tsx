import { Menu, ScrollArea } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useWords } from '../../app/words.tsx'
import { Button } from '../../ui/index.ts'

export type Option = { value: string; label: string }

/** One filter of a list: its name, what it is set to, and a menu of the rest. */
export function FilterMenu({
  name,
  options,
  value,
  onChange,
}: {
  name: string
  options: readonly Option[]
  value: string | null
  onChange: (value: string | null) => void
}) {
  const { t } = useWords()
  const chosen = options.find((option) => option.value === value)
  const all = { value: null, label: t('cases.filter.all') }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="small" icon={<IconChevronDown size={15} />}>
          {t('cases.filter.set', { name, value: chosen?.label ?? all.label })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={340}>
          {[all, ...options].map((option) => (
            <Menu.Item
              key={option.value ?? ''}
              onClick={() => onChange(option.value)}
              rightSection={
                option.value === (chosen?.value ?? null) ? <IconCheck size={15} aria-hidden="true" /> : null
              }
            >
              <bdi>{option.label}</bdi>
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  )
}
