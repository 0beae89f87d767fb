import { IconUser } from '@tabler/icons-react'
import { api } from '../../api/index.ts'
import type { Find } from '../../app/screen.ts'
import type { CustomerPage } from './types.ts'

/** Customers by number, document, mail or name in either script. */
export const find: Find = async (typed, { go, t, language, signal }) => {
  const found = await api.get<CustomerPage>('/api/v1/customers', { query: { q: typed, limit: 6 }, signal })
  return found.items.map((one) => ({
    id: `customer ${one.id}`,
    group: t('customers.title'),
    label: (language === 'ar' ? (one.name.ar ?? one.name.latin) : (one.name.latin ?? one.name.ar)) ?? '',
    icon: <IconUser size={17} />,
    run: () => go(`/customers/${one.id}`),
  }))
}
