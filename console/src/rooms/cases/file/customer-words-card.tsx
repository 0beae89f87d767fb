import { IconBellRinging, IconPhoneCheck, IconPhoneOff, IconSend2 } from '@tabler/icons-react'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Bubble, Button, Card, DayTimeText, DirectionalIcon, Own, SectionTitle, SystemLine } from '../../../ui/index.ts'
import type { CaseFile } from '../types.ts'
import { type CustomerWord, customerWords } from './customer-words.ts'
import css from './file.module.css'
import type { WorkAsked } from './work-dialog.tsx'

/** What the customer was told and what they added; internal comments have their own card. */
export function CustomerWordsCard({ file, onWork }: { file: CaseFile; onWork: (asked: WorkAsked) => void }) {
  const { t } = useWords()
  const { may } = useSession()
  const words = customerWords(file)
  const speaks = may(['case.close', 'case.manage'])
  const moves = new Set<string>(file.moves)
  return (
    <Card>
      <SectionTitle
        end={
          speaks && (
            <>
              {moves.has('tell') && (
                <Button size="small" icon={<IconPhoneCheck size={16} />} onClick={() => onWork({ kind: 'tell' })}>
                  {t('cases.tell')}
                </Button>
              )}
              {moves.has('reply') && (
                <Button
                  size="small"
                  icon={
                    <DirectionalIcon>
                      <IconSend2 size={16} />
                    </DirectionalIcon>
                  }
                  onClick={() => onWork({ kind: 'reply' })}
                >
                  {t('cases.reply')}
                </Button>
              )}
            </>
          )
        }
      >
        {t('cases.with-customer')}
      </SectionTitle>
      {words.length === 0 && <p className={css.nothing}>{t('cases.with-customer.none')}</p>}
      <div className={css.words}>
        {words.map((word) => (
          <Word key={word.id} word={word} />
        ))}
      </div>
    </Card>
  )
}

function Word({ word }: { word: CustomerWord }) {
  const { t, rich, named } = useWords()
  if (word.kind === 'reply') {
    return (
      <div>
        <p className={css.wordHead} data-side="us">
          {rich('cases.said.reply', {
            stage: t(`cases.stage.${word.stage}`),
            channel: t(`cases.channel.${word.channel}` as 'cases.channel.mail'),
            name: named(word.by),
          })}{' '}
          · <DayTimeText at={word.at} />
        </p>
        <Bubble from="us" text={word.text} />
      </div>
    )
  }
  if (word.kind === 'addition') {
    return (
      <div>
        <p className={css.wordHead}>
          {t('cases.said.addition')} · <DayTimeText at={word.at} />
        </p>
        <Bubble from="them" text={word.text} />
      </div>
    )
  }
  if (word.kind === 'chaser') {
    return (
      <SystemLine icon={<IconBellRinging size={16} />}>
        {t('cases.said.chaser')} · <DayTimeText at={word.at} />
        {word.text && (
          <>
            {': '}
            <Own>{word.text}</Own>
          </>
        )}
      </SystemLine>
    )
  }
  return (
    <SystemLine icon={word.outcome === 'not-reached' ? <IconPhoneOff size={16} /> : <IconPhoneCheck size={16} />}>
      {t(`cases.outcome.${word.outcome}`)} ({t(`cases.channel.${word.channel}` as 'cases.channel.mail')})
      {word.content !== null && <> · {t(word.content ? 'cases.content' : 'cases.not-content')}</>} ·{' '}
      <bdi>{named(word.by)}</bdi> · <DayTimeText at={word.at} />
      {word.note && (
        <>
          {': '}
          <Own>{word.note}</Own>
        </>
      )}
    </SystemLine>
  )
}
