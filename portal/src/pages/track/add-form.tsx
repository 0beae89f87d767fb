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

interface Attached {
  readonly name: string
  readonly part: number
  readonly fileId: string | null
}

/** Adds words, a file, or both to one's case. */
export function AddForm({ api, number, secret, onDone, onLeave }: CaseDoing): VNode {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [file, setFile] = useState<Attached | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [once] = useState(newClientId)
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])

  const attach = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return
    const refused = refusalOf(chosen, CASE_FILES)
    setProblem(refused && `file-${refused}`)
    if (refused) return
    setFile({ name: chosen.name, part: 0, fileId: null })
    try {
      const path = `/cases/${encodeURIComponent(number)}/files?secret=${encodeURIComponent(secret)}`
      const sent = await api.upload<{ fileId: string }>(path, chosen, {
        onProgress: (part) => setFile({ name: chosen.name, part, fileId: null }),
      })
      setFile({ name: chosen.name, part: 1, fileId: sent.fileId })
    } catch (refusal) {
      setFile(null)
      setProblem(codeOf(refusal))
    }
  }
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (busy || (!text.trim() && !file?.fileId)) return
    setBusy(true)
    setProblem(null)
    try {
      const body = { secret, ...(text.trim() && { text: text.trim() }), ...(file?.fileId && { fileId: file.fileId }) }
      await api.post(`/cases/${encodeURIComponent(number)}/additions`, body, undefined, once)
      onDone()
    } catch (refusal) {
      setProblem(codeOf(refusal))
    } finally {
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
          dir="auto"
          maxLength={4000}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </div>
      <input
        ref={picker}
        type="file"
        class="hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept={CASE_FILES.types.join(',')}
        onChange={(event) => void attach(event.currentTarget.files?.[0])}
      />
      {file ? (
        <p class="attached" role="status">
          <Icon name="file" />
          <span>
            {file.fileId
              ? t('portal.track.file-ready', { name: file.name })
              : t('portal.track.file-sending', { name: file.name })}
          </span>
          {file.fileId ? (
            <button type="button" class="link" onClick={() => setFile(null)}>
              {t('portal.track.file-remove')}
            </button>
          ) : (
            <progress value={file.part} max={1} />
          )}
        </p>
      ) : (
        <p class="attached">
          <button type="button" class="secondary" aria-describedby="file-hint" onClick={() => picker.current?.click()}>
            <Icon name="clip" />
            {t('portal.track.file')}
          </button>
          <span class="hint" id="file-hint">
            {t('portal.track.file-hint', { size: shownSize(CASE_FILES.maxBytes) })}
          </span>
        </p>
      )}
      {problem && (
        <p class="wrong" role="alert">
          {t('portal.track.problem', { code: asCase(problem) })}
        </p>
      )}
      <div class="pair">
        <button type="submit" class="primary" disabled={busy || (!text.trim() && !file?.fileId)}>
          {t('portal.track.send')}
        </button>
        <button type="button" class="secondary" onClick={onLeave}>
          {t('portal.track.cancel')}
        </button>
      </div>
    </form>
  )
}

/** The code of a refusal, as the sentences know it. */
export function codeOf(refusal: unknown): string {
  return refusal instanceof Unanswered && refusal.status > 0 ? refusal.code : 'no-answer'
}
