import { IconBook2, IconFileText, IconSearch } from '@tabler/icons-react'
import { useAddress, useTypedText } from '../../app/address.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import { Card, EmptyState, ErrorState, ListRow, LoadingSkeleton, Tag } from '../../ui/index.ts'
import { type CardLine, cardLanguages, useCards } from './card-queries.ts'
import { CardView } from './card-view.tsx'
import css from './knowledge.module.css'
import { useCardWords } from './use-card-words.ts'

/** Service cards: found by any word in any of their languages, read with what holds on which day. */
export default function KnowledgePage() {
  const { t, language } = useWords()
  const problemWords = useProblemWords()
  const [said, change] = useAddress()
  const q = said.q ?? ''
  const spoken = cardLanguages.find((one) => one === said.lang) ?? language
  const list = useCards(q, spoken)
  const cards = list.data ?? []
  const openId = said.card ?? null
  return (
    <div className={css.page} data-open={openId !== null || undefined}>
      <Card flush label={t('knowledge.title')}>
        <div className={css.head}>
          <h2>{t('knowledge.title')}</h2>
          <SearchBox value={q} onChange={(next) => change({ q: next })} />
        </div>
        <div className={css.list}>
          {list.isError && <ErrorState reason={problemWords(list.error)} onRetry={() => void list.refetch()} />}
          {list.isPending && <LoadingSkeleton count={6} />}
          {list.isSuccess && cards.length === 0 && (
            <EmptyState
              icon={<IconSearch size={22} stroke={1.6} />}
              fact={t(q ? 'knowledge.none-found' : 'knowledge.none')}
              reason={q ? t('knowledge.none-found.reason') : undefined}
            />
          )}
          {cards.map((card) => (
            <Row
              key={card.id}
              card={card}
              chosen={card.id === openId}
              onOpen={() => change({ card: card.id, day: null }, 'push')}
            />
          ))}
        </div>
      </Card>
      <div className={css.stage}>
        {openId ? (
          <CardView
            cardId={openId}
            language={spoken}
            day={said.day ?? null}
            onLanguage={(lang) => change({ lang: lang === language ? null : lang })}
            onDay={(day) => change({ day })}
            onBack={() => change({ card: null, day: null })}
          />
        ) : (
          <div className={css.empty}>
            <EmptyState
              icon={<IconBook2 size={22} stroke={1.6} />}
              fact={t('knowledge.nothing-open')}
              reason={t('knowledge.nothing-open.reason')}
            />
          </div>
        )}
      </div>
    </div>
  )
}

function Row({ card, chosen, onOpen }: { card: CardLine; chosen: boolean; onOpen: () => void }) {
  const { t } = useWords()
  const { fee, time } = useCardWords()
  return (
    <ListRow
      icon={<IconFileText size={18} />}
      name={card.name}
      chosen={chosen}
      onClick={onOpen}
      marks={card.stale && <Tag tone="gold">{t('knowledge.stale')}</Tag>}
      second={<span className={css.second}>{[fee(card), time(card)].filter(Boolean).join(' · ')}</span>}
    />
  )
}

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords()
  const [typed, setTyped] = useTypedText(value, onChange)
  return (
    <label className={css.search}>
      <IconSearch size={17} aria-hidden="true" />
      <input
        type="search"
        dir="auto"
        value={typed}
        placeholder={t('knowledge.search')}
        aria-label={t('knowledge.search')}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </label>
  )
}
