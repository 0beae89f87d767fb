import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Api, Unanswered } from '../../api/client.ts'
import { refusalOf, shownSize } from '../../chat/files.ts'
import { Icon } from '../../chat/icons.tsx'
import { newClientId } from '../../chat/memory.ts'
import { asCase, useWords } from '../../words/words.ts'

/** What may be attached to a case from its page. */
export const CASE_FILES = { maxBytes: 10 * 1024 * 1024, types: ['image/jpeg', 'image/png', 'application/pdf'] }

export interface CaseDoing {
  readonly api: Api
  readonly number: string
  readonly secret: string
  readonly onDone: () => void
  readonly onLeave: () => void
}

/** Adds words, a file, or both to one's case. */
export function AddForm({ api, number, secret, onDone, onLeave }: CaseDoing): VNode {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [part, setPart] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [once] = useState(newClientId)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const path = `/cases/${encodeURIComponent(number)}`
  const nothing = !text.trim() && !file

  const choose = (chosen: File | undefined): void => {
    if (!chosen) return
    const refused = refusalOf(chosen, CASE_FILES)
    setProblem(refused && `file-${refused}`)
    setFile(refused ? null : chosen)
  }
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (busy || nothing) return
    setBusy(true)
    setProblem(null)
    try {
      if (file) await api.upload(`${path}/files?secret=${encodeURIComponent(secret)}`, file, { onProgress: setPart })
      // it has arrived: a second try must not bring it twice
      setFile(null)
      if (text.trim()) await api.post(`${path}/additions`, { secret, text: text.trim(), clientId: once })
      onDone()
    } catch (refusal) {
      setProblem(codeOf(refusal))
      setBusy(false)
    }
  }

  return (
    <form class="panel ask" onSubmit={submit}>
      <div class="field">
        <label for="add-text">{t('portal.track.add-text')}</label>
        <textarea
          id="add-text"
          ref={field}
          rows={4}
          dir={text ? 'auto' : undefined}
          maxLength={4000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <ChosenFile file={file} part={busy ? part : null} onChoose={choose} onRemove={() => setFile(null)} />
      {problem && (
        <p class="wrong" role="alert">
          {t('portal.track.problem', { code: asCase(problem) })}
        </p>
      )}
      <div class="pair">
        <button type="submit" class="primary" disabled={busy || nothing}>
          {t('portal.track.send')}
        </button>
        <button type="button" class="secondary" onClick={onLeave}>
          {t('portal.track.cancel')}
        </button>
      </div>
    </form>
  )
}

interface Choosing {
  readonly file: File | null
  /** How much is sent; null while it is not being sent. */
  readonly part: number | null
  readonly onChoose: (file: File | undefined) => void
  readonly onRemove: () => void
}

function ChosenFile({ file, part, onChoose, onRemove }: Choosing): VNode {
  const { t } = useWords()
  const picker = useRef<HTMLInputElement>(null)
  if (file)
    return (
      <p class="attached" role="status">
        <Icon name="file" />
        <span>{t(part === null ? 'portal.track.file-ready' : 'portal.track.file-sending', { name: file.name })}</span>
        {part === null ? (
          <button type="button" class="link" onClick={onRemove}>
            {t('portal.track.file-remove')}
          </button>
        ) : (
          <progress value={part} max={1} />
        )}
      </p>
    )
  return (
    <p class="attached">
      <input
        ref={picker}
        type="file"
        class="hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept={CASE_FILES.types.join(',')}
        onChange={(event) => onChoose(event.currentTarget.files?.[0])}
      />
      <button type="button" class="secondary" aria-describedby="file-hint" onClick={() => picker.current?.click()}>
        <Icon name="clip" />
        {t('portal.track.file')}
      </button>
      <span class="hint" id="file-hint">
        {t('portal.track.file-hint', { size: shownSize(CASE_FILES.maxBytes) })}
      </span>
    </p>
  )
}

/** The code of a refusal, as the sentences know it. */
export function codeOf(refusal: unknown): string {
  return refusal instanceof Unanswered && refusal.status > 0 ? refusal.code : 'no-answer'
}
