import { useWords } from '../../../app/words.tsx'
import { ListTime, Own, SectionTitle, StatusBadge, type Tone } from '../../../ui/index.ts'
import type { CaseFile, Leg } from '../context/shapes.ts'
import css from './answer.module.css'
import { givenOf } from './case-answer-stage.tsx'
import { ContactPoints } from './contact-points.tsx'

const tones: Record<Leg['status'], Tone> = {
  sent: 'sea',
  accepted: 'palm',
  returned: 'gold',
  'waiting-customer': 'sand',
  'waiting-other': 'sand',
  answered: 'palm',
}

/** What the customer asked, what each department said, how they can be reached, and every attempt so far. */
export function CaseSoFar({ file }: { file: CaseFile }) {
  const { t } = useWords()
  const legs = file.legs.filter((leg) => leg.unit && !leg.isReplaced)
  return (
    <div className={css.facts}>
      <div>
        <p className={css.subject}>
          <Own>{file.subject}</Own>
        </p>
        {file.description && (
          <p className={css.said} dir="auto">
            {file.description}
          </p>
        )}
      </div>
      {legs.map((leg) => (
        <LegSaid key={leg.id} leg={leg} />
      ))}
      {file.additions.map((addition) => (
        <article key={addition.id} className={css.leg}>
          <div className={css.legHead}>
            <strong>{t('desk.answer.added')}</strong>
            <span className={css.meta}>
              <ListTime at={addition.at} />
            </span>
          </div>
          <p className={css.said} dir="auto">
            {addition.text}
          </p>
        </article>
      ))}
      <div>
        <SectionTitle level={3}>{t('desk.answer.points')}</SectionTitle>
        <ContactPoints customerId={file.customer?.id ?? null} given={givenOf(file)} />
      </div>
      <Told file={file} />
    </div>
  )
}

/** One department's part, in its own words. */
export function LegSaid({ leg }: { leg: Leg }) {
  const { t, named } = useWords()
  const said = leg.answer ?? leg.returnedReason ?? leg.askedCustomer
  const kind = leg.answer ? 'answer' : leg.returnedReason ? 'returned' : 'asked'
  return (
    <article className={css.leg} data-state={leg.status}>
      <div className={css.legHead}>
        <strong>{leg.unit && named(leg.unit.name)}</strong>
        <StatusBadge tone={tones[leg.status]}>{t(`leg.status.${leg.status}`)}</StatusBadge>
        <span className={css.meta}>
          <ListTime at={leg.settledAt ?? leg.acceptedAt ?? leg.sentAt} />
        </span>
      </div>
      {leg.question && (
        <p className={css.meta}>
          {t('desk.answer.question')} <Own>{leg.question}</Own>
        </p>
      )}
      {said && (
        <>
          <span className={css.meta}>{t(`desk.answer.said.${kind}`)}</span>
          <p className={css.said} dir="auto">
            {said}
          </p>
        </>
      )}
    </article>
  )
}

function Told({ file }: { file: CaseFile }) {
  const { t, named } = useWords()
  if (file.tellings.length + file.replies.length === 0) return null
  const lines = [
    ...file.replies.map((reply) => ({
      id: reply.id,
      at: reply.at,
      what: [t(`desk.answer.stage.${reply.stage}`), t(`desk.context.tell.channel.${reply.channel as 'mail'}`)],
      by: reply.author.name,
      text: reply.text,
    })),
    ...file.tellings.map((telling) => ({
      id: telling.id,
      at: telling.at,
      what: [
        t(`desk.context.tell.channel.${telling.channel as 'mail'}`),
        t(`desk.context.tell.outcome.${telling.outcome}`),
        telling.content === null ? '' : t(`desk.answer.content.${telling.content ? 'yes' : 'no'}`),
      ],
      by: telling.author.name,
      text: telling.note,
    })),
  ].toSorted((one, other) => other.at.localeCompare(one.at))
  return (
    <div>
      <SectionTitle level={3}>{t('desk.answer.told')}</SectionTitle>
      <ul className={css.told}>
        {lines.map((line) => (
          <li key={line.id}>
            <strong>{line.what.filter(Boolean).join(' · ')}</strong>
            <span className={css.meta}>
              {named(line.by)} · <ListTime at={line.at} />
            </span>
            {line.text && <Own>{line.text}</Own>}
          </li>
        ))}
      </ul>
    </div>
  )
}
