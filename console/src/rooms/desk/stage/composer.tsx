import { IconBolt, IconId, IconPaperclip, IconSend2 } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useConnection } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, DirectionalIcon, IconButton, LostConnectionStrip, Tabs, useDraft, useKeys } from '../../../ui/index.ts'
import { takeReplyFocus } from '../reply-focus.ts'
import type { Handling, Stage } from '../types.ts'
import type { useSending } from '../use-sending.ts'
import { CannedPicker } from './canned-picker.tsx'
import { CardPicker } from './card-picker.tsx'
import css from './stage.module.css'
import { useAnswerAndClose } from './use-answer-and-close.ts'
import { useAttach } from './use-attach.ts'
import { useTypingSign } from './use-typing-sign.ts'

interface ComposerProps {
  handling: Handling
  stage: Stage
  sending: ReturnType<typeof useSending>
}

/** Where the agent writes: a reply, or an internal comment that can never pass for one; the draft survives a reload. */
export function Composer({ handling, stage, sending }: ComposerProps) {
  const { t } = useWords()
  const contactId = stage.contact.id
  const [tab, setTab] = useState<'reply' | 'comment'>('reply')
  const [text, setText] = useDraft(`${contactId}:${tab}`)
  const [picker, setPicker] = useState<'canned' | 'cards' | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const connection = useConnection()
  const typing = useTypingSign(contactId, tab === 'reply')
  const attach = useAttach(contactId, sending.send)
  const close = useAnswerAndClose(handling, stage)
  const gone = stage.contact.state === 'ended'

  useEffect(() => {
    if (takeReplyFocus()) field.current?.focus()
  }, [])

  const put = (added: string) => {
    setText(text ? `${text}\n${added}` : added)
    setPicker(null)
    field.current?.focus()
  }
  const send = () => {
    const words = text.trim()
    if (!words) return
    sending.send({ clientId: crypto.randomUUID(), kind: tab === 'reply' ? 'text' : 'comment', text: words })
    setText('')
    typing.stop()
  }
  const sendAndClose = () => {
    if (tab !== 'reply') return
    close.mutate(text.trim() || undefined, { onSuccess: () => setText('') })
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      send()
    } else if (event.code === 'Slash' && text === '' && !event.ctrlKey && !event.altKey && !event.shiftKey) {
      event.preventDefault()
      setPicker('canned')
    }
  }
  const group = t('desk.keys')
  useKeys([
    {
      chord: 'Ctrl+Enter',
      label: t('desk.send-and-close'),
      group,
      run: sendAndClose,
      onButton: true,
      whileWriting: true,
      off: tab !== 'reply' || gone,
    },
    { chord: 'Slash', label: t('desk.canned'), group, onButton: true, run: () => setPicker('canned') },
    { chord: 'KeyN', label: t('desk.comment'), group, run: () => setTab('comment') },
  ])
  return (
    <div className={css.composer} data-tab={tab}>
      {connection.state === 'lost' && <LostConnectionStrip since={connection.since} strip />}
      <div className={css.composerHead}>
        <Tabs
          label={t('desk.write')}
          tabs={[
            { id: 'reply', label: t('desk.reply') },
            { id: 'comment', label: t('desk.comment') },
          ]}
          chosen={tab}
          onChoose={setTab}
        />
        <span className={css.kept}>{text && t('desk.draft-kept')}</span>
      </div>
      <textarea
        id="desk-reply"
        ref={field}
        className={css.field}
        {...(text ? { dir: 'auto' as const } : {})}
        rows={2}
        maxLength={8000}
        value={text}
        disabled={gone}
        aria-label={t(tab === 'reply' ? 'desk.reply' : 'desk.comment')}
        placeholder={t(tab === 'reply' ? 'desk.reply.hint' : 'desk.comment.hint')}
        onChange={(event) => {
          setText(event.currentTarget.value)
          typing.touch()
        }}
        onKeyDown={press}
      />
      <div className={css.tools}>
        <Button look="quiet" icon={<IconBolt size={17} />} kbd="/" onClick={() => setPicker('canned')}>
          <span className={css.pickerName}>{t('desk.canned')}</span>
        </Button>
        <Button look="quiet" icon={<IconId size={17} />} disabled={tab !== 'reply'} onClick={() => setPicker('cards')}>
          <span className={css.pickerName}>{t('desk.cards')}</span>
        </Button>
        <IconButton
          name={t('desk.attach')}
          disabled={tab !== 'reply' || attach.isPending}
          onClick={() => file.current?.click()}
        >
          <IconPaperclip size={18} />
        </IconButton>
        <input
          ref={file}
          type="file"
          hidden
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? []
            if (chosen) attach.mutate(chosen)
            event.currentTarget.value = ''
          }}
        />
        <span className={css.grow} />
        {tab === 'reply' && (
          <Button kbd="Ctrl ⏎" busy={close.isPending} disabled={gone} onClick={sendAndClose}>
            {t('desk.send-and-close')}
          </Button>
        )}
        <Button
          look="primary"
          icon={
            <DirectionalIcon>
              <IconSend2 size={17} />
            </DirectionalIcon>
          }
          disabled={!text.trim() || gone}
          onClick={send}
        >
          {t(tab === 'reply' ? 'desk.send' : 'desk.comment.save')}
        </Button>
      </div>
      {picker === 'canned' && <CannedPicker stage={stage} onPick={put} onClose={() => setPicker(null)} />}
      {picker === 'cards' && <CardPicker stage={stage} onPut={put} onClose={() => setPicker(null)} />}
    </div>
  )
}
