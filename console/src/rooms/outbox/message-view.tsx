import { IconChevronLeft } from '@tabler/icons-react'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  Card,
  DayTimeText,
  DirectionalIcon,
  Facts,
  Ltr,
  Own,
  StatusBadge,
  type StatusLook,
} from '../../ui/index.ts'
import { linkedPieces } from './linked-pieces.ts'
import css from './outbox.module.css'
import type { Outgoing } from './outbox-queries.ts'

const looks: Record<Outgoing['state'], StatusLook> = {
  waiting: { tone: 'sea', shape: 'hollow' },
  sending: { tone: 'sea', shape: 'half' },
  sent: { tone: 'palm', shape: 'full' },
  caught: { tone: 'sand', shape: 'full' },
  failed: { tone: 'clay', shape: 'full' },
}

/** One message as its reader gets it. */
export function MessageView({ message, onBack }: { message: Outgoing; onBack: () => void }) {
  const { t, named } = useWords()
  const { entities } = useSession()
  const { tone, shape } = looks[message.state]
  const direction = message.language === 'ar' ? 'rtl' : 'ltr'
  return (
    <Card>
      <div className={css.messageHead}>
        <span className={css.back}>
          <Button
            size="small"
            look="quiet"
            onClick={onBack}
            icon={
              <DirectionalIcon>
                <IconChevronLeft size={16} />
              </DirectionalIcon>
            }
          >
            {t('outbox.title')}
          </Button>
        </span>
        <StatusBadge tone={tone} shape={shape}>
          {t(`outbox.state.${message.state}`)}
        </StatusBadge>
      </div>
      <h2 className={css.subject}>{message.subject ? <Own>{message.subject}</Own> : t('outbox.kind.sms')}</h2>
      <Facts
        facts={[
          [t('outbox.to'), <Ltr key="to">{message.to}</Ltr>],
          [t('outbox.entity'), named(entities.find((one) => one.id === message.entityId)?.name)],
          [t('outbox.written'), <DayTimeText key="written" at={message.createdAt} />],
          message.sentAt ? [t('outbox.sent'), <DayTimeText key="sent" at={message.sentAt} />] : null,
          message.kind === 'sms' ? [t('outbox.parts'), t('outbox.parts.count', { n: message.parts })] : null,
          message.errorCode ? [t('outbox.error'), <Ltr key="error">{message.errorCode}</Ltr>] : null,
        ]}
      />
      <div className={css.text} dir={direction} lang={message.language}>
        {linkedPieces(message.text).map((piece) =>
          piece.href ? (
            <a key={piece.at} href={piece.href} target="_blank" rel="noreferrer" dir="ltr">
              {piece.text}
            </a>
          ) : (
            <span key={piece.at}>{piece.text}</span>
          ),
        )}
      </div>
    </Card>
  )
}
