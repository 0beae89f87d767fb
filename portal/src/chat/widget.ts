import callCss from '../call/call.css?inline'
import type { Sentences } from '../words/words.ts'
import css from './chat.css?inline'
import { defineChat } from './element.tsx'
import tokens from './tokens.css?inline'

/** The embeddable script: finds its own server from its address, adds one chat for `data-entity`. */
const script = document.currentScript as HTMLScriptElement | null
const origin = new URL(script?.src ?? location.href).origin

async function sentences(language: string): Promise<Sentences> {
  for (const code of [language, 'en', 'ar']) {
    const answer = await fetch(`${origin}/widget/words.${encodeURIComponent(code)}.json`, {
      credentials: 'omit',
    }).catch(() => null)
    if (answer?.ok) return (await answer.json()) as Sentences
  }
  return {}
}

const bringSip = (): Promise<typeof import('../call/sip-call.ts')> =>
  import(/* @vite-ignore */ `${origin}/widget/call.js`)

defineChat({ origin, css: tokens + css + callCss, sentences, bringSip })

const entity = script?.dataset.entity
if (entity) {
  const place = (): void => {
    const chat = document.createElement('amer-chat')
    chat.setAttribute('entity', entity)
    chat.setAttribute('language', script?.dataset.language ?? (document.documentElement.lang || 'ar'))
    document.body.append(chat)
  }
  if (document.body) place()
  else addEventListener('DOMContentLoaded', place)
}
