import { IconMessage2 } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { Button, EmptyState, ErrorState, LoadingSkeleton } from '../../ui/index.ts'
import { CallStage } from './call/call-stage.tsx'
import { useCallForward } from './call/use-call-forward.ts'
import css from './desk.module.css'
import { useDesk } from './desk-queries.ts'
import { KeyStrip } from './key-strip.tsx'
import { WorkList } from './list/work-list.tsx'
import { usePresence } from './presence-slot.tsx'
import { AnswerStage } from './stage/answer-stage.tsx'
import { ContactStage } from './stage/contact-stage.tsx'
import type { Desk, Handling } from './types.ts'
import { useDeskKeys } from './use-desk-keys.ts'

/** The agent's desk: what is mine at the start, the conversation in the middle, case and customer at the end. */
export default function DeskPage() {
  const { t } = useWords()
  const desk = useDesk()
  const presence = usePresence()
  const [chosenId, choose] = useState<string | null>(() => sessionStorage.getItem('amer-desk-chosen'))
  const mine = useMemo(() => (desk.data ? mineOf(desk.data) : []), [desk.data])
  const chosen = mine.find((one) => one.id === chosenId) ?? null
  useEffect(() => {
    if (chosenId) sessionStorage.setItem('amer-desk-chosen', chosenId)
  }, [chosenId])
  useEffect(() => {
    // What was open is done: the next thing that waits for me comes forward by itself.
    if (!chosen && mine[0] && window.innerWidth >= 900) choose(mine[0].id)
  }, [chosen, mine])
  useDeskKeys({ desk: desk.data, mine, chosen, choose })
  useCallForward(mine, choose)

  if (desk.isPending) return <LoadingSkeleton count={6} />
  if (desk.isError) return <ErrorState onRetry={() => void desk.refetch()} />
  return (
    <div className={css.page}>
      <div className={css.columns} data-open={chosen ? true : undefined}>
        <WorkList desk={desk.data} chosenId={chosen?.id ?? null} onChoose={choose} />
        {chosen ? (
          <Stage key={chosen.id} handling={chosen} onBack={() => choose(null)} />
        ) : (
          <section className={css.nothing}>
            <EmptyState
              icon={<IconMessage2 size={24} />}
              fact={t('desk.nothing.fact')}
              reason={t(desk.data.presence.state === 'available' ? 'desk.nothing.waiting' : 'desk.nothing.away')}
              way={
                desk.data.presence.state !== 'available' && (
                  <Button
                    look="primary"
                    busy={presence.isPending}
                    onClick={() => presence.mutate({ state: 'available' })}
                  >
                    {t('desk.become-available')}
                  </Button>
                )
              }
            />
          </section>
        )}
      </div>
      <KeyStrip />
    </div>
  )
}

function Stage({ handling, onBack }: { handling: Handling; onBack: () => void }) {
  if (handling.contactId && handling.kind === 'contact') {
    if (handling.channel === 'voice') {
      return <CallStage handling={handling} contactId={handling.contactId} onBack={onBack} />
    }
    return <ContactStage handling={handling} contactId={handling.contactId} onBack={onBack} />
  }
  return <AnswerStage handling={handling} onBack={onBack} />
}

/** What an agent can open, in the order of the list. */
function mineOf(desk: Desk): Handling[] {
  return [...desk.handlings, ...desk.parked]
}
