import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from '../chat/icons.tsx'
import { useStore } from '../chat/store.ts'
import { asCase, useWords } from '../words/words.ts'
import type { CallState, Calls } from './calls.ts'

const KEYS = '123456789*0#'

/** The call in the sheet: what it does now, keys for the menus one hears, mute and the end. */
export function CallFace({ calls }: { calls: Calls }): VNode {
  const state = useStore(calls.store)
  const { t } = useWords()
  const on = state.phase === 'talking' || state.phase === 'starting'
  return (
    <div class="face call">
      <p class="call-state" role="status">
        {t('portal.chat.call.state', { state: state.phase })}
      </p>
      {state.phase === 'talking' && <Clock since={state.since} />}
      {state.problem && (
        <p class="strip clay" role="alert">
          {t('portal.chat.call.problem', { why: asCase(state.problem) })}
        </p>
      )}
      {on ? <InCall state={state} calls={calls} /> : <AfterCall state={state} calls={calls} />}
      {state.phase === 'talking' && <KeyPad onPress={calls.press} />}
    </div>
  )
}

function InCall({ state, calls }: { state: CallState; calls: Calls }): VNode {
  const { t } = useWords()
  return (
    <div class="pair">
      {state.phase === 'talking' && (
        <button type="button" class="secondary" aria-pressed={state.muted} onClick={calls.mute}>
          <Icon name={state.muted ? 'muted' : 'microphone'} />
          {state.muted ? t('portal.chat.call.unmute') : t('portal.chat.call.mute')}
        </button>
      )}
      <button type="button" class="primary clay" onClick={calls.hangUp}>
        <Icon name="hang-up" />
        {t('portal.chat.call.end')}
      </button>
    </div>
  )
}

function AfterCall({ state, calls }: { state: CallState; calls: Calls }): VNode {
  const { t } = useWords()
  return (
    <>
      {state.phase === 'idle' && <p>{t('portal.chat.call.before')}</p>}
      <div class="pair">
        <button type="button" class="primary" onClick={() => void calls.begin()}>
          <Icon name="phone" />
          {state.phase === 'idle' ? t('portal.chat.call.begin') : t('portal.chat.call.again')}
        </button>
        <button type="button" class="secondary" onClick={calls.hide}>
          <Icon name="chat" />
          {t('portal.chat.call.to-chat')}
        </button>
      </div>
    </>
  )
}

function KeyPad({ onPress }: { onPress: (key: string) => void }): VNode {
  const { t, word } = useWords()
  const [sent, setSent] = useState('')
  const press = (key: string): void => {
    onPress(key)
    setSent((before) => (before + key).slice(-16))
  }
  return (
    <fieldset
      class="call-keys"
      aria-label={word('portal.chat.call.keys')}
      onKeyDown={(event) => KEYS.includes(event.key) && press(event.key)}
    >
      <p aria-live="polite">{sent ? <bdi dir="ltr">{sent}</bdi> : t('portal.chat.call.keys-hint')}</p>
      <div dir="ltr">
        {[...KEYS].map((key) => (
          <button type="button" class="secondary" key={key} onClick={() => press(key)}>
            {key}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

function Clock({ since }: { since: number }): VNode {
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - since) / 1000))
  const two = (value: number): string => String(value).padStart(2, '0')
  return (
    <p class="call-clock" role="timer">
      <bdi dir="ltr">
        {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
      </bdi>
    </p>
  )
}
