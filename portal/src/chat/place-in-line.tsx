import type { VNode } from 'preact'
import type { Standing } from '../api/types.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icons.tsx'

const PEOPLE = [1, 2, 3, 4, 5]

/** The customer's place as people on a line to the agent, with the wait in words. */
export function PlaceInLine({ standing }: { standing: Standing }): VNode {
  const { t, word } = useWords()
  const { position, estimatedWaitSeconds } = standing
  const ahead = Math.max(0, (position ?? 1) - 1)
  const more = Math.max(0, ahead - PEOPLE.length)
  const wait = estimatedWaitSeconds === null ? null : Math.round(estimatedWaitSeconds / 60)
  return (
    <section class="place">
      <p class="place-label">{position === null ? t('portal.chat.place.finding') : t('portal.chat.place.label')}</p>
      {position !== null && (
        <p class="place-figure">
          <b>
            <bdi>{position}</bdi>
          </b>
          {wait !== null && (
            <span>{wait > 60 ? t('portal.chat.place.long-wait') : t('portal.chat.place.wait', { minutes: wait })}</span>
          )}
        </p>
      )}
      <div class="place-line" aria-hidden="true">
        <i class="you" />
        {PEOPLE.slice(0, ahead).map((person) => (
          <i class="person" key={person} />
        ))}
        {more > 0 && (
          <i class="others">
            <bdi>+{more}</bdi>
          </i>
        )}
        <i class="agent">
          <Icon name="agent" size={20} />
        </i>
      </div>
      <p class="place-ends" aria-hidden="true">
        <span>{t('portal.chat.place.you')}</span>
        <span>{t('portal.chat.place.agent')}</span>
      </p>
      <p class="hidden" role="status">
        {position === null ? '' : word('portal.chat.place.said', { position, minutes: Math.min(wait ?? 0, 60) })}
      </p>
    </section>
  )
}
