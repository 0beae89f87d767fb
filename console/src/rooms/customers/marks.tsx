import { IconAccessible, IconStar } from '@tabler/icons-react'
import { useWords } from '../../app/words.tsx'
import { StatusBadge, Tag } from '../../ui/index.ts'
import css from './customers.module.css'
import type { CustomerLine } from './types.ts'

/** What kind of customer it is, and who is served first. */
export function Marks({ of }: { of: Pick<CustomerLine, 'kind' | 'residentKind' | 'determination' | 'senior'> }) {
  const { t } = useWords()
  return (
    <span className={css.marks}>
      <Tag>
        {of.kind === 'organisation'
          ? t('customers.kind.organisation')
          : of.residentKind
            ? t(`customers.resident.${of.residentKind}`)
            : t('customers.kind.person')}
      </Tag>
      {of.determination && (
        <StatusBadge tone="gold" icon={<IconAccessible size={15} aria-hidden="true" />}>
          {t('customers.determination')}
        </StatusBadge>
      )}
      {of.senior && (
        <StatusBadge tone="gold" icon={<IconStar size={15} aria-hidden="true" />}>
          {t(of.residentKind === 'citizen' ? 'customers.senior.citizen' : 'customers.senior')}
        </StatusBadge>
      )}
    </span>
  )
}
