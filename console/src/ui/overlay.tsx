import { Drawer, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Button, type ButtonLook } from './button.tsx'
import { Kbd } from './kbd.tsx'
import { chordName } from './keys.ts'
import css from './overlay.module.css'
import { useUi } from './ui-context.tsx'
import { useBoundKeys } from './use-keys.tsx'

/** A window over the page for one decision; Escape closes, the focus returns to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  width = 520,
}: {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  width?: number
}) {
  const { word } = useUi()
  return (
    <Modal
      opened={open}
      onClose={onClose}
      size={width}
      centered
      radius="lg"
      title={<span className={css.title}>{title}</span>}
      closeButtonProps={{ 'aria-label': word('ui.close') }}
      transitionProps={{ duration: 140 }}
    >
      {children}
    </Modal>
  )
}

/** A side sheet for narrow widths: context comes in from the inline end, lists from the inline start, `bottom` on phones. */
export function Sheet({
  open,
  onClose,
  title,
  children,
  side = 'end',
  width = 400,
}: {
  open: boolean
  onClose: () => void
  title: ReactNode
  children: ReactNode
  side?: 'start' | 'end' | 'bottom'
  width?: number
}) {
  const { word } = useUi()
  // The library turns left and right round on a right-to-left page.
  const position = side === 'bottom' ? 'bottom' : side === 'end' ? 'right' : 'left'
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      position={position}
      size={width}
      title={<span className={css.title}>{title}</span>}
      closeButtonProps={{ 'aria-label': word('ui.close') }}
      transitionProps={{ duration: 220 }}
    >
      {children}
    </Drawer>
  )
}

export type ConfirmProps = {
  open: boolean
  onClose: () => void
  title: ReactNode
  children?: ReactNode
  yes: ReactNode
  look?: ButtonLook
  onYes: () => Promise<unknown> | unknown
}

/** Asks before what cannot be taken back. */
export function ConfirmDialog({ open, onClose, title, children, yes, look = 'primary', onYes }: ConfirmProps) {
  const { word } = useUi()
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await onYes()
    } finally {
      setBusy(false)
    }
    onClose()
  }
  return (
    <Dialog open={open} onClose={onClose} title={title} width={440}>
      {children}
      <div className={css.actions}>
        <Button look={look} busy={busy} onClick={confirm} data-autofocus>
          {yes}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {word('ui.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

/** The keys that work now, by group. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { word } = useUi()
  const keys = useBoundKeys()
  const groups = Map.groupBy(keys, (key) => key.group ?? word('ui.keys.everywhere'))
  return (
    <Dialog open={open} onClose={onClose} title={word('ui.keys.title')} width={620}>
      <div className={css.help}>
        {[...groups].map(([group, actions]) => [
          <div key={group} className={css.helpGroup}>
            {group}
          </div>,
          ...actions.map((action) => (
            <div key={`${group} ${action.chord}`} className={css.helpRow}>
              <span>{action.label}</span>
              <Kbd>{chordName(action.chord)}</Kbd>
            </div>
          )),
        ])}
      </div>
    </Dialog>
  )
}
