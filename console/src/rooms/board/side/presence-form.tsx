import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, Dialog, SearchSelect, Segmented, useToast } from '../../../ui/index.ts'
import { useFloorChanged } from '../board-queries.ts'
import type { BoardAgent, BreakReason } from '../types.ts'
import { reasonKeys, stateKeys } from '../use-names.ts'
import css from './side.module.css'

const states = ['available', 'break', 'off-duty'] as const
const isReason = (value: string | null): value is BreakReason => value !== null && value in reasonKeys

/** The button that opens the change of an agent's state. */
export function ChangePresence({ agent }: { agent: BoardAgent }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('board.agent.state.save')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('board.agent.state.save')} width={460}>
        <PresenceForm agent={agent} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

/** Changes an agent's state; a break asks for its reason, and leaving says what happens to the work in hand. */
function PresenceForm({ agent, onDone }: { agent: BoardAgent; onDone: () => void }) {
  const { t, named } = useWords()
  const [state, setState] = useState<BoardAgent['presence']>(agent.presence)
  const [reason, setReason] = useState<BreakReason | null>(agent.reason)
  const toast = useToast()
  const say = useProblemWords()
  const changed = useFloorChanged()
  const change = useMutation({
    mutationFn: () =>
      api.post(`/api/v1/board/agents/${agent.id}/presence`, { state, reason: state === 'break' ? reason : null }),
    onSuccess: () => {
      toast({ text: t('board.agent.state.done', { agent: named(agent.name), state: t(stateKeys[state]) }) })
      onDone()
    },
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: changed,
  })
  const same = state === agent.presence && (state !== 'break' || reason === agent.reason)
  return (
    <div className={css.form}>
      <Segmented
        label={t('board.agent.state')}
        options={states.map((value) => ({ value, label: t(stateKeys[value]) }))}
        value={state}
        onChange={setState}
        wide
      />
      {state === 'break' && (
        <SearchSelect
          label={t('board.agent.reason')}
          choices={Object.entries(reasonKeys).map(([value, key]) => ({ value, label: t(key) }))}
          value={reason}
          onChange={(value) => setReason(isReason(value) ? value : null)}
        />
      )}
      {state === 'off-duty' && agent.on.length > 0 && (
        <p className={css.warning}>{t('board.agent.state.hands-back', { n: agent.on.length })}</p>
      )}
      <Button
        look={state === 'off-duty' ? 'danger' : 'primary'}
        busy={change.isPending}
        disabled={same || (state === 'break' && reason === null)}
        onClick={() => change.mutate()}
      >
        {t('board.agent.state.save')}
      </Button>
    </div>
  )
}
