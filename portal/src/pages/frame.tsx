import type { ComponentChildren, VNode } from 'preact'
import type { Names } from '../api/types.ts'
import { brandRules } from '../chat/brand.ts'
import { named } from '../words/names.ts'
import { useWords } from '../words/words.ts'
import { otherLanguage, useLanguageSwitch } from './language.ts'

interface Frame {
  readonly brand: { readonly name: Names; readonly href: string } | null
  readonly heading: ComponentChildren
  readonly above?: ComponentChildren
  readonly below?: ComponentChildren
  readonly demo: boolean
  readonly foot?: ComponentChildren
  readonly children: ComponentChildren
}

/** The frame of every public page: who speaks, the heading on its pattern, the work, what is to be known. */
export function PageFrame({ brand, heading, above, below, demo, foot, children }: Frame): VNode {
  const { t, language } = useWords()
  const change = useLanguageSwitch()
  return (
    <>
      <a class="skip" href="#content">
        {t('portal.page.skip')}
      </a>
      <header class="top">
        <div class="width">
          <a class={brand ? 'brand' : 'brand house'} href={brand?.href ?? '/'}>
            <Mark />
            <span>{brand ? named(brand.name, language) : t('portal.page.brand')}</span>
          </a>
          <button
            type="button"
            class="link"
            lang={otherLanguage(language)}
            onClick={() => change(otherLanguage(language))}
          >
            {t('portal.page.other-language')}
          </button>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <div class="hero">
          <div class="width">
            {above}
            <h1 tabIndex={-1}>{heading}</h1>
            {below}
          </div>
        </div>
        <div class="width work">{children}</div>
      </main>
      <footer class="width">
        {foot}
        {demo && <p class="demo-note">{t('portal.page.demo')}</p>}
        {brand && (
          <a href="/" class="footer-home">
            {t('portal.page.home')}
          </a>
        )}
      </footer>
    </>
  )
}

/** The eight-fold mark, in the page's colour, or in that of one entity among many. */
export function Mark({ colour = null }: { colour?: string | null }): VNode {
  return (
    <svg class="mark" style={brandRules(colour)} viewBox="0 0 48 48" width="38" height="38" aria-hidden="true">
      <path class="mark-star" d="M9 9h30v30H9z M24 2.8 45.2 24 24 45.2 2.8 24z" />
      <path class="mark-thread" d="M16 16h16v16H16z M24 12.7 35.3 24 24 35.3 12.7 24z" />
    </svg>
  )
}
