import { IconFolder } from '@tabler/icons-react'
import { api } from '../../api/index.ts'
import type { Find } from '../../app/screen.ts'
import { Num } from '../../ui/index.ts'
import type { CasePage } from './types.ts'

/** Cases by number, words of the subject, or the customer's name: unfinished ones first. */
export const find: Find = async (typed, { go, t, signal }) => {
  const ask = (group: 'unfinished' | 'all') =>
    api.get<CasePage>('/api/v1/cases', { query: { q: typed, group, limit: 6 }, signal })
  const open = await ask('unfinished')
  const all = open.items.length < 6 ? await ask('all') : open
  const byId = new Map([...open.items, ...all.items].map((one) => [one.id, one]))
  return [...byId.values()].slice(0, 6).map((one) => ({
    id: `case ${one.id}`,
    group: t('cases.title'),
    label: one.subject || t('cases.no-subject'),
    hint: <Num>{one.number}</Num>,
    icon: <IconFolder size={17} />,
    run: () => go(`/cases/${one.id}`),
  }))
}
