import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../words/words.ts'
import type { ChatState } from './chat-state.ts'
import type { Conversation } from './conversation.ts'
import { shownSize, shownTypes } from './files.ts'
import { Icon } from './icons.tsx'

const LONGEST = 4000

/** Where the customer writes: the draft survives a reload, Enter sends, files say their kinds and size beforehand. */
export function Composer({ state, conversation }: { state: ChatState; conversation: Conversation }): VNode {
  const { t, word, direction } = useWords()
  const [text, setText] = useState(conversation.memory.read().draft ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const limits = state.entity?.chat?.attachments
  const kinds = {
    images: word('portal.chat.file.images'),
    sounds: word('portal.chat.file.sounds'),
    and: word('portal.chat.file.and'),
  }
  const fileHint = limits
    ? {
        types: (direction === 'rtl' ? '\u200f' : '') + shownTypes(limits.types, kinds),
        size: shownSize(limits.maxBytes),
      }
    : { types: '', size: '' }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight + 2, 150)}px`
  }, [text])

  const write = (value: string): void => {
    setText(value)
    conversation.memory.write({ draft: value })
    conversation.typing(value !== '')
  }
  const send = (): void => {
    const said = text.trim()
    if (!said) return
    write('')
    conversation.say(said)
    field.current?.focus()
  }
  const onKey = (event: KeyboardEvent): void => {
    // on touch keyboards Enter is the only way to a new line
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || matchMedia('(pointer: coarse)').matches) return
    event.preventDefault()
    send()
  }
  const attach = (files: FileList | null): void => {
    for (const file of files ?? []) void conversation.attach(file)
    if (picker.current) picker.current.value = ''
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        attach(event.dataTransfer?.files ?? null)
      }}
    >
      {limits && limits.types.length > 0 && (
        <>
          <input
            ref={picker}
            type="file"
            class="hidden"
            tabIndex={-1}
            aria-hidden="true"
            multiple
            accept={limits.types.join(',')}
            onChange={(event) => attach(event.currentTarget.files)}
          />
          <button
            type="button"
            class="round"
            aria-label={word('portal.chat.attach')}
            title={word('portal.chat.file.limits', fileHint)}
            aria-describedby="limits"
            onClick={() => picker.current?.click()}
          >
            <Icon name="clip" />
          </button>
        </>
      )}
      <textarea
        ref={field}
        rows={1}
        dir={text ? 'auto' : undefined}
        maxLength={LONGEST}
        enterkeyhint="send"
        aria-label={word('portal.chat.write')}
        placeholder={word('portal.chat.write')}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={onKey}
        onPaste={(event) => {
          if (event.clipboardData?.files.length) attach(event.clipboardData.files)
        }}
      />
      <button type="submit" class="round send" aria-label={word('portal.chat.send')} disabled={!text.trim()}>
        <Icon name="send" />
      </button>
      {limits && (
        <p class="limits" id="limits">
          {t('portal.chat.file.limits', fileHint)}
        </p>
      )}
    </form>
  )
}
