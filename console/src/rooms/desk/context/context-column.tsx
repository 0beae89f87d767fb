import type { Handling, Stage } from '../types.ts'
import { CaseCard } from './case-card.tsx'
import css from './context.module.css'
import { CustomerCard } from './customer-card.tsx'
import { NewCase } from './new-case.tsx'
import { OpenCases } from './open-cases.tsx'
import type { About, CaseSummary, CustomerSummary } from './shapes.ts'

/** Case and customer beside the conversation: filled in, recognised and linked without leaving it. */
export function ContextColumn({ stage, handling }: { stage: Stage; handling: Handling }) {
  const { contact } = stage
  const about: About = {
    entityId: contact.entityId,
    contactId: contact.id,
    caseId: stage.case?.id ?? null,
    customerId: stage.customer?.id ?? null,
  }
  // A contact already filed under a case of its own is not offered another; a draft or nothing may become a chaser.
  const mayBecomeChaser = !stage.case || stage.case.status === 'draft'
  const others = (stage.openCases as unknown as CaseSummary[]).filter(
    (file) => file.id !== stage.case?.id && file.status !== 'draft',
  )
  return (
    <div className={css.column}>
      {mayBecomeChaser && others.length > 0 && <OpenCases about={about} cases={others} />}
      {stage.case ? (
        <CaseCard key={stage.case.id} about={about} caseId={stage.case.id} />
      ) : (
        <NewCase about={about} topicId={contact.topicId} />
      )}
      <CustomerCard
        about={about}
        given={{ name: contact.nameGiven, phone: contact.phoneGiven, email: contact.emailGiven }}
        language={contact.language}
        suggested={stage.suggestedCustomers as unknown as CustomerSummary[]}
        verification={stage.verification}
        working={handling.state !== 'done'}
      />
    </div>
  )
}
