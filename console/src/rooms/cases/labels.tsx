import { useWords } from '../../app/words.tsx'
import {
  caseLooks,
  DateText,
  DayTimeText,
  daysBetween,
  Own,
  StatusBadge,
  TimeLine,
  useNow,
  useUi,
} from '../../ui/index.ts'
import type { CaseFile, CaseSummary } from './types.ts'

/** Where a case stands, as one badge. */
export function CaseStatus({ status }: { status: CaseSummary['status'] }) {
  const { t } = useWords()
  const { tone, shape } = caseLooks[status]
  return (
    <StatusBadge tone={tone} shape={shape}>
      {t(`case.status.${status}`)}
    </StatusBadge>
  )
}

/** A near day by its name with the hour, others by their date. */
export function NearDay({ at }: { at: string }) {
  const { timeZone } = useUi()
  const now = useNow(60)
  return Math.abs(daysBetween(now, at, timeZone)) <= 1 ? <DayTimeText at={at} /> : <DateText at={at} />
}

/** The promised date with its line. */
export function PromiseLine({ of }: { of: CaseSummary | CaseFile }) {
  const { t } = useWords()
  if (!of.promisedAt) return <span>{t('cases.no-promise')}</span>
  return (
    <TimeLine
      stacked
      startAt={of.openedAt}
      dueAt={of.promisedAt}
      nearAt={of.nearAt}
      endedAt={of.closedAt}
      label={<NearDay at={of.promisedAt} />}
    />
  )
}

/** The customer in the reader's script, or the name they gave, or nobody. */
export function useCustomerName(): (of: Pick<CaseSummary, 'customer' | 'nameGiven'>) => string | null {
  const { language } = useWords()
  return ({ customer, nameGiven }) => {
    const { ar, latin } = customer?.name ?? { ar: null, latin: null }
    return (language === 'ar' ? (ar ?? latin) : (latin ?? ar)) ?? nameGiven
  }
}

export function CustomerName({ of }: { of: Pick<CaseSummary, 'customer' | 'nameGiven'> }) {
  const { t } = useWords()
  const name = useCustomerName()(of)
  return name ? <Own>{name}</Own> : t('cases.no-customer')
}
