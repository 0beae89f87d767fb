import { Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { CountBubble, EmptyState, IconButton, ListRow, RelativeTime } from '../ui/index.ts'
import css from './notices.module.css'
import { useWords } from './words.tsx'

/** Something that happened and concerns this person; pressing it goes there. */
export type StaffNotice = { id: string; at: string; title: string; detail?: string; icon?: ReactNode; to?: string }
type Kept = StaffNotice & { seen: boolean }

let kept: readonly Kept[] = []
const listeners = new Set<() => void>()

function change(next: readonly Kept[]): void {
  kept = next
  for (const listener of listeners) listener()
}

/** Adds to the bell; the same id counts once. Rooms call it from their live events. */
export function addNotice(notice: StaffNotice): void {
  if (kept.some((one) => one.id === notice.id)) return
  change([{ ...notice, seen: false }, ...kept].slice(0, 50))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** What has happened while this page was open. */
export function Bell() {
  const { t } = useWords()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const notices = useSyncExternalStore(subscribe, () => kept)
  const unseen = notices.filter((one) => !one.seen).length
  const toggle = (next: boolean) => {
    setOpen(next)
    if (!next) change(notices.map((one) => ({ ...one, seen: true })))
  }
  const go = (notice: StaffNotice) => {
    toggle(false)
    if (notice.to) void router.navigate({ to: notice.to })
  }
  return (
    <Popover opened={open} onChange={toggle} position="bottom-end" width={360} trapFocus>
      <Popover.Target>
        <IconButton name={t('console.bell', { n: unseen })} onClick={() => toggle(!open)}>
          <IconBell size={19} />
          {unseen > 0 && (
            <span className={css.unseen}>
              <CountBubble tone="gold" count={unseen} label={t('console.bell', { n: unseen })} />
            </span>
          )}
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown mah="70vh" style={{ overflow: 'auto' }}>
        {notices.length === 0 && <EmptyState icon={<IconBell size={20} />} fact={t('console.bell', { n: 0 })} />}
        {notices.map((one) => (
          <ListRow
            key={one.id}
            icon={one.icon ?? <IconBell size={18} />}
            name={one.title}
            preview={one.detail}
            time={<RelativeTime at={one.at} />}
            unread={!one.seen}
            onClick={() => go(one)}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
