import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { loadWords, rememberedLanguage } from './words.tsx'

const language = rememberedLanguage()
document.documentElement.lang = language
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
const root = document.getElementById('root')
if (!root) throw new Error('no #root in the page')
const words = await loadWords(language)
createRoot(root).render(
  <StrictMode>
    <App initial={{ language, words }} />
  </StrictMode>,
)
