import { IconCopy, IconMail, IconPhone } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { IconButton, Ltr, Notice, useToast } from '../../../ui/index.ts'
import { useCustomer } from '../context/context-queries.ts'
import type { Given } from '../context/recognise.ts'
import css from './answer.module.css'

interface ContactPointsProps {
  customerId: string | null
  /** What the contact itself brought; it comes first. */
  given: Given
}

/** The numbers and addresses the customer can be reached by, each once, to be called or copied. */
export function ContactPoints({ customerId, given }: ContactPointsProps) {
  const { t } = useWords()
  const toast = useToast()
  const customer = useCustomer(customerId)
  const known = customer.data?.identifiers ?? []
  const phones = once([given.phone, ...known.filter((one) => one.kind === 'phone').map((one) => one.shown)])
  const mails = once([given.email, ...known.filter((one) => one.kind === 'email').map((one) => one.shown)])
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    toast({ text: t('desk.context.copied') })
  }
  const point = (text: string, href: string, icon: React.ReactNode) => (
    <span key={text} className={css.point}>
      {icon}
      <a href={href}>
        <Ltr>{text}</Ltr>
      </a>
      <IconButton name={t('desk.answer.copy', { point: text })} onClick={() => void copy(text)}>
        <IconCopy size={16} />
      </IconButton>
    </span>
  )
  if (phones.length + mails.length === 0 && !customer.isPending) {
    return <Notice tone="gold">{t('desk.answer.no-points')}</Notice>
  }
  return (
    <div className={css.points}>
      {phones.map((phone) =>
        point(phone, `tel:${phone.replace(/[^\d+]/g, '')}`, <IconPhone size={17} aria-hidden="true" />),
      )}
      {mails.map((mail) => point(mail, `mailto:${mail}`, <IconMail size={17} aria-hidden="true" />))}
    </div>
  )
}

/** Each number or address once, however it is written. */
function once(points: readonly (string | null)[]): string[] {
  const seen = new Map<string, string>()
  for (const point of points) {
    if (!point) continue
    const plain = point.includes('@') ? point.toLowerCase() : point.replace(/\D/g, '').slice(-9)
    if (!seen.has(plain)) seen.set(plain, point)
  }
  return [...seen.values()]
}
