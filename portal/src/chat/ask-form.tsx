import type { ComponentChildren, VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { EntityPage } from '../api/types.ts'
import { dayAndTime } from '../words/dates.ts'
import { named } from '../words/names.ts'
import { asCase, useWords } from '../words/words.ts'
import { missingIn } from './begin.ts'
import type { ChatState } from './chat-state.ts'
import type { Conversation } from './conversation.ts'
import type { Answers } from './memory.ts'

interface Asking {
  readonly state: ChatState
  readonly entity: EntityPage
  readonly conversation: Conversation
  readonly wanted: { readonly topicId?: string | undefined; readonly aboutSlug?: string | undefined }
}

/** What is asked before a chat, or out of hours the form that becomes a contact with a due time. */
export function AskForm({ state, entity, conversation, wanted }: Asking): VNode {
  const { t, language } = useWords()
  const form = state.phase === 'closed'
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(conversation, entity, wanted, language))
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLFormElement>(null)
  const missing = tried ? missingIn(answers, entity, form) : []
  const asks = entity.chat?.asks

  const change = (part: Partial<Answers>): void => {
    const next = { ...answers, ...part }
    setAnswers(next)
    conversation.memory.write({ answers: next })
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    const lacking = missingIn(answers, entity, form)
    setTried(true)
    if (lacking[0]) box.current?.querySelector<HTMLElement>(`[name=${lacking[0]}]`)?.focus()
    else void (form ? conversation.leaveForm(answers) : conversation.start(answers))
  }
  const field = (name: keyof Answers) => ({
    name,
    id: `ask-${name}`,
    value: answers[name],
    'aria-invalid': missing.includes(name),
    'aria-describedby': missing.includes(name) ? `wrong-${name}` : undefined,
    onInput: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  })
  const wrong = (name: keyof Answers): string | false => missing.includes(name) && name

  return (
    <form class="ask" ref={box} onSubmit={submit} noValidate>
      <ClosedNote state={state} />
      {entity.about.length > 0 && (
        <Field label={t('portal.chat.ask.about')} name="aboutSlug" optional>
          <select {...field('aboutSlug')}>
            <option value="">{t('portal.chat.ask.about-any')}</option>
            {entity.about.map((body) => (
              <option value={body.slug} key={body.slug}>
                {named(body.name, language)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {isAsked(asks?.name) && (
        <Field label={t('portal.chat.ask.name')} name="name" wrong={wrong('name')} optional={asks?.name === 'optional'}>
          <input type="text" dir="auto" autocomplete="name" maxLength={120} {...field('name')} />
        </Field>
      )}
      {entity.topics.length > 0 && (
        <Field label={t('portal.chat.ask.topic')} name="topicId" wrong={wrong('topicId')}>
          <select {...field('topicId')}>
            <option value="">{t('portal.chat.ask.choose')}</option>
            {entity.topics.map((topic) => (
              <option value={topic.id} key={topic.id}>
                {named(topic.name, language)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {entity.languages.length > 1 && (
        <Field label={t('portal.chat.ask.language')} name="language">
          <select {...field('language')}>
            {entity.languages.map((code) => (
              <option value={code} key={code} lang={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        </Field>
      )}
      {(form || isAsked(asks?.contact)) && (
        <Field
          label={t('portal.chat.ask.contact')}
          name="contact"
          wrong={wrong('contact')}
          optional={!form && asks?.contact === 'optional'}
        >
          <input
            type="text"
            dir="ltr"
            autocomplete="tel"
            maxLength={120}
            placeholder="+971 50 000 0000"
            {...field('contact')}
          />
        </Field>
      )}
      <Field
        label={form ? t('portal.chat.ask.message') : t('portal.chat.ask.question')}
        name="message"
        wrong={wrong('message')}
        optional={!form}
      >
        <textarea dir="auto" rows={form ? 4 : 2} maxLength={4000} {...field('message')} />
      </Field>
      {state.problem && (
        <p class="wrong" role="alert">
          {t('portal.chat.problem', { code: asCase(state.problem.code), name: '' })}
        </p>
      )}
      <button type="submit" class="primary" disabled={state.busy}>
        {form ? t('portal.chat.ask.leave') : t('portal.chat.ask.start')}
      </button>
    </form>
  )
}

function ClosedNote({ state }: { state: ChatState }): VNode {
  const { t, language } = useWords()
  if (state.phase !== 'closed') return <p class="lead">{t('portal.chat.ask.lead')}</p>
  return (
    <div class="gold-note" role="status">
      <b>{t('portal.chat.closed.title')}</b>
      <p>
        {state.opensAt
          ? t('portal.chat.closed.opens', { when: dayAndTime(language, state.opensAt) })
          : t('portal.chat.closed.form')}
      </p>
    </div>
  )
}

type FieldParts = {
  label: ComponentChildren
  name: keyof Answers
  wrong?: string | false
  optional?: boolean
  children: ComponentChildren
}

function Field({ label, name, wrong, optional, children }: FieldParts): VNode {
  const { t } = useWords()
  return (
    <div class="field">
      <label for={`ask-${name}`}>
        {label} {optional && <small>{t('portal.chat.ask.optional')}</small>}
      </label>
      {children}
      {wrong && (
        <p class="wrong" id={`wrong-${name}`}>
          {t('portal.chat.ask.wrong', { field: name })}
        </p>
      )}
    </div>
  )
}

function isAsked(asked: unknown): boolean {
  return asked !== undefined && asked !== false && asked !== 'no'
}

function languageName(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1)
}

function firstAnswers(
  conversation: Conversation,
  entity: EntityPage,
  wanted: Asking['wanted'],
  language: string,
): Answers {
  const kept = conversation.memory.read().answers
  const known = (id: string | undefined): string => (entity.topics.some((topic) => topic.id === id) ? (id ?? '') : '')
  return {
    name: kept?.name ?? '',
    contact: kept?.contact ?? '',
    message: kept?.message ?? '',
    language: entity.languages.includes(language) ? language : (entity.languages[0] ?? language),
    topicId: known(wanted.topicId) || known(kept?.topicId),
    aboutSlug: wanted.aboutSlug ?? kept?.aboutSlug ?? '',
  }
}
