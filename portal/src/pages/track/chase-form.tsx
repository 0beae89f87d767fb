import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { newClientId } from '../../chat/memory.ts'
import { asCase, useWords } from '../../words/words.ts'
import { type CaseDoing, codeOf } from './add-form.tsx'

/** Asks once whether to hurry the case, then does so once, however often the answer is lost. */
export function ChaseForm({ api, number, secret, onDone, onLeave }: CaseDoing): VNode {
  const { t } = useWords()
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [once] = useState(newClientId)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])

  const confirm = async (): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      await api.post(`/cases/${encodeURIComponent(number)}/chasers`, { secret, clientId: once })
      onDone()
    } catch (refusal) {
      setProblem(codeOf(refusal))
      setBusy(false)
    }
  }
  return (
    <section class="panel ask" aria-labelledby="chase-question">
      <p id="chase-question">{t('portal.track.chase-question')}</p>
      {problem && (
        <p class="wrong" role="alert">
          {t('portal.track.problem', { code: asCase(problem) })}
        </p>
      )}
      <div class="pair">
        <button type="button" class="primary" ref={first} disabled={busy} onClick={confirm}>
          {t('portal.track.chase-confirm')}
        </button>
        <button type="button" class="secondary" onClick={onLeave}>
          {t('portal.track.cancel')}
        </button>
      </div>
    </section>
  )
}
