import '@fontsource/ibm-plex-sans-arabic/400.css'
import '@fontsource/ibm-plex-sans-arabic/500.css'
import '@fontsource/ibm-plex-sans-arabic/600.css'
import '@fontsource/noto-kufi-arabic/arabic-700.css'
import '../chat/tokens.css'
import './page.css'
import { render, type VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { publicApi } from '../api/client.ts'
import callCss from '../call/call.css?inline'
import chatCss from '../chat/chat.css?inline'
import { defineChat } from '../chat/element.tsx'
import tokens from '../chat/tokens.css?inline'
import { type Words, WordsContext, wordsOf } from '../words/words.ts'
import { EntityPage } from './entity.tsx'
import { HomePage } from './home.tsx'
import { firstLanguage, keepLanguage, LanguageSwitch, sentencesOf } from './language.ts'
import { NotHere } from './load.tsx'
import { pageAt } from './page-at.ts'
import { AskLinkPage } from './track/ask-link.tsx'
import { TrackPage } from './track/track.tsx'

const api = publicApi(location.origin)
defineChat({
  origin: location.origin,
  css: tokens + chatCss + callCss,
  sentences: sentencesOf,
  bringSip: () => import('../call/sip-call.ts'),
})

async function wordsIn(language: string): Promise<Words> {
  return wordsOf(language, await sentencesOf(language))
}

function Portal({ first }: { first: Words }): VNode {
  const [words, setWords] = useState(first)
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const heard = (): void => setHash(location.hash)
    addEventListener('hashchange', heard)
    return () => removeEventListener('hashchange', heard)
  }, [])
  const change = (language: string): void => {
    keepLanguage(language)
    void wordsIn(language).then(setWords)
  }
  return (
    <WordsContext.Provider value={words}>
      <LanguageSwitch.Provider value={change}>
        <Page hash={hash} />
      </LanguageSwitch.Provider>
    </WordsContext.Provider>
  )
}

function Page({ hash }: { hash: string }): VNode {
  const page = pageAt(location.pathname, location.search, hash)
  switch (page.kind) {
    case 'home':
      return <HomePage api={api} />
    case 'entity':
      return <EntityPage api={api} slug={page.slug} about={page.about} />
    case 'case':
      return <TrackPage api={api} number={page.number} secret={page.secret} key={page.secret} />
    case 'ask-link':
      return <AskLinkPage api={api} number={page.number} />
    case 'missing':
      return <NotHere loaded={{ kind: 'failed', status: 404 }} retry={() => location.reload()} />
  }
}

const language = firstLanguage()
keepLanguage(language)
void wordsIn(language).then((first) => {
  document.title = first.word('portal.home.title')
  const place = document.getElementById('page')
  if (place) render(<Portal first={first} />, place)
})
