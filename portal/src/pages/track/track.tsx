import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Api } from '../../api/client.ts'
import type { TrackedCase } from '../../api/types.ts'
import { shownSize } from '../../chat/files.ts'
import { Icon } from '../../chat/icons.tsx'
import { asCase, useWords } from '../../words/words.ts'
import { useBrand } from '../entity.tsx'
import { PageFrame } from '../frame.tsx'
import { NotHere, useDemo, useLoaded } from '../load.tsx'
import { AddForm, CASE_FILES } from './add-form.tsx'
import { AskLink } from './ask-link.tsx'
import { ChaseForm } from './chase-form.tsx'
import { PromiseCard } from './promise-card.tsx'
import { Steps } from './steps.tsx'

/** A case as its customer follows it: the status as a sentence, the promise, what is needed, the steps, then add or chase. */
export function TrackPage({ api, number, secret }: { api: Api; number: string; secret: string }): VNode {
  const { t } = useWords()
  const path = `/cases/${encodeURIComponent(number)}?secret=${encodeURIComponent(secret)}`
  const [loaded, again] = useLoaded(() => api.get<TrackedCase>(path), path)
  if (loaded.kind === 'failed' && loaded.status >= 400 && loaded.status < 500 && loaded.status !== 429)
    return (
      <PageFrame
        brand={null}
        heading={t('portal.track.unknown')}
        below={<p>{t('portal.track.unknown-note')}</p>}
        demo={false}
      >
        <AskLink api={api} first={number} />
      </PageFrame>
    )
  if (loaded.kind !== 'here') return <NotHere loaded={loaded} retry={again} />
  return <Tracked api={api} tracked={loaded.value} secret={secret} again={again} />
}

const ENDED = new Set(['closed', 'told'])

type Parts = { api: Api; tracked: TrackedCase; secret: string; again: () => void }

function Tracked({ api, tracked, secret, again }: Parts): VNode {
  const { t, word } = useWords()
  const [doing, setDoing] = useState<'add' | 'chase' | null>(null)
  const [said, setSaid] = useState<'added' | 'chased' | null>(null)
  const demo = useDemo(api, tracked.entity.slug)
  const type = asCase(tracked.type)
  const status = asCase(tracked.status)
  const open = tracked.status !== 'closed'
  useBrand(tracked.entity.colour)
  useEffect(() => {
    document.title = word('portal.track.sentence', { type, status })
  })
  const done = (what: 'added' | 'chased') => (): void => {
    setDoing(null)
    setSaid(what)
    again()
  }

  return (
    <PageFrame
      brand={{ name: tracked.entity.name, href: `/e/${tracked.entity.slug}` }}
      above={
        <p>
          <span class="part">{t('portal.track.type', { type })}</span>
          <span class="part">{t('portal.chat.reference', { number: tracked.number })}</span>
        </p>
      }
      heading={t('portal.track.sentence', { type, status })}
      below={
        <p class="subject" dir="auto">
          {tracked.subject}
        </p>
      }
      demo={false}
      foot={
        <p class="private">
          <span class="part">{t('portal.track.private')}</span>
          {demo && <span class="part gold">{t('portal.demo')}</span>}
        </p>
      }
    >
      {tracked.promisedAt && (
        <PromiseCard
          openedAt={tracked.openedAt}
          promisedAt={tracked.promisedAt}
          endedAt={ENDED.has(tracked.status) ? tracked.statusSince : null}
        />
      )}
      {tracked.needs && open && (
        <section class="needs">
          <Icon name="clip" />
          <div>
            <b dir="auto">{tracked.needs.text}</b>
            <p>{t('portal.track.file-hint', { size: shownSize(CASE_FILES.maxBytes) })}</p>
          </div>
          {doing !== 'add' && (
            <button type="button" class="primary" onClick={() => setDoing('add')}>
              {t('portal.track.needs-answer')}
            </button>
          )}
        </section>
      )}
      {doing === 'add' && (
        <AddForm
          api={api}
          number={tracked.number}
          secret={secret}
          onDone={done('added')}
          onLeave={() => setDoing(null)}
        />
      )}
      <Steps tracked={tracked} />
      {said && (
        <p class="panel said" role="status">
          <Icon name="tick" /> {t(said === 'added' ? 'portal.track.added' : 'portal.track.chased')}
        </p>
      )}
      {doing === 'chase' && (
        <ChaseForm
          api={api}
          number={tracked.number}
          secret={secret}
          onDone={done('chased')}
          onLeave={() => setDoing(null)}
        />
      )}
      {open && doing === null && (
        <div class="pair">
          <button type="button" class="secondary" onClick={() => setDoing('add')}>
            <Icon name="add" />
            {t('portal.track.add')}
          </button>
          {tracked.status !== 'draft' && (
            <button type="button" class="secondary" onClick={() => setDoing('chase')} disabled={said === 'chased'}>
              <Icon name="bell" />
              {t('portal.track.chase')}
            </button>
          )}
        </div>
      )}
      {tracked.chasers > 0 && <p class="hint centre">{t('portal.track.chasers', { count: tracked.chasers })}</p>}
    </PageFrame>
  )
}
