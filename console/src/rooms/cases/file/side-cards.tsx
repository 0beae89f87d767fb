import {
  IconArrowForwardUp,
  IconBellRinging,
  IconCircleCheck,
  IconFile,
  IconHistory,
  IconMessage,
  IconMessageCircle,
  IconPaperclip,
  IconPencil,
  IconPhone,
  IconUser,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import {
  Button,
  Card,
  DayTimeText,
  DirectionalIcon,
  Facts,
  Ltr,
  Num,
  Own,
  SectionTitle,
  Timeline,
  useToast,
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

const kilobytes = (bytes: number) => Math.max(1, Math.round(bytes / 1024))

/** What is attached, by us or by the customer. */
export function FilesCard({ file }: { file: CaseFile }) {
  const { t } = useWords()
  const { may } = useSession()
  const mayAttach = may('case.comment') && file.moves.includes('attach')
  return (
    <Card>
      <SectionTitle end={mayAttach && <Attach caseId={file.id} />}>{t('cases.files')}</SectionTitle>
      {file.files.length === 0 && <p className={css.nothing}>{t('cases.files.none')}</p>}
      <ul className={css.files}>
        {file.files.map((one) => (
          <li key={one.id}>
            <IconFile size={18} aria-hidden="true" />
            <a href={`/api/v1/cases/${file.id}/files/${one.id}`} target="_blank" rel="noreferrer">
              <Own>{one.name}</Own>
            </a>
            <span className={css.quiet}>{t('cases.files.by', { by: one.addedBy, size: kilobytes(one.bytes) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Attach({ caseId }: { caseId: string }) {
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
      await api.post(`/api/v1/cases/${caseId}/files`, form)
      toast({ text: t('cases.done.attach') })
      await queries.invalidateQueries({ queryKey: fileKey(caseId) })
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
