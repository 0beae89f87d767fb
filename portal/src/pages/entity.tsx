import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Api } from '../api/client.ts'
import type { Card, EntityPage as Entity } from '../api/types.ts'
import { brandRules } from '../chat/brand.ts'
import { Icon } from '../chat/icons.tsx'
import { CardTerms } from '../chat/service-card.tsx'
import type { Wanted } from '../chat/sheet.tsx'
import { dayAndTime } from '../words/dates.ts'
import { named } from '../words/names.ts'
import { useWords } from '../words/words.ts'
import { PageFrame } from './frame.tsx'
import { NotHere, useLoaded } from './load.tsx'

type ChatElement = HTMLElement & { show(wanted?: Wanted): void; call(): void }

/** An entity's public page: the chat first, then what it is about, the service cards, hours and numbers. */
export function EntityPage({ api, slug, about }: { api: Api; slug: string; about: string | undefined }): VNode {
  const [loaded, retry] = useLoaded(() => api.get<Entity>(`/entities/${encodeURIComponent(slug)}`), slug)
  if (loaded.kind !== 'here') return <NotHere loaded={loaded} retry={retry} />
  return <EntityHere api={api} entity={loaded.value} aboutSlug={about} />
}

function EntityHere({ api, entity, aboutSlug }: { api: Api; entity: Entity; aboutSlug: string | undefined }): VNode {
  const { t, language } = useWords()
  const chat = useRef<ChatElement>(null)
  const about = entity.about.find((body) => body.slug === aboutSlug)
  const show = (topicId?: string): void => chat.current?.show({ topicId, aboutSlug: about?.slug })
  const callable = useCallable(api, entity.slug)
  useBrand(entity.colour)
  useEffect(() => {
    document.title = named(about?.name ?? entity.name, language)
  }, [entity, about, language])

  return (
    <PageFrame
      brand={{ name: entity.name, href: `/e/${entity.slug}` }}
      heading={t('portal.entity.heading')}
      above={about && <p>{named(about.name, language)}</p>}
      below={
        <ChatInvitation entity={entity} onShow={() => show()} onCall={callable ? () => chat.current?.call() : null} />
      }
      demo={entity.demo}
    >
      {entity.chat && entity.topics.length > 0 && (
        <section>
          <h2>{t('portal.entity.topics')}</h2>
          <ul class="topics">
            {entity.topics.map((topic) => (
              <li key={topic.id}>
                <button type="button" onClick={() => show(topic.id)}>
                  {named(topic.name, language)}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {entity.cards.length > 0 && (
        <section>
          <h2>{t('portal.entity.cards')}</h2>
          {entity.demo && <p class="hint">{t('portal.entity.cards-note')}</p>}
          <div class="sheet-list">
            {entity.cards.map((card) => (
              <CardRow card={card} key={card.id} />
            ))}
          </div>
        </section>
      )}
      <HoursAndNumbers entity={entity} />
      <amer-chat ref={chat} entity={entity.slug} language={language} launcher="none" />
    </PageFrame>
  )
}

/** Whether the entity can be called from the browser now. */
function useCallable(api: Api, slug: string): boolean {
  const [possible, setPossible] = useState(false)
  useEffect(() => {
    api.get<{ possible: boolean }>(`/entities/${encodeURIComponent(slug)}/calls`).then(
      (answer) => setPossible(answer.possible),
      () => setPossible(false),
    )
  }, [api, slug])
  return possible
}

type Invitation = { entity: Entity; onShow: () => void; onCall: (() => void) | null }

function ChatInvitation({ entity, onShow, onCall }: Invitation): VNode {
  const { t, language } = useWords()
  const chat = entity.chat
  return (
    <>
      {chat && (
        <p class={chat.open ? 'standing open' : 'standing'}>
          {chat.open ? t('portal.entity.open-now') : t('portal.entity.closed-now')}
          {!chat.open && chat.opensAt && (
            <span>{t('portal.entity.opens', { when: dayAndTime(language, chat.opensAt) })}</span>
          )}
        </p>
      )}
      <p class="actions">
        {chat && (
          <button type="button" class="primary" aria-haspopup="dialog" onClick={onShow}>
            <Icon name="chat" />
            {chat.open ? t('portal.entity.chat') : t('portal.entity.message')}
          </button>
        )}
        {onCall && (
          <button type="button" class="secondary" aria-haspopup="dialog" onClick={onCall}>
            <Icon name="phone" />
            {t('portal.chat.call')}
          </button>
        )}
        <a class="secondary" href="/track">
          {t('portal.entity.track')}
        </a>
      </p>
    </>
  )
}

function CardRow({ card }: { card: Card }): VNode {
  const { t, language } = useWords()
  const { documents = [], steps = [] } = card
  return (
    <details class="service">
      <summary>
        <span>{named(card.name, language)}</span>
        <CardTerms card={card} />
      </summary>
      <dl class="inside">
        {card.audience && (
          <>
            <dt>{t('portal.entity.audience')}</dt>
            <dd>{named(card.audience, language)}</dd>
          </>
        )}
        {documents.length > 0 && (
          <>
            <dt>{t('portal.entity.documents')}</dt>
            {documents.map((document) => (
              <dd key={named(document, language)}>{named(document, language)}</dd>
            ))}
          </>
        )}
        {steps.length > 0 && (
          <>
            <dt>{t('portal.entity.steps')}</dt>
            {steps.map((step) => (
              <dd key={named(step, language)}>{named(step, language)}</dd>
            ))}
          </>
        )}
      </dl>
    </details>
  )
}

function HoursAndNumbers({ entity }: { entity: Entity }): VNode {
  const { t, language } = useWords()
  return (
    <div class="beside">
      {entity.hours.length > 0 && (
        <section class="panel">
          <h2>{t('portal.entity.hours')}</h2>
          <dl class="hours">
            {entity.hours.map((row) => (
              <div key={named(row.days, language)}>
                <dt>{named(row.days, language)}</dt>
                <dd>
                  <bdi>{named(row.text, language)}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {entity.demonstrationNumbers.length > 0 && (
        <section class="panel">
          <h2>{t('portal.entity.numbers')}</h2>
          <ul class="numbers">
            {entity.demonstrationNumbers.map((number) => {
              const value = typeof number === 'string' ? number : number.value
              return (
                <li key={value}>
                  <bdi dir="ltr">{value}</bdi>
                  {typeof number !== 'string' && number.note && <span>{named(number.note, language)}</span>}
                </li>
              )
            })}
          </ul>
          <p class="hint">{t('portal.entity.numbers-note')}</p>
        </section>
      )}
    </div>
  )
}

/** Puts the entity's colour in place of palm on this page, where it can be read. */
export function useBrand(colour: string | null): void {
  useEffect(() => {
    const rules = Object.entries(brandRules(colour))
    for (const [name, value] of rules) document.documentElement.style.setProperty(name, value)
    return () => {
      for (const [name] of rules) document.documentElement.style.removeProperty(name)
    }
  }, [colour])
}
