import type { VNode } from 'preact'
import type { TrackedCase, TrackedStep } from '../../api/types.ts'
import { Icon } from '../../chat/icons.tsx'
import { shortDate } from '../../words/dates.ts'
import { named } from '../../words/names.ts'
import { asCase, useWords } from '../../words/words.ts'

/** What has been done, what is being done and by whom, and what comes. */
export function Steps({ tracked }: { tracked: TrackedCase }): VNode | null {
  const { word } = useWords()
  if (tracked.steps.length === 0) return null
  // a step under way is one that began and is not done; failing that, the first one not done
  const begun = tracked.steps.some((step) => !step.done && step.at)
  const first = tracked.steps.find((step) => !step.done)
  const isNow = (step: TrackedStep): boolean =>
    tracked.status !== 'closed' && !step.done && (begun ? step.at !== null : step === first)
  return (
    <ol class="panel steps" aria-label={word('portal.track.steps')}>
      {tracked.steps.map((step) => (
        <Step
          key={`${step.key} ${step.unit?.en ?? ''} ${step.at ?? ''}`}
          step={step}
          now={isNow(step)}
          type={asCase(tracked.type)}
        />
      ))}
    </ol>
  )
}

function Step({ step, now, type }: { step: TrackedStep; now: boolean; type: string }): VNode {
  const { t, language } = useWords()
  const unit = named(step.unit, language) || 'none'
  return (
    <li class={now ? 'now' : step.done ? 'done' : 'to-come'} aria-current={now ? 'step' : undefined}>
      <span class="step-mark">{step.done && <Icon name="tick" size={16} />}</span>
      <div>
        <p class="step-name">
          {t('portal.track.step', { key: asCase(step.key), type, unit, done: step.done ? 'yes' : 'no' })}
        </p>
        {step.text && (
          <p class="step-text" dir="auto">
            {step.text}
          </p>
        )}
      </div>
      <span class="step-at">
        {now ? <span class="hidden">{t('portal.track.now')}</span> : step.at && <bdi>{shortDate(step.at)}</bdi>}
      </span>
    </li>
  )
}
