import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { Api } from '../api/client.ts'
import type { EntityRow } from '../api/types.ts'
import { Icon } from '../chat/icons.tsx'
import { named } from '../words/names.ts'
import { useWords } from '../words/words.ts'
import { findEntities } from './find-entities.ts'
import { Mark, PageFrame } from './frame.tsx'
import { NotHere, useDemo, useLoaded } from './load.tsx'

const FEW = 6

/** The front door: every entity, found by name, and the way to a registered case. */
export function HomePage({ api }: { api: Api }): VNode {
  const { t, word, language } = useWords()
  const [loaded, retry] = useLoaded(() => api.get<readonly EntityRow[]>('/entities'), 'entities')
  const demo = useDemo(api, loaded.kind === 'here' ? loaded.value[0]?.slug : undefined)
  const [query, setQuery] = useState('')
  if (loaded.kind !== 'here') return <NotHere loaded={loaded} retry={retry} />
  const found = findEntities(loaded.value, query)
  const own = found.filter((entity) => !entity.parent)
  const parents = loaded.value.filter((entity) => found.some((child) => child.parent === entity.slug))
  return (
    <PageFrame
      brand={null}
      heading={t('portal.home.heading')}
      above={<p>{t('portal.home.title')}</p>}
      below={<p>{t('portal.home.lead')}</p>}
      demo={demo}
    >
      <div class="find">
        <div class="search">
          <Icon name="search" />
          <input
            type="search"
            aria-label={word('portal.home.search')}
            placeholder={word('portal.home.search')}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
        <a class="secondary" href="/track">
          {t('portal.home.track')}
        </a>
      </div>
      <p role="status" class={query && found.length === 0 ? 'empty' : 'hidden'}>
        {query ? t('portal.home.found', { count: found.length }) : ''}
      </p>
      {own.length > 0 && (
        <ul class="entities" aria-label={word('portal.home.entities')}>
          {own.map((entity) => (
            <li key={entity.slug}>
              <a class="entity" href={`/e/${entity.slug}`}>
                <Mark colour={entity.colour} />
                <span>{named(entity.name, language)}</span>
                <Icon name="onward" size={20} />
              </a>
            </li>
          ))}
        </ul>
      )}
      {parents.map((parent) => (
        <Children
          key={parent.slug}
          parent={parent}
          all={query !== ''}
          entities={found.filter((child) => child.parent === parent.slug)}
        />
      ))}
    </PageFrame>
  )
}

function Children(props: { parent: EntityRow; entities: readonly EntityRow[]; all: boolean }): VNode {
  const { parent, entities, all } = props
  const { t, language } = useWords()
  const [open, setOpen] = useState(false)
  const shown = all || open ? entities : entities.slice(0, FEW)
  return (
    <section>
      <h2>{t('portal.home.under', { name: named(parent.name, language) })}</h2>
      <ul class="entities small">
        {shown.map((entity) => (
          <li key={entity.slug}>
            <a class="entity" href={`/e/${parent.slug}?about=${entity.slug}`}>
              <span>{named(entity.name, language)}</span>
            </a>
          </li>
        ))}
      </ul>
      {shown.length < entities.length && (
        <button type="button" class="secondary wide" onClick={() => setOpen(true)}>
          <span>{t('portal.home.all', { count: entities.length })}</span>
        </button>
      )}
    </section>
  )
}
