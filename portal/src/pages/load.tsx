import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { type Api, Unanswered } from '../api/client.ts'
import { useWords } from '../words/words.ts'
import { PageFrame } from './frame.tsx'

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'here'; readonly value: T }
  | { readonly kind: 'failed'; readonly status: number }

/** Loads something once, and again on request. */
export function useLoaded<T>(load: () => Promise<T>, key: string): readonly [Loaded<T>, () => void] {
  const [loaded, set] = useState<Loaded<T>>({ kind: 'loading' })
  const [times, again] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when it is another thing to load
  useEffect(() => {
    let current = true
    load().then(
      (value) => current && set({ kind: 'here', value }),
      (problem) => current && set({ kind: 'failed', status: problem instanceof Unanswered ? problem.status : 0 }),
    )
    return () => {
      current = false
    }
  }, [key, times])
  return [loaded, () => again(times + 1)]
}

/** Whether this installation shows demonstration data, as an entity's page says; false until it is known. */
export function useDemo(api: Api, slug: string | undefined): boolean {
  const [demo, setDemo] = useState(false)
  useEffect(() => {
    if (!slug) return
    api.get<{ demo: boolean }>(`/entities/${encodeURIComponent(slug)}`).then(
      (page) => setDemo(page.demo),
      () => {},
    )
  }, [api, slug])
  return demo
}

/** The page while its content is on the way, or could not come. */
export function NotHere({ loaded, retry }: { loaded: Loaded<unknown>; retry: () => void }): VNode {
  const { t } = useWords()
  const failed = loaded.kind === 'failed'
  return (
    <PageFrame
      brand={null}
      heading={failed ? t(loaded.status === 404 ? 'portal.page.missing' : 'portal.page.failed') : ' '}
      demo={false}
    >
      {failed ? (
        <p class="actions">
          {loaded.status !== 404 && (
            <button type="button" class="primary" onClick={retry}>
              {t('portal.page.retry')}
            </button>
          )}
          <a class="secondary" href="/">
            {t('portal.page.home')}
          </a>
        </p>
      ) : (
        <div class="skeleton" aria-busy="true">
          <i />
          <i />
          <i />
        </div>
      )}
    </PageFrame>
  )
}
