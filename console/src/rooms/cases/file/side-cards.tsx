import {
  IconArrowForwardUp,
  IconBellRinging,
  IconCircleCheck,
  IconHistory,
  IconMessage,
  IconMessageCircle,
  IconPaperclip,
  IconPencil,
  IconPhone,
  IconUser,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '../../../app/session.tsx'
import { useAttachFile } from '../../../app/use-attach-file.ts'
import { useWords } from '../../../app/words.tsx'
import {
  AttachedFiles,
  Card,
  DayTimeText,
  DirectionalIcon,
  Facts,
  kilobytes,
  Ltr,
  Num,
  Own,
  SectionTitle,
  Timeline,
} from '../../../ui/index.ts'
import { fileKey } from '../case-queries.ts'
import { CustomerName } from '../labels.tsx'
import type { CaseFile } from '../types.ts'
import css from './file.module.css'

/** What the case is about and whose it is. */
export function FactsCard({ file }: { file: CaseFile }) {
  const { t, known, named } = useWords()
  const { may } = useSession()
  const customer = <CustomerName of={file} />
  return (
    <Card>
      <SectionTitle>{t('cases.facts')}</SectionTitle>
      {file.description && (
        <p className={css.description}>
          <Own read>{file.description}</Own>
        </p>
      )}
      <Facts
        facts={[
          [
            t('cases.facts.customer'),
            file.customer && may(['customer.read', 'customer.read-unit']) ? (
              <Link key="customer" to={`/customers/${file.customer.id}` as string}>
                {customer}
              </Link>
            ) : (
              customer
            ),
          ],
          file.phoneGiven ? [t('cases.facts.phone'), <Num key="phone">{file.phoneGiven}</Num>] : null,
          file.emailGiven ? [t('cases.facts.mail'), <Ltr key="mail">{file.emailGiven}</Ltr>] : null,
          file.place ? [t('cases.facts.place'), <Own key="place">{file.place}</Own>] : null,
          [t('cases.facts.unit'), file.unit ? named(file.unit.name) : t('cases.with-centre')],
          [t('cases.facts.owner'), file.owner ? <bdi key="owner">{named(file.owner.name)}</bdi> : t('cases.no-owner')],
          file.channel ? [t('cases.facts.channel'), known(`channel.${file.channel}`) ?? file.channel] : null,
          [t('cases.facts.opened'), <DayTimeText key="opened" at={file.openedAt} />],
          file.promisedAt ? [t('cases.facts.promised'), <DayTimeText key="promised" at={file.promisedAt} />] : null,
          file.closedAt ? [t('cases.facts.closed'), <DayTimeText key="closed" at={file.closedAt} />] : null,
        ]}
      />
    </Card>
  )
}

/** What is attached, by us or by the customer. */
export function FilesCard({ file }: { file: CaseFile }) {
  const { t } = useWords()
  const { may } = useSession()
  const path = `/api/v1/cases/${file.id}/files`
  const send = useAttachFile(path, fileKey(file.id), t('cases.done.attach'))
  const mayAttach = may('case.comment') && file.moves.includes('attach')
  return (
    <AttachedFiles
      title={t('cases.files')}
      none={t('cases.files.none')}
      files={file.files.map(({ id, name, addedBy, bytes }) => {
        return { id, name, href: `${path}/${id}`, note: t('cases.files.by', { by: addedBy, size: kilobytes(bytes) }) }
      })}
      attach={mayAttach ? { label: t('cases.files.attach'), send } : null}
    />
  )
}

/** The contacts that are about this case. */
export function ContactsCard({ file }: { file: CaseFile }) {
  const { t, known } = useWords()
  if (file.contacts.length === 0) return null
  return (
    <Card>
      <Timeline
        title={t('cases.contacts')}
        items={file.contacts.toReversed().map((one) => ({
          id: one.id,
          icon: one.channel === 'voice' ? <IconPhone size={16} /> : <IconMessageCircle size={16} />,
          what: known(`channel.${one.channel}`) ?? one.channel,
          detail:
            (one.outcome && known(`contact.outcome.${one.outcome}`)) ??
            known(`contact.state.${one.state}`) ??
            one.state,
          when: <DayTimeText at={one.arrivedAt} />,
          state: one.endedAt ? 'past' : 'open',
        }))}
      />
    </Card>
  )
}

const icons: Record<string, ReactNode> = {
  chased: <IconBellRinging size={16} />,
  commented: <IconMessage size={16} />,
  replied: <IconMessage size={16} />,
  closed: <IconCircleCheck size={16} />,
  told: <IconCircleCheck size={16} />,
  edited: <IconPencil size={16} />,
  assigned: <IconUser size={16} />,
  'file-added': <IconPaperclip size={16} />,
  referred: (
    <DirectionalIcon>
      <IconArrowForwardUp size={16} />
    </DirectionalIcon>
  ),
}

/** All that happened to it, newest first; changes of the status alone are told by what caused them. */
export function HistoryCard({ file }: { file: CaseFile }) {
  const { t, known, named } = useWords()
  const shown = file.history.filter((line) => line.kind !== 'status')
  return (
    <Card>
      <Timeline
        title={t('cases.history')}
        items={shown.toReversed().map((line) => ({
          id: line.id,
          icon: icons[line.kind] ?? <IconHistory size={16} />,
          what: known(`cases.history.${line.kind}`) ?? line.kind,
          detail: line.actor.name ? <bdi>{named(line.actor.name)}</bdi> : t(`cases.actor.${line.actor.kind}`),
          when: <DayTimeText at={line.at} />,
        }))}
      />
    </Card>
  )
}
