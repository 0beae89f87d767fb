import { IconFile, IconHistory, IconPaperclip } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../../api/index.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Button, Card, DayTimeText, Facts, Own, SectionTitle, Timeline, useToast } from '../../ui/index.ts'
import { legKey } from './leg-queries.ts'
import type { LegFile } from './types.ts'
import css from './worklist.module.css'

/** What the department needs to know beside the words. */
export function LegFacts({ leg }: { leg: LegFile }) {
  const { t, named } = useWords()
  const { entity } = useSession()
  return (
    <Card>
      <SectionTitle>{t('cases.facts')}</SectionTitle>
      <Facts
        facts={[
          [
            t('cases.facts.customer'),
            leg.customerName ? <Own key="customer">{leg.customerName}</Own> : t('cases.no-customer'),
          ],
          leg.place ? [t('cases.facts.place'), <Own key="place">{leg.place}</Own>] : null,
          [t('cases.facts.unit'), named(leg.unit?.name)],
          [
            t('worklist.assignee'),
            leg.assignee ? <bdi key="who">{named(leg.assignee.name)}</bdi> : t('cases.legs.nobody'),
          ],
          leg.caseEntityId !== entity?.id ? [t('worklist.from'), t('worklist.other-entity')] : null,
          [t('worklist.sent'), <DayTimeText key="sent" at={leg.sentAt} />],
          leg.acceptedAt ? [t('worklist.accepted'), <DayTimeText key="accepted" at={leg.acceptedAt} />] : null,
          leg.settledAt ? [t('worklist.settled'), <DayTimeText key="settled" at={leg.settledAt} />] : null,
        ]}
      />
    </Card>
  )
}

/** What is attached, and a way to attach more. */
export function LegFiles({ leg }: { leg: LegFile }) {
  const { t } = useWords()
  const { may } = useSession()
  return (
    <Card>
      <SectionTitle end={may('leg.work') && !leg.settledAt && <Attach legId={leg.id} />}>
        {t('cases.files')}
      </SectionTitle>
      {leg.files.length === 0 && <p className={css.nothing}>{t('cases.files.none')}</p>}
      <ul className={css.files}>
        {leg.files.map((one) => (
          <li key={one.id}>
            <IconFile size={18} aria-hidden="true" />
            <a href={`/api/v1/legs/${leg.id}/files/${one.id}`} target="_blank" rel="noreferrer">
              <Own>{one.name}</Own>
            </a>
            <span className={css.quiet}>
              {t('cases.files.by', { by: one.addedBy, size: Math.max(1, Math.round(one.bytes / 1024)) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Attach({ legId }: { legId: string }) {
  const { t } = useWords()
  const queries = useQueryClient()
  const toast = useToast()
  const problemWords = useProblemWords()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const send = async (chosen: File) => {
    setBusy(true)
    const form = new FormData()
    form.append('file', chosen)
    try {
      await api.post(`/api/v1/legs/${legId}/files`, form)
      toast({ text: t('cases.done.attach') })
      await queries.invalidateQueries({ queryKey: legKey(legId) })
    } catch (error) {
      toast({ text: problemWords(error), tone: 'clay' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('cases.files.attach')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          if (chosen) void send(chosen)
          event.currentTarget.value = ''
        }}
      />
      <Button size="small" icon={<IconPaperclip size={16} />} busy={busy} onClick={() => input.current?.click()}>
        {t('cases.files.attach')}
      </Button>
    </>
  )
}

/** What happened to this part of the case, newest first. */
export function LegHistory({ leg }: { leg: LegFile }) {
  const { t, known, named } = useWords()
  return (
    <Card>
      <Timeline
        title={t('cases.history')}
        items={leg.history.toReversed().map((line) => ({
          id: line.id,
          icon: <IconHistory size={16} />,
          what: known(`cases.history.${line.kind}`) ?? line.kind,
          detail: line.actor.name ? <bdi>{named(line.actor.name)}</bdi> : t(`cases.actor.${line.actor.kind}`),
          when: <DayTimeText at={line.at} />,
        }))}
      />
    </Card>
  )
}
