import { useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { Button, Dialog, SearchSelect, sendsForm, TextArea, useDraft } from '../../ui/index.ts'
import type { LegAsked } from './leg-actions.tsx'
import { type LegMove, useColleagues, useLegMove } from './leg-queries.ts'
import type { LegFile } from './types.ts'
import css from './worklist.module.css'

/** The words that go with a move: the reason, the question, the answer, or the colleague. */
export function LegDialog({ leg, asked, onClose }: { leg: LegFile; asked: LegAsked | null; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog open={asked !== null} onClose={onClose} title={asked ? t(`worklist.${asked}`) : ''}>
      {asked === 'assign' && <AssignForm leg={leg} onClose={onClose} />}
      {asked && asked !== 'assign' && <WordsForm key={asked} leg={leg} asked={asked} onClose={onClose} />}
    </Dialog>
  )
}

const moveOf = (asked: Exclude<LegAsked, 'assign'>, text: string): LegMove => {
  switch (asked) {
    case 'return':
      return { name: 'return', body: { reason: text } }
    case 'ask':
      return { name: 'question', body: { text } }
    case 'wait-for-other':
      return { name: 'waiting', body: { note: text } }
    case 'answer':
      return { name: 'answer', body: { text } }
  }
}

function WordsForm({ leg, asked, onClose }: { leg: LegFile; asked: Exclude<LegAsked, 'assign'>; onClose: () => void }) {
  const { t } = useWords()
  const [text, setText, forget] = useDraft(`leg:${leg.id} ${asked}`)
  const [missing, setMissing] = useState(false)
  const moving = useLegMove(
    leg.id,
    () => t(`worklist.done.${asked}`),
    () => {
      forget()
      onClose()
    },
  )
  const send = () => (text.trim() ? moving.mutate(moveOf(asked, text.trim())) : setMissing(true))
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextArea
        label={t(`worklist.words.${asked}`)}
        help={t(`worklist.help.${asked}`)}
        rows={6}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={missing && !text.trim() ? t('cases.text-wanted') : undefined}
        onKeyDown={sendsForm}
        data-autofocus
      />
      <div className={css.formEnd}>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" look="primary" kbd="Ctrl ⏎" busy={moving.isPending}>
          {t(`worklist.${asked}`)}
        </Button>
      </div>
    </form>
  )
}

function AssignForm({ leg, onClose }: { leg: LegFile; onClose: () => void }) {
  const { t, named } = useWords()
  const colleagues = useColleagues()
  const [staffId, setStaffId] = useState<string | null>(leg.assignee?.id ?? null)
  const moving = useLegMove(leg.id, () => t('worklist.done.assign'), onClose)
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (staffId) moving.mutate({ name: 'assignee', body: { staffId } })
      }}
    >
      <SearchSelect
        label={t('worklist.words.assign')}
        choices={(colleagues.data ?? []).map((one) => ({ value: one.id, label: named(one.name) }))}
        value={staffId}
        onChange={setStaffId}
      />
      <div className={css.formEnd}>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" look="primary" disabled={!staffId} busy={moving.isPending}>
          {t('worklist.assign')}
        </Button>
      </div>
    </form>
  )
}
