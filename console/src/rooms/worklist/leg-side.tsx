import { IconHistory } from '@tabler/icons-react'
import { useSession } from '../../app/session.tsx'
import { useAttachFile } from '../../app/use-attach-file.ts'
import { useWords } from '../../app/words.tsx'
import { AttachedFiles, Card, DayTimeText, Facts, kilobytes, Own, SectionTitle, Timeline } from '../../ui/index.ts'
import { legKey } from './leg-queries.ts'
import type { LegFile } from './types.ts'

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
  const path = `/api/v1/legs/${leg.id}/files`
  const send = useAttachFile(path, legKey(leg.id), t('cases.done.attach'))
  return (
    <AttachedFiles
      title={t('cases.files')}
      none={t('cases.files.none')}
      files={leg.files.map(({ id, name, addedBy, bytes }) => {
        return { id, name, href: `${path}/${id}`, note: t('cases.files.by', { by: addedBy, size: kilobytes(bytes) }) }
      })}
      attach={may('leg.work') && !leg.settledAt ? { label: t('cases.files.attach'), send } : null}
    />
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
