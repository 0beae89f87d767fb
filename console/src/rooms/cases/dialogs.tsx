import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, Problem } from '../../api/index.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import { Button, Dialog, Num, SearchSelect, TextArea, useToast } from '../../ui/index.ts'
import { useStaff } from './case-queries.ts'
import css from './cases.module.css'

export type Asked = { kind: 'remind' | 'assign' | 'reopen'; cases: readonly { id: string; number: string }[] }
type Sent = { path: string; body: Record<string, unknown> }

/** Does the same to each case in turn; answers which were refused. */
async function doToEach(asked: Asked, sent: Sent): Promise<{ number: string; problem: Problem }[]> {
  const refused: { number: string; problem: Problem }[] = []
  for (const one of asked.cases) {
    try {
      await api.post(`/api/v1/cases/${one.id}/${sent.path}`, sent.body)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push({ number: one.number, problem: error })
    }
  }
  return refused
}

/** Reminding, giving to somebody else and reopening, of one case or of all that are chosen. */
export function ManageDialog({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog open={asked !== null} onClose={onClose} title={asked ? t(`cases.dialog.${asked.kind}`) : ''}>
      {asked && <ManageForm key={asked.kind} asked={asked} onClose={onClose} />}
    </Dialog>
  )
}

function ManageForm({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t, rich, named } = useWords()
  const [text, setText] = useState('')
  const [staffId, setStaffId] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const { busy, run } = useManaging(asked, onClose)
  const staff = useStaff()
  const send = () => {
    if (asked.kind === 'remind') return run({ path: 'chasers', body: { by: 'manager', text: text.trim() || null } })
    if (asked.kind === 'assign' && staffId) return run({ path: 'owner', body: { staffId } })
    if (asked.kind === 'reopen' && text.trim()) return run({ path: 'reopening', body: { reason: text.trim() } })
    return setMissing(true)
  }
  const [first] = asked.cases
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p className={css.which}>
        {asked.cases.length === 1 && first
          ? rich('cases.dialog.one', { number: <Num>{first.number}</Num> })
          : t('cases.dialog.several', { n: asked.cases.length })}
      </p>
      {asked.kind === 'assign' ? (
        <SearchSelect
          label={t('cases.dialog.owner')}
          choices={(staff.data ?? []).map((one) => ({ value: one.id, label: named(one.name) }))}
          value={staffId}
          onChange={setStaffId}
          error={missing && !staffId ? t('cases.dialog.owner-wanted') : undefined}
        />
      ) : (
        <TextArea
          label={t(asked.kind === 'remind' ? 'cases.dialog.word' : 'cases.dialog.reason')}
          optional={asked.kind === 'remind'}
          rows={3}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={missing && !text.trim() ? t('cases.dialog.reason-wanted') : undefined}
        />
      )}
      <div className={css.formEnd}>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t(`cases.${asked.kind}`)}
        </Button>
      </div>
    </form>
  )
}

function useManaging(asked: Asked, onClose: () => void) {
  const { t } = useWords()
  const queries = useQueryClient()
  const toast = useToast()
  const problemWords = useProblemWords()
  const [busy, setBusy] = useState(false)
  const run = async (sent: Sent) => {
    setBusy(true)
    try {
      const refused = await doToEach(asked, sent)
      const done = asked.cases.length - refused.length
      if (done > 0) toast({ text: t(`cases.done.${asked.kind}`, { n: done }) })
      for (const one of refused.slice(0, 2)) {
        toast({ text: t('cases.refused', { number: one.number, why: problemWords(one.problem) }), tone: 'clay' })
      }
      if (done > 0) onClose()
    } catch (error) {
      toast({ text: problemWords(error), tone: 'clay' })
    } finally {
      setBusy(false)
      void queries.invalidateQueries({ queryKey: ['cases'] })
    }
  }
  return { busy, run }
}
