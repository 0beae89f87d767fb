import { render } from 'preact'
import { publicApi } from '../api/client.ts'
import { type BringSip, type Calls, openCalls } from '../call/calls.ts'
import { type Sentences, WordsContext, wordsOf } from '../words/words.ts'
import { brandRules } from './brand.ts'
import { type Conversation, openConversation } from './conversation.ts'
import { deviceMemory } from './memory.ts'
import { ChatSheet, type Wanted } from './sheet.tsx'

/** Where the element finds its server, its words and its look. */
export interface Surroundings {
  readonly origin: string
  readonly css: string
  sentences(language: string): Promise<Sentences>
  /** Brings what calls are placed with; only when somebody calls. */
  readonly bringSip: BringSip
}

/** The custom element `<amer-chat entity language launcher>`: the whole chat in a shadow root, with `show()` and `call()`. */
export function defineChat(surroundings: Surroundings): void {
  if (customElements.get('amer-chat')) return
  customElements.define(
    'amer-chat',
    class extends HTMLElement {
      static observedAttributes = ['language', 'entity']
      #conversation: Conversation | null = null
      #calls: Calls | null = null
      #wanted: Wanted = {}
      #sentences: Sentences = {}
      #drawn = 0

      connectedCallback(): void {
        if (!this.shadowRoot) dress(this.attachShadow({ mode: 'open' }), surroundings.css)
        this.#begin()
      }

      disconnectedCallback(): void {
        this.#conversation?.dispose()
        this.#conversation = null
        this.#calls?.dispose()
        this.#calls = null
        if (this.shadowRoot) render(null, this.shadowRoot)
      }

      attributeChangedCallback(_: string, before: string | null, now: string | null): void {
        if (this.isConnected && this.#conversation && before !== now) this.#begin()
      }

      /** Opens the sheet, with what the page already knows the customer wants. */
      show(wanted: Wanted = {}): void {
        this.#wanted = wanted
        this.#draw()
        this.#conversation?.show()
      }

      /** Opens the sheet with a call to the entity. */
      call(): void {
        this.#conversation?.show()
        void this.#calls?.begin()
      }

      #begin(): void {
        const slug = this.getAttribute('entity') ?? ''
        if (this.#conversation?.slug !== slug) {
          this.#conversation?.dispose()
          this.#calls?.dispose()
          // one installation may serve several pages of one site: the memory is per entity of that server
          const memory = deviceMemory(`${new URL(surroundings.origin, location.href).host}.${slug}`)
          const api = publicApi(surroundings.origin)
          this.#conversation = openConversation({ api, memory, slug })
          this.#calls = openCalls({ api, slug, bringSip: surroundings.bringSip })
          this.#conversation.store.watch(() => this.#brand())
        }
        const drawing = ++this.#drawn
        void surroundings.sentences(this.#language).then((sentences) => {
          if (drawing !== this.#drawn) return
          this.#sentences = sentences
          this.#draw()
        })
      }

      get #language(): string {
        return this.getAttribute('language') ?? 'ar'
      }

      #brand(): void {
        const rules = brandRules(this.#conversation?.store.get().entity?.colour ?? null)
        for (const [name, value] of Object.entries(rules)) this.style.setProperty(name, value)
      }

      #draw(): void {
        if (!this.shadowRoot || !this.#conversation || !this.#calls || Object.keys(this.#sentences).length === 0) return
        const words = wordsOf(this.#language, this.#sentences)
        render(
          <WordsContext.Provider value={words}>
            <div class="amer" lang={words.language} dir={words.direction}>
              <ChatSheet
                key={this.#conversation.slug}
                conversation={this.#conversation}
                calls={this.#calls}
                launcher={this.getAttribute('launcher') !== 'none'}
                wanted={this.#wanted}
              />
            </div>
          </WordsContext.Provider>,
          this.shadowRoot,
        )
      }
    },
  )
}

function dress(root: ShadowRoot, css: string): void {
  // a constructed sheet passes the strictest content policy of the page around us
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
}
