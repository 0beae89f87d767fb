import { IconAlertTriangle, IconPencil, IconShieldCheck, IconUserOff } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Avatar, Button, Dialog, Facts, Ltr, Own, StatusBadge, Tag } from '../../../ui/index.ts'
import css from './context.module.css'
import { EditCustomer } from './edit-customer.tsx'
import type { About, Customer } from './shapes.ts'
import { useChange } from './use-change.ts'

interface CustomerFactsProps {
  about: About
  customer: Customer
  /** Null where nobody is being verified. */
  level: number | null
  mayUnlink: boolean
}

/** The one of a customer's names that the reader reads. */
export function useCustomerName(): (name: { ar: string | null; latin: string | null }) => string {
  const { language } = useWords()
  return ({ ar, latin }) => (language === 'ar' ? (ar ?? latin) : (latin ?? ar)) ?? ''
}

/** Name in both scripts, level of verification, marks, and every identifier. */
export function CustomerFacts({ about, customer, level, mayUnlink }: CustomerFactsProps) {
  const { t, known } = useWords()
  const { may } = useSession()
  const nameOf = useCustomerName()
  const [editing, setEditing] = useState(false)
  const unlink = useChange({
    about,
    run: () => api.put(`/api/v1/desk/contacts/${about.contactId}/customer`, { customerId: null }),
    said: t('desk.context.unlinked'),
  })
  const name = nameOf(customer.name)
  const other = name === customer.name.ar ? customer.name.latin : customer.name.ar
  const language = known(`desk.language.${customer.language}`) ?? customer.language
  const resident = customer.residentKind && t(`desk.context.resident.${customer.residentKind}`)
  return (
    <>
      <div className={css.person}>
        <Avatar name={name} />
        <div className={css.names}>
          <strong>
            <Own>{name}</Own>
          </strong>
          {other && (
            <span className={css.meta}>
              <Own>{other}</Own>
            </span>
          )}
        </div>
        {level !== null && (
          <StatusBadge tone={level > 0 ? 'sea' : 'sand'} icon={<IconShieldCheck size={15} aria-hidden="true" />}>
            {level > 0 ? t('desk.context.verified', { level }) : t('desk.context.not-verified')}
          </StatusBadge>
        )}
      </div>
      <Marks customer={customer} />
      <Facts
        facts={[
          ...customer.identifiers.map(
            (one) => [t(`desk.context.identifier.${one.kind}`), <Identifier key={one.id} one={one} />] as const,
          ),
          [t('desk.context.language'), [language, resident].filter(Boolean).join(' · ')],
        ]}
      />
      <div className={css.links}>
        {may('customer.edit') && (
          <Button look="quiet" size="small" icon={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            {t('desk.context.edit')}
          </Button>
        )}
        {mayUnlink && (
          <Button
            look="quiet"
            size="small"
            icon={<IconUserOff size={16} />}
            busy={unlink.isPending}
            onClick={() => unlink.mutate(undefined)}
          >
            {t('desk.context.unlink')}
          </Button>
        )}
      </div>
      <Dialog open={editing} onClose={() => setEditing(false)} title={t('desk.context.customer.edit')}>
        <EditCustomer about={about} customer={customer} onDone={() => setEditing(false)} />
      </Dialog>
    </>
  )
}

function Marks({ customer }: { customer: Customer }) {
  const { t, named } = useWords()
  if (!customer.determination && !customer.senior && !customer.segment) return null
  return (
    <div className={css.tags}>
      {customer.determination && <Tag tone="sea">{t('desk.context.determination')}</Tag>}
      {customer.senior && <Tag tone="sea">{t('desk.context.senior')}</Tag>}
      {customer.segment && <Tag>{named(customer.segment.name)}</Tag>}
    </div>
  )
}

/** A phone, mail or document as people read it; a doubtful one says so in gold. */
export function Identifier({ one }: { one: Pick<Customer['identifiers'][number], 'shown' | 'warning'> }) {
  const { t } = useWords()
  return (
    <span className={css.identifier}>
      <Ltr>{one.shown}</Ltr>
      {one.warning && (
        <span className={css.gold}>
          <IconAlertTriangle size={15} aria-hidden="true" />
          {t(`desk.context.warning.${one.warning}`)}
        </span>
      )}
    </span>
  )
}
