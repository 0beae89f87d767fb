import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import { latinDigits } from './format.ts'
import { Kbd } from './kbd.tsx'
import css from './overlay.module.css'
import { useUi } from './ui-context.tsx'

export type Command = {
  id: string
  group: string
  label: string
  icon?: ReactNode
  hint?: ReactNode
  kbd?: string /** More words it is found by. */
  also?: string
  run: () => void
}

const fold = (text: string) =>
  latinDigits(text)
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/gu, '')
    .replace(/[أإآ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه')

/** The commands whose label or other words hold every word typed; spelling variants of Arabic letters count as one. */
export function matchCommands(commands: readonly Command[], typed: string): Command[] {
  const words = fold(typed).split(/\s+/u).filter(Boolean)
  return commands.filter((command) =>
    words.every((one) => fold(`${command.label} ${command.also ?? ''}`).includes(one)),
  )
}

export type CommandPaletteProps = {
  open: boolean
  onClose: () => void
  commands: readonly Command[]
  /** Found elsewhere for what was typed (customers, cases); shown under the commands. */
  found?: readonly Command[]
  onType?: (typed: string) => void
  busy?: boolean
}

/** One box that goes anywhere and does anything: arrows choose, Enter does. */
export function CommandPalette({ open, onClose, commands, found = [], onType, busy }: CommandPaletteProps) {
  const { word } = useUi()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  useEffect(() => {
    if (open) return
    setTyped('')
    setChosen(0)
  }, [open])
  const shown = [...matchCommands(commands, typed), ...found]
  const at = Math.min(chosen, Math.max(0, shown.length - 1))
  const type = (value: string) => {
    setTyped(value)
    setChosen(0)
    onType?.(value)
  }
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.code === 'ArrowDown') setChosen((at + 1) % Math.max(1, shown.length))
    else if (event.code === 'ArrowUp') setChosen((at - 1 + shown.length) % Math.max(1, shown.length))
    else if (event.code === 'Enter') run(shown[at])
    else return
    event.preventDefault()
  }
  return (
    <Modal
      opened={open}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={560}
      radius="lg"
      yOffset="12vh"
      transitionProps={{ duration: 140 }}
      attributes={{ content: { 'aria-label': word('ui.palette.name') } }}
    >
      <div className={css.search}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          data-autofocus
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
          placeholder={word('ui.palette.hint')}
          dir="auto"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={shown[at] ? `${listId}-${at}` : undefined}
          aria-label={word('ui.palette.name')}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div className={css.results} id={listId} role="listbox" aria-label={word('ui.palette.name')} aria-busy={busy}>
        {shown.map((command, index) => (
          <div key={command.id}>
            {command.group !== shown[index - 1]?.group && <div className={css.resultGroup}>{command.group}</div>}
            <button
              type="button"
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              tabIndex={-1}
              className={css.result}
              onPointerMove={() => setChosen(index)}
              onClick={() => run(command)}
            >
              {command.icon}
              <span>{command.label}</span>
              {command.hint && <span className={css.hint}>{command.hint}</span>}
              {command.kbd && (
                <span className={css.hint}>
                  <Kbd>{command.kbd}</Kbd>
                </span>
              )}
            </button>
          </div>
        ))}
        {shown.length === 0 && <div className={css.resultGroup}>{word('ui.palette.none')}</div>}
      </div>
    </Modal>
  )
}
