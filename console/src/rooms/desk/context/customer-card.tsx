import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { Card, ErrorState, LoadingSkeleton } from '../../../ui/index.ts'
import type { Stage } from '../types.ts'
import css from './context.module.css'
import { useCustomer } from './context-queries.ts'
import { CustomerFacts } from './customer-facts.tsx'
import { CustomerTimeline } from './customer-timeline.tsx'
import type { Given } from './recognise.ts'
import { RecogniseCustomer } from './recognise-customer.tsx'
import type { About, CustomerSummary } from './shapes.ts'
import { VerificationList } from './verification-list.tsx'

export interface CustomerCardProps {
  about: About
  given: Given
  language: string | null
  suggested: readonly CustomerSummary[]
  verification: Stage['verification'] | null
  /** False once the conversation is no longer this agent's: the card is then only read. */
  working: boolean
}

/** Who it is: recognised with everything known, or to be recognised from what they gave. */
export function CustomerCard(props: CustomerCardProps) {
  const { about, verification, working } = props
  const { t } = useWords()
  const say = useProblemWords()
  const customer = useCustomer(about.customerId)
  if (!about.customerId) return <RecogniseCustomer {...props} />
  return (
    <Card label={t('desk.context.customer')}>
      {customer.isPending && <LoadingSkeleton shape="text" count={4} />}
      {customer.isError && <ErrorState reason={say(customer.error)} onRetry={() => void customer.refetch()} />}
      {customer.data && (
        <div className={css.part}>
          <CustomerFacts
            about={about}
            customer={customer.data}
            level={verification?.level ?? null}
            mayUnlink={working && about.contactId !== null}
          />
          {verification && verification.questions.length > 0 && about.contactId && (
            <VerificationList about={about} verification={verification} working={working} />
          )}
          <div className={css.divided}>
            <CustomerTimeline customerId={about.customerId} contactId={about.contactId} />
          </div>
        </div>
      )}
    </Card>
  )
}
