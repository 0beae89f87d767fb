import { IconFile, IconPaperclip } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import css from './attached-files.module.css'
import { Button } from './button.tsx'
import { Card, SectionTitle } from './card.tsx'
import { Own } from './isolated-text.tsx'

export interface AttachedFile {
  id: string
  name: string
  href: string
  /** Who brought it, and how large it is. */
  note: ReactNode
}

interface AttachedFilesProps {
  title: string
  /** Said where nothing is attached. */
  none: string
  files: readonly AttachedFile[]
  /** A way to attach more, for whoever may; resolves when the file is there or was refused. */
  attach?: { label: string; send: (file: File) => Promise<void> } | null
}

/** What is attached, by us or by the customer, each file opening beside. */
export function AttachedFiles({ title, none, files, attach }: AttachedFilesProps) {
  return (
    <Card>
      <SectionTitle end={attach && <Attach {...attach} />}>{title}</SectionTitle>
      {files.length === 0 && <p className={css.none}>{none}</p>}
      <ul className={css.files}>
        {files.map((file) => (
          <li key={file.id}>
            <IconFile size={18} aria-hidden="true" />
            <a href={file.href} target="_blank" rel="noreferrer">
              <Own>{file.name}</Own>
            </a>
            <span className={css.note}>{file.note}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Attach({ label, send }: { label: string; send: (file: File) => Promise<void> }) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const take = async (file: File) => {
    setBusy(true)
    await send(file).finally(() => setBusy(false))
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          if (chosen) void take(chosen)
          event.currentTarget.value = ''
        }}
      />
      <Button size="small" icon={<IconPaperclip size={16} />} busy={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}
