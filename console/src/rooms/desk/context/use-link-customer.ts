import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import type { About } from './shapes.ts'
import { useChange } from './use-change.ts'

/** Says who a contact is from; the server writes it on the contact's case too while that is a draft or names nobody. */
export function useLinkCustomer(about: About) {
  const { t } = useWords()
  return useChange({
    about,
    run: (customerId: string) => api.put(`/api/v1/desk/contacts/${about.contactId}/customer`, { customerId }),
    said: t('desk.context.recognised'),
  })
}
