import type { Handling, Stage } from '../types.ts'
import { CaseCard } from './case-card.tsx'
import css from './context.module.css'
import { CustomerCard } from './customer-card.tsx'
import { NewCase } from './new-case.tsx'
import { OpenCases } from './open-cases.tsx'
import type { About, CaseSummary, CustomerSummary } from './shapes.ts'

/**
 * Case and customer beside the conversation: filled in, recognised and linked without leaving it. Beside a call the case itself
 * stands on the stage.
 */
export function ContextColumn({
  stage,
  handling,
  caseElsewhere = false,
}: {
  stage: Stage
  handling: Handling
  caseElsewhere?: boolean
}) {
  const { contact } = stage
  const about = aboutOf(stage)
  // A contact already filed under a case of its own is not offered another; a draft or nothing may become a chaser.
  const mayBecomeChaser = !stage.case || stage.case.status === 'draft'
  const others = (stage.openCases as unknown as CaseSummary[]).filter(
    (file) => file.id !== stage.case?.id && file.status !== 'draft',
  )
  return (
    <div className={css.column}>
      {mayBecomeChaser && others.length > 0 && <OpenCases about={about} cases={others} />}
      {!caseElsewhere && <ContactCase stage={stage} />}
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

/** The case of the contact, or the way to open one. */
export function ContactCase({ stage }: { stage: Stage }) {
  const about = aboutOf(stage)
  if (!stage.case) return <NewCase about={about} topicId={stage.contact.topicId} />
  return <CaseCard key={stage.case.id} about={about} caseId={stage.case.id} />
}

function aboutOf({ contact, case: file, customer }: Stage): About {
  return {
    entityId: contact.entityId,
    contactId: contact.id,
    caseId: file?.id ?? null,
    customerId: customer?.id ?? null,
  }
}
