import { IconFileText, IconMessage2, IconPhone, IconPhoneCall } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { tellPhone, usePhone } from '../../../phone/index.ts'
import { Button, Card, Countdown, Elapsed, Own, StatusBadge, shorten, TimeLine, useToast } from '../../../ui/index.ts'
import { deskKey } from '../desk-queries.ts'
import { wantReplyFocus } from '../reply-focus.ts'
import type { Handling, Offer } from '../types.ts'
import css from './list.module.css'
import { useWhy } from './use-why.tsx'

const icons = {
  contact: IconMessage2,
  callback: IconPhoneCall,
  answer: IconFileText,
  leg: IconFileText,
  visit: IconMessage2,
}

/** The one dark thing on the desk: what rings, why it rings here, and how long it still does. */
export function RingingCard({ offer, onAccepted }: { offer: Offer; onAccepted: (handlingId: string) => void }) {
  const { t, rich, named } = useWords()
  const why = useWhy(offer)
  const answer = useAnswer(offer, onAccepted)
  const isCall = offer.kind === 'contact' && offer.channel === 'voice'
  const Icon = isCall ? IconPhone : icons[offer.kind]
  const phone = usePhone()
  const answering = phone.call?.state === 'answering' && phone.call.reservationId === offer.reservationId
  const notYet = isCall && phone.line !== 'ready' ? t('phone.ring.not-ready') : null
  const began = new Date(new Date(offer.ringUntil).getTime() - offer.ringSeconds * 1000)
  return (
    <Card deep as="article" label={t('desk.ring.label')}>
      <div className={css.ring}>
        <div className={css.ringHead}>
          <span>
            <Icon size={17} aria-hidden="true" /> {isCall ? t('phone.ring') : t(`desk.ring.${offer.kind}`)}
          </span>
          <span className={css.ringClock}>
            <Countdown until={offer.ringUntil} />
          </span>
        </div>
        <div className={css.ringHead}>
          <strong className={css.ringName}>
            <Own>{offer.name ?? t('desk.unknown')}</Own>
          </strong>
          {offer.language && (
            <StatusBadge tone="on-deep">{t(`desk.language.${offer.language}` as 'desk.language.ar')}</StatusBadge>
          )}
        </div>
        <p>
          {[...new Set([offer.topic && named(offer.topic.name), named(offer.queue.name)])].filter(Boolean).join(' · ')}
        </p>
        <p>
          {why} · {rich('desk.ring.waited', { time: <Elapsed since={offer.waitedSince} /> })}
        </p>
        {offer.preview && (
          <p className={css.ringPreview}>
            <Own>{shorten(offer.preview, 36)}</Own>
          </p>
        )}
        <TimeLine kind="ring" startAt={began} dueAt={offer.ringUntil} words={null} onDeep />
        {isCall && (phone.microphone === 'refused' || phone.microphone === 'missing') && (
          <p role="alert">{t(`phone.microphone.${phone.microphone}`)}</p>
        )}
        <div className={css.ringButtons}>
          <Button
            look="on-deep"
            kbd="F2"
            busy={answer.isPending || answering}
            disabledReason={notYet}
            onClick={() => answer.mutate('accept')}
          >
            {t('desk.accept')}
          </Button>
          <Button look="on-deep-quiet" kbd="F4" busy={answer.isPending} onClick={() => answer.mutate('decline')}>
            {t('desk.decline')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

/** Accepts or declines an offer; whoever was beaten to it is told so by name of the fact. */
export function useAnswer(offer: Offer | undefined, onAccepted: (handlingId: string) => void) {
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: async (answer: 'accept' | 'decline') => {
      if (!offer) return null
      // A call is accepted by answering it: the server hears of it from the telephone.
      if (answer === 'accept' && offer.kind === 'contact' && offer.channel === 'voice') {
        tellPhone({ kind: 'answer', reservationId: offer.reservationId })
        return null
      }
      const path = `/api/v1/desk/reservations/${offer.reservationId}`
      if (answer === 'accept') {
        const handling = await api.post<Handling>(`${path}/acceptance`)
        // The list must know it before the stage can open it.
        await queries.invalidateQueries({ queryKey: deskKey })
        return handling
      }
      await api.post(`${path}/decline`, {})
      return null
    },
    onSuccess: (handling) => {
      if (!handling) return
      wantReplyFocus()
      onAccepted(handling.id)
    },
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => queries.invalidateQueries({ queryKey: deskKey }),
  })
}
