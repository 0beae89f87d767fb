import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { type Api, Unanswered } from '../../api/client.ts'
import { westernDigits } from '../../chat/begin.ts'
import { asCase, useWords } from '../../words/words.ts'
import { PageFrame } from '../frame.tsx'

/** A number and a contact ask for a new link; it goes to the recorded contact only, and the answer never says whether one was found. */
export function AskLinkPage({ api, number: first }: { api: Api; number: string }): VNode {
  const { t } = useWords()
  return (
    <PageFrame brand={null} heading={t('portal.track.heading')} below={<p>{t('portal.track.lead')}</p>} demo={false}>
      <AskLink api={api} first={first} />
    </PageFrame>
  )
}

/** The form that asks for a new link. */
export function AskLink({ api, first }: { api: Api; first: string }): VNode {
  const { t } = useWords()
  const [number, setNumber] = useState(first)
  const [contact, setContact] = useState('')
  const [wrong, setWrong] = useState<'number' | 'contact' | null>(null)
  const [answer, setAnswer] = useState<'none' | 'asking' | 'sent' | string>('none')
  const form = useRef<HTMLFormElement>(null)

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const lacking = !/^[A-Z]{2,6}-\d{4}-\d{1,9}$/.test(tidy(number))
      ? 'number'
      : contact.trim().length < 6
        ? 'contact'
        : null
    setWrong(lacking)
    if (lacking) {
      form.current?.querySelector<HTMLElement>(`#link-${lacking}`)?.focus()
      return
    }
    setAnswer('asking')
    const reach = contact.trim()
    try {
      await api.post('/cases/links', {
        number: tidy(number),
        ...(reach.includes('@') ? { email: reach } : { phone: westernDigits(reach) }),
      })
      setAnswer('sent')
    } catch (problem) {
      setAnswer(problem instanceof Unanswered && problem.status > 0 ? problem.code : 'no-answer')
    }
  }
  if (answer === 'sent')
    return (
      <p class="panel said" role="status">
        {t('portal.track.link-sent')}
      </p>
    )
  const problem = answer !== 'none' && answer !== 'asking'
  return (
    <form class="panel ask" ref={form} onSubmit={submit} noValidate>
      <div class="field">
        <label for="link-number">{t('portal.track.number')}</label>
        <input
          id="link-number"
          type="text"
          dir="ltr"
          maxLength={40}
          placeholder="RES-2026-000123"
          value={number}
          aria-invalid={wrong === 'number'}
          aria-describedby={wrong === 'number' ? 'wrong-number' : undefined}
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
        {wrong === 'number' && (
          <p class="wrong" id="wrong-number">
            {t('portal.track.wrong', { field: 'number' })}
          </p>
        )}
      </div>
      <div class="field">
        <label for="link-contact">{t('portal.track.contact')}</label>
        <input
          id="link-contact"
          type="text"
          dir="ltr"
          maxLength={120}
          autocomplete="tel"
          placeholder="+971 50 000 0000"
          value={contact}
          aria-invalid={wrong === 'contact'}
          aria-describedby={wrong === 'contact' ? 'wrong-contact' : undefined}
          onInput={(event) => setContact(event.currentTarget.value)}
        />
        {wrong === 'contact' && (
          <p class="wrong" id="wrong-contact">
            {t('portal.track.wrong', { field: 'contact' })}
          </p>
        )}
      </div>
      {problem && (
        <p class="wrong" role="alert">
          {t('portal.track.problem', { code: asCase(answer) })}
        </p>
      )}
      <button type="submit" class="primary" disabled={answer === 'asking'}>
        {t('portal.track.ask-link')}
      </button>
    </form>
  )
}

function tidy(number: string): string {
  return westernDigits(number).trim().toUpperCase().replace(/\s+/g, '')
}
