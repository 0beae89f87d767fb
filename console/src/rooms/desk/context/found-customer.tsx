import { IconLink } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { Button, Own, Tag } from '../../../ui/index.ts'
import css from './context.module.css'
import { Identifier, useCustomerName } from './customer-facts.tsx'
import { type Given, reasonsFor } from './recognise.ts'
import type { CustomerSummary } from './shapes.ts'

interface FoundCustomerProps {
  customer: CustomerSummary
  /** What the contact brought; the reasons say what of it agrees. */
  given: Given
  /** The server put it forward: where no number agrees, the name does. */
  suggested?: boolean
  onLink: ((customerId: string) => void) | null
  busy: boolean
}

/** A customer that may be the one: name, what tells them apart, and why they are shown. */
export function FoundCustomer({ customer, given, suggested, onLink, busy }: FoundCustomerProps) {
  const { t } = useWords()
  const nameOf = useCustomerName()
  const reasons = reasonsFor(customer, given)
  return (
    <li className={css.row}>
      <span className={css.rowHead}>
        <strong>
          <Own>{nameOf(customer.name)}</Own>
        </strong>
        {onLink && (
          <Button size="small" icon={<IconLink size={16} />} busy={busy} onClick={() => onLink(customer.id)}>
            {t('desk.context.customer.link')}
          </Button>
        )}
      </span>
      <span className={css.tags}>
        {reasons.map((reason) => (
          <Tag key={reason} tone="palm">
            {t(`desk.context.reason.${reason}`)}
          </Tag>
        ))}
        {suggested && reasons.length === 0 && <Tag tone="sand">{t('desk.context.reason.name')}</Tag>}
        {customer.determination && <Tag tone="sea">{t('desk.context.determination')}</Tag>}
        {customer.senior && <Tag tone="sea">{t('desk.context.senior')}</Tag>}
      </span>
      {customer.identifiers.slice(0, 3).map((one) => (
        <Identifier key={`${one.kind} ${one.shown}`} one={one} />
      ))}
    </li>
  )
}
