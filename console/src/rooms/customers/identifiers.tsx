import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { api, Problem } from '../../api/index.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  Card,
  ConfirmDialog,
  IconButton,
  Num,
  SearchSelect,
  SectionTitle,
  TextField,
  useToast,
} from '../../ui/index.ts'
import { useCustomerChange } from './customer-queries.ts'
import css from './customers.module.css'
import { type Customer, type Identifier, identifierKinds } from './types.ts'

/** Phones, mail addresses and documents; what looks unusual is marked, never refused. */
export function Identifiers({ customer }: { customer: Customer }) {
  const { t } = useWords()
  const { may } = useSession()
  const [adding, setAdding] = useState(false)
  const mayEdit = may('customer.edit')
  return (
    <Card>
      <SectionTitle
        end={
          mayEdit &&
          !adding && (
            <Button size="small" icon={<IconPlus size={16} />} onClick={() => setAdding(true)}>
              {t('customers.identifier.add')}
            </Button>
          )
        }
      >
        {t('customers.identifiers')}
      </SectionTitle>
      <ul className={css.identifiers}>
        {customer.identifiers.map((one) => (
          <Row key={one.id} customer={customer} identifier={one} mayEdit={mayEdit} />
        ))}
      </ul>
      {adding && <AddForm customer={customer} onClose={() => setAdding(false)} />}
    </Card>
  )
}

function Row({ customer, identifier, mayEdit }: { customer: Customer; identifier: Identifier; mayEdit: boolean }) {
  const { t } = useWords()
  const toast = useToast()
  const problemWords = useProblemWords()
  const [asking, setAsking] = useState(false)
  const removing = useCustomerChange(
    () =>
      api.delete<Customer>(`/api/v1/customers/${customer.id}/identifiers/${identifier.id}`, {
        ifMatch: customer.version,
      }),
    () => toast({ text: t('customers.identifier.removed') }),
  )
  const remove = () =>
    removing.mutate(undefined, { onError: (error) => toast({ text: problemWords(error), tone: 'clay' }) })
  return (
    <li>
      <span className={css.quiet}>{t(`customers.identifier.${identifier.kind}`)}</span>
      <span className={css.value}>
        <Num>{identifier.shown}</Num>
        {identifier.warning && <span className={css.warning}>{t(`customers.warning.${identifier.warning}`)}</span>}
      </span>
      {mayEdit && (
        <IconButton name={t('customers.identifier.remove')} onClick={() => setAsking(true)}>
          <IconTrash size={17} />
        </IconButton>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('customers.identifier.remove')}
        yes={t('customers.identifier.remove')}
        look="danger"
        onYes={remove}
      >
        <Num>{identifier.shown}</Num>
      </ConfirmDialog>
    </li>
  )
}

function AddForm({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const problemWords = useProblemWords()
  const [kind, setKind] = useState<Identifier['kind']>('phone')
  const [value, setValue] = useState('')
  const adding = useCustomerChange(
    (anyway: boolean) =>
      api.post<Customer>(
        `/api/v1/customers/${customer.id}/identifiers`,
        { kind, value: value.trim(), ...(anyway ? { anyway } : {}) },
        { ifMatch: customer.version },
      ),
    () => {
      toast({ text: t('customers.identifier.added') })
      onClose()
    },
  )
  const known = adding.error instanceof Problem && adding.error.code === 'customers.already-known'
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim()) adding.mutate(known)
      }}
    >
      <SearchSelect
        label={t('customers.identifier.kind')}
        choices={identifierKinds.map((one) => ({ value: one, label: t(`customers.identifier.${one}`) }))}
        value={kind}
        onChange={(next) => setKind(identifierKinds.find((one) => one === next) ?? kind)}
      />
      <TextField
        label={t(`customers.identifier.${kind}`)}
        latin
        value={value}
        maxLength={200}
        onChange={(event) => {
          setValue(event.currentTarget.value)
          adding.reset()
        }}
        warning={known ? problemWords(adding.error) : undefined}
        error={adding.error && !known ? problemWords(adding.error) : undefined}
      />
      <div className={css.formEnd}>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" look="primary" busy={adding.isPending} disabled={!value.trim()}>
          {t(known ? 'customers.identifier.add-anyway' : 'customers.identifier.add')}
        </Button>
      </div>
    </form>
  )
}
