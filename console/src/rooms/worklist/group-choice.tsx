import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useWords } from '../../app/words.tsx'
import { Button } from '../../ui/index.ts'
import { type LegGroup, legGroups } from './types.ts'

/** Which part of the department's work the list shows. */
export function GroupChoice({ group, onGroup }: { group: LegGroup; onGroup: (group: LegGroup) => void }) {
  const { t } = useWords()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="small" icon={<IconChevronDown size={15} />}>
          {t(`worklist.group.${group}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {legGroups.map((one) => (
          <Menu.Item
            key={one}
            onClick={() => onGroup(one)}
            rightSection={one === group ? <IconCheck size={15} aria-hidden="true" /> : null}
          >
            {t(`worklist.group.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
