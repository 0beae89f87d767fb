import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/index.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import { ConfirmDialog, Elapsed, presenceLooks, StatusDot, useToast } from '../../ui/index.ts'
import { deskKey, useDesk } from './desk-queries.ts'
import css from './presence-slot.module.css'
import type { Desk, Presence } from './types.ts'

const reasons = ['prayer', 'rest', 'meal', 'training', 'meeting', 'coaching', 'back-office', 'technical'] as const
type Wanted = { state: Presence['state']; reason?: (typeof reasons)[number] }

/** The agent's own state, on every page: what it is, since when, how much of the capacity is taken, and another. */
export default function PresenceSlot() {
  const { t } = useWords()
  const desk = useDesk()
  const change = usePresence()
  const [leaving, setLeaving] = useState(false)
  if (!desk.data) return null
  const { presence } = desk.data
  const inHand = desk.data.handlings.filter((one) => one.state === 'active').length
  const tick = (on: boolean) => (on ? <IconCheck size={16} aria-hidden="true" /> : null)
  const goOff = () => (inHand > 0 ? setLeaving(true) : change.mutate({ state: 'off-duty' }))
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <button type="button" className={css.slot} data-state={presence.state} aria-busy={change.isPending}>
            <Standing desk={desk.data} />
            <IconChevronDown size={16} aria-hidden="true" />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            rightSection={tick(presence.state === 'available')}
            onClick={() => change.mutate({ state: 'available' })}
          >
            {t('desk.presence.available')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{t('desk.presence.break')}</Menu.Label>
          {reasons.map((reason) => (
            <Menu.Item
              key={reason}
              rightSection={tick(presence.state === 'break' && presence.reason === reason)}
              onClick={() => change.mutate({ state: 'break', reason })}
            >
              {t(`desk.presence-slot.reason.${reason}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item rightSection={tick(presence.state === 'off-duty')} onClick={goOff}>
            {t('desk.presence-slot.go-off')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        open={leaving}
        onClose={() => setLeaving(false)}
        title={t('desk.presence-slot.go-off')}
        yes={t('desk.presence-slot.go-off')}
        onYes={() => change.mutateAsync({ state: 'off-duty' }).catch(() => undefined)}
      >
        <p className={css.warning}>{t('desk.presence-slot.hands-back', { n: inHand })}</p>
      </ConfirmDialog>
    </>
  )
}

function Standing({ desk }: { desk: Desk }) {
  const { t } = useWords()
  const { presence, capacity } = desk
  const state =
    presence.state === 'break' && presence.reason
      ? t(`desk.presence-slot.reason.${presence.reason}`)
      : t(`desk.presence.${presence.state}`)
  return (
    <>
      <StatusDot shape={presenceLooks[presence.state].shape} />
      <span className={css.state}>{state}</span>
      {presence.since && presence.state !== 'off-duty' && <Elapsed since={presence.since} />}
      {capacity && presence.state === 'available' && (
        <span className={css.capacity}>
          {t('desk.presence-slot.capacity', { chats: capacity.chats, limit: capacity.chatLimit })}
        </span>
      )}
    </>
  )
}

/** Changes the agent's own state; asks once whether the desk may ring through the system's notices. */
export function usePresence() {
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: (wanted: Wanted) => {
      // Asked for here because browsers only show the question after a press; whatever is answered, the ring sounds.
      if (wanted.state === 'available' && 'Notification' in window && Notification.permission === 'default') {
        void Notification.requestPermission()
      }
      return api.put<Presence>('/api/v1/desk/presence', wanted)
    },
    onSuccess: (presence) => {
      queries.setQueryData<Desk>(deskKey, (desk) => (desk ? { ...desk, presence } : desk))
    },
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => queries.invalidateQueries({ queryKey: deskKey }),
  })
}
