import { IconSearch, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import {
  Button,
  Card,
  EmptyState,
  LoadingSkeleton,
  Ltr,
  Own,
  SectionTitle,
  StatusBadge,
  TextField,
} from '../../../ui/index.ts'
import css from './context.module.css'
import { useCustomerSearch } from './context-queries.ts'
import type { CustomerCardProps } from './customer-card.tsx'
import { FoundCustomer } from './found-customer.tsx'
import { NewCustomer } from './new-customer.tsx'
import type { Given } from './recognise.ts'
import { useLinkCustomer } from './use-link-customer.ts'

/** Nobody is linked yet: who it could be and why, a search, or somebody new. */
export function RecogniseCustomer({ about, given, language, suggested, working }: CustomerCardProps) {
  const { t } = useWords()
  const { may } = useSession()
  const [creating, setCreating] = useState(false)
  const link = useLinkCustomer(about)
  const onLink = working && about.contactId ? (id: string) => link.mutate(id) : null
  return (
    <Card label={t('desk.context.customer')}>
      <div className={css.part}>
        <div className={css.head}>
          <h2 className={css.number}>{t('desk.context.customer')}</h2>
          <StatusBadge tone="sand" shape="hollow">
            {t('desk.context.unrecognised')}
          </StatusBadge>
        </div>
        <GivenFacts given={given} />
        {creating ? (
          <NewCustomer
            about={about}
            given={given}
            language={language}
            onLink={(id) => link.mutateAsync(id)}
            onCancel={() => setCreating(false)}
          />
        ) : (
          <>
            {suggested.length > 0 && (
              <div>
                <SectionTitle level={3}>{t('desk.context.suggested')}</SectionTitle>
                <ul className={css.rows}>
                  {suggested.map((one) => (
                    <FoundCustomer
                      key={one.id}
                      suggested
                      customer={one}
                      given={given}
                      onLink={onLink}
                      busy={link.isPending}
                    />
                  ))}
                </ul>
              </div>
            )}
            <Search entityId={about.entityId} given={given} onLink={onLink} busy={link.isPending} />
            {may('customer.edit') && onLink && (
              <Button icon={<IconUserPlus size={17} />} onClick={() => setCreating(true)}>
                {t('desk.context.customer.new')}
              </Button>
            )}
          </>
        )}
      </div>
    </Card>
  )
}

function GivenFacts({ given }: { given: Given }) {
  const { t } = useWords()
  if (!given.name && !given.phone && !given.email) return <p className={css.meta}>{t('desk.context.given.nothing')}</p>
  return (
    <p className={css.identifier}>
      <span className={css.meta}>{t('desk.context.given')}</span>
      {given.name && <Own>{given.name}</Own>}
      {given.phone && <Ltr>{given.phone}</Ltr>}
      {given.email && <Ltr>{given.email}</Ltr>}
    </p>
  )
}

interface SearchProps {
  entityId: string
  given: Given
  onLink: ((customerId: string) => void) | null
  busy: boolean
}

function Search({ entityId, given, onLink, busy }: SearchProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState('')
  const [sought, setSought] = useState('')
  const found = useCustomerSearch(entityId, sought)
  return (
    <>
      <form
        className={css.search}
        onSubmit={(event) => {
          event.preventDefault()
          setSought(typed.trim())
        }}
      >
        <TextField
          label={t('desk.context.search')}
          placeholder={t('desk.context.search.hint')}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          type="submit"
          icon={<IconSearch size={17} />}
          disabledReason={typed.trim() ? null : t('desk.context.search.hint')}
        >
          {t('desk.context.search.go')}
        </Button>
      </form>
      {found.isFetching && <LoadingSkeleton count={2} />}
      {found.data?.items.length === 0 && <EmptyState fact={t('desk.context.search.none')} />}
      {found.data && found.data.items.length > 0 && (
        <ul className={css.rows}>
          {found.data.items.map((one) => (
            <FoundCustomer key={one.id} customer={one} given={given} onLink={onLink} busy={busy} />
          ))}
        </ul>
      )}
    </>
  )
}
