import { IconChevronLeft, IconPencil } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  Card,
  DateText,
  Dialog,
  DirectionalIcon,
  ErrorState,
  Facts,
  LoadingSkeleton,
  Own,
  SectionTitle,
} from '../../ui/index.ts'
import { useCustomer } from './customer-queries.ts'
import { CustomerTimeline } from './customer-timeline.tsx'
import css from './customers.module.css'
import { EditForm } from './edit-form.tsx'
import { Identifiers } from './identifiers.tsx'
import { Marks } from './marks.tsx'
import { namesOf } from './names.ts'
import type { Customer } from './types.ts'

/** One customer: who they are, how they are reached, and everything they came with. */
export default function CustomerPage() {
  const { customerId } = useParams({ strict: false }) as { customerId: string }
  const problemWords = useProblemWords()
  const { data: customer, error, refetch } = useCustomer(customerId)
  if (!customer) {
    return (
      <Card>
        {error ? (
          <ErrorState reason={problemWords(error)} onRetry={() => void refetch()} />
        ) : (
          <LoadingSkeleton shape="text" count={8} />
        )}
      </Card>
    )
  }
  return (
    <div className={css.page}>
      <Head customer={customer} />
      <div className={css.columns}>
        <Card>
          <CustomerTimeline customerId={customer.id} />
        </Card>
        <div className={css.side}>
          <About customer={customer} />
          <Identifiers customer={customer} />
        </div>
      </div>
    </div>
  )
}

function Head({ customer }: { customer: Customer }) {
  const { t, language } = useWords()
  const { may } = useSession()
  const [editing, setEditing] = useState(false)
  const { first, other } = namesOf(customer.name, language)
  return (
    <Card as="div">
      <div className={css.head}>
        <Link to="/customers" className={css.back}>
          <DirectionalIcon>
            <IconChevronLeft size={16} />
          </DirectionalIcon>
          {t('customers.title')}
        </Link>
        <Marks of={customer} />
        {may('customer.edit') && (
          <span className={css.actions}>
            <Button size="small" icon={<IconPencil size={16} />} onClick={() => setEditing(true)}>
              {t('customers.edit')}
            </Button>
          </span>
        )}
      </div>
      <h1 className={css.title}>
        {customer.title && <span>{customer.title} </span>}
        <Own>{first}</Own>
      </h1>
      {other && (
        <p className={css.other}>
          <Own>{other}</Own>
        </p>
      )}
      <Dialog open={editing} onClose={() => setEditing(false)} title={t('customers.edit.title')}>
        <EditForm customer={customer} onClose={() => setEditing(false)} />
      </Dialog>
    </Card>
  )
}

function About({ customer }: { customer: Customer }) {
  const { t, known, named } = useWords()
  return (
    <Card>
      <SectionTitle>{t('customers.about')}</SectionTitle>
      <Facts
        facts={[
          [t('customers.language'), known(`customers.language.${customer.language}`) ?? customer.language],
          customer.segment ? [t('customers.segment'), named(customer.segment.name)] : null,
          customer.priority > 0
            ? [t('customers.priority'), t('customers.priority.points', { n: customer.priority })]
            : null,
          [t('customers.since'), <DateText key="since" at={customer.createdAt} />],
        ]}
      />
    </Card>
  )
}
