import { IconCalendar, IconChevronLeft } from '@tabler/icons-react'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  Card,
  DateText,
  DirectionalIcon,
  ErrorState,
  Facts,
  LoadingSkeleton,
  Notice,
  Num,
  Own,
  SectionTitle,
  Segmented,
  Tag,
} from '../../ui/index.ts'
import { type CardLanguage, cardLanguages, type ServiceCard, useCard } from './card-queries.ts'
import css from './knowledge.module.css'
import { useCardWords } from './use-card-words.ts'

type Asked = {
  cardId: string
  language: CardLanguage
  /** Null is today. */
  day: string | null
  onLanguage: (language: CardLanguage) => void
  onDay: (day: string | null) => void
  onBack: () => void
}

/** One service card: what it costs and needs, in the language asked, on the day asked. */
export function CardView(asked: Asked) {
  const problemWords = useProblemWords()
  const { data: card, error, refetch } = useCard(asked.cardId, asked.language, asked.day)
  if (!card) {
    return (
      <Card>
        {error ? (
          <ErrorState reason={problemWords(error)} onRetry={() => void refetch()} />
        ) : (
          <LoadingSkeleton shape="text" count={8} />
        )}
      </Card>
    )
  }
  return (
    <div className={css.card}>
      <Head card={card} asked={asked} />
      <Warnings card={card} asked={asked} />
      <div className={css.columns}>
        <Card>
          <Steps title="knowledge.steps" lines={card.steps} language={card.language} ordered />
          <Steps title="knowledge.documents" lines={card.documents} language={card.language} />
        </Card>
        <About card={card} asked={asked} />
      </div>
    </div>
  )
}

function Head({ card, asked }: { card: ServiceCard; asked: Asked }) {
  const { t } = useWords()
  const known = cardLanguages.filter((one) => card.languages.some((has) => has.language === one))
  return (
    <Card as="div">
      <div className={css.cardHead}>
        <span className={css.back}>
          <Button
            size="small"
            look="quiet"
            onClick={asked.onBack}
            icon={
              <DirectionalIcon>
                <IconChevronLeft size={16} />
              </DirectionalIcon>
            }
          >
            {t('knowledge.title')}
          </Button>
        </span>
        <Tag>{card.code}</Tag>
        <Tag>{t('knowledge.version', { n: card.version })}</Tag>
        {card.demonstration && <Tag tone="gold">{t('knowledge.demonstration')}</Tag>}
        <span className={css.languages}>
          <Segmented
            hideLabel
            label={t('knowledge.language')}
            value={known.find((one) => one === card.language) ?? null}
            onChange={asked.onLanguage}
            options={known.map((value) => ({ value, label: t(`customers.language.${value}`) }))}
          />
        </span>
      </div>
      <h2 className={css.name}>
        <Own read>{card.name}</Own>
      </h2>
      <p className={css.quiet}>{card.audience}</p>
    </Card>
  )
}

function Warnings({ card, asked }: { card: ServiceCard; asked: Asked }) {
  const { t, rich } = useWords()
  const { dirhams } = useCardWords()
  const { changes } = card
  return (
    <>
      {card.stale && <Notice tone="gold">{t('knowledge.stale.reason')}</Notice>}
      {card.language !== asked.language && <Notice tone="sand">{t('knowledge.other-language')}</Notice>}
      {changes && (
        <Notice
          tone="sea"
          icon={<IconCalendar size={18} />}
          end={
            <Button size="small" onClick={() => asked.onDay(changes.on)}>
              {t('knowledge.show-then')}
            </Button>
          }
        >
          {rich('knowledge.changes', { day: <DateText at={changes.on} />, fee: dirhams(changes.feeFils) })}
        </Notice>
      )}
      {asked.day !== null && (
        <Notice
          tone="gold"
          end={
            <Button size="small" onClick={() => asked.onDay(null)}>
              {t('knowledge.show-today')}
            </Button>
          }
        >
          {rich('knowledge.on-day', { day: <DateText at={asked.day} /> })}
        </Notice>
      )}
    </>
  )
}

function Steps({
  title,
  lines,
  language,
  ordered,
}: {
  title: 'knowledge.steps' | 'knowledge.documents'
  lines: readonly string[]
  language: string
  ordered?: boolean
}) {
  const { t } = useWords()
  if (lines.length === 0) return null
  const List = ordered ? 'ol' : 'ul'
  return (
    <section className={css.section}>
      <SectionTitle level={3}>{t(title)}</SectionTitle>
      <List className={css.steps} lang={language} dir={['ar', 'ur', 'fa'].includes(language) ? 'rtl' : 'ltr'}>
        {lines.map((line) => (
          <li key={line}>
            <Own read>{line}</Own>
          </li>
        ))}
      </List>
    </section>
  )
}

function About({ card, asked }: { card: ServiceCard; asked: Asked }) {
  const { t, known } = useWords()
  const { fee, time } = useCardWords()
  const channels = card.channels.map((one) => known(`knowledge.channel.${one}`) ?? one)
  return (
    <Card>
      <SectionTitle level={3}>{t('knowledge.about')}</SectionTitle>
      <Facts
        facts={[
          [t('knowledge.fee'), fee(card)],
          time(card) ? [t('knowledge.time'), time(card)] : null,
          channels.length > 0 ? [t('knowledge.channels'), channels.join(`${t('ui.comma')} `)] : null,
          [t('knowledge.valid-from'), <DateText key="from" at={card.validFrom} />],
          card.validTo ? [t('knowledge.valid-to'), <DateText key="to" at={card.validTo} />] : null,
          card.reviewedOn ? [t('knowledge.reviewed'), <DateText key="reviewed" at={card.reviewedOn} />] : null,
          [t('knowledge.version-name'), <Num key="version">{card.version}</Num>],
        ]}
      />
      <label className={css.day}>
        <span className={css.quiet}>{t('knowledge.day')}</span>
        <input
          type="date"
          value={asked.day ?? ''}
          onChange={(event) => asked.onDay(event.currentTarget.value || null)}
        />
      </label>
    </Card>
  )
}
