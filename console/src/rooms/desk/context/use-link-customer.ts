import { useQueryClient } from '@tanstack/react-query'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { caseKey } from './context-queries.ts'
import type { About, CaseFile } from './shapes.ts'
import { useChange } from './use-change.ts'

/** Says who a contact is from, and writes the same on its case where that names nobody yet. */
export function useLinkCustomer(about: About) {
  const { t } = useWords()
  const queries = useQueryClient()
  return useChange({
    about,
    run: async (customerId: string) => {
      await api.put(`/api/v1/desk/contacts/${about.contactId}/customer`, { customerId })
      const file = about.caseId ? queries.getQueryData<CaseFile>(caseKey(about.caseId)) : undefined
      if (file && !file.customer && file.moves.includes('edit')) {
        await api.patch(`/api/v1/cases/${file.id}`, { customerId }, { ifMatch: file.version })
      }
    },
    said: t('desk.context.recognised'),
  })
}
