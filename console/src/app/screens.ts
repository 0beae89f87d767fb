import {
  IconBook2,
  IconFolders,
  IconHeadphones,
  IconHeadset,
  IconLayoutDashboard,
  IconListCheck,
  IconMail,
  IconUsers,
} from '@tabler/icons-react'
import type { BarPiece, Finder, Screen } from './screen.ts'

/** Every screen of the console, one entry each. */
export const screens: readonly Screen[] = [
  {
    path: '/desk',
    title: 'desk.title',
    nav: { icon: IconHeadset, order: 10 },
    permission: 'desk.use',
    load: () => import('../rooms/desk/desk-page.tsx'),
  },
  {
    path: '/worklist',
    title: 'worklist.title',
    nav: { icon: IconListCheck, order: 20 },
    permission: 'leg.work',
    load: () => import('../rooms/worklist/worklist-page.tsx'),
  },
  {
    path: '/cases',
    title: 'cases.title',
    nav: { icon: IconFolders, order: 30 },
    permission: ['case.read-all', 'case.read-unit', 'case.read'],
    load: () => import('../rooms/cases/cases-page.tsx'),
  },
  {
    path: '/cases/$caseId',
    title: 'cases.file-title',
    permission: ['case.read', 'case.read-unit', 'case.read-all', 'case.read-confidential'],
    load: () => import('../rooms/cases/case-page.tsx'),
  },
  {
    path: '/board',
    title: 'board.title',
    nav: { icon: IconLayoutDashboard, order: 35 },
    permission: 'floor.read',
    load: () => import('../rooms/board/board-page.tsx'),
  },
  {
    path: '/customers',
    title: 'customers.title',
    nav: { icon: IconUsers, order: 40 },
    permission: 'customer.read',
    load: () => import('../rooms/customers/customers-page.tsx'),
  },
  {
    path: '/customers/$customerId',
    title: 'customers.page',
    permission: ['customer.read', 'customer.read-unit'],
    load: () => import('../rooms/customers/customer-page.tsx'),
  },
  {
    path: '/knowledge',
    title: 'knowledge.title',
    nav: { icon: IconBook2, order: 50 },
    permission: 'service.read',
    load: () => import('../rooms/knowledge/knowledge-page.tsx'),
  },
  {
    path: '/recordings',
    title: 'recording.title',
    nav: { icon: IconHeadphones, order: 60 },
    permission: 'recording.play',
    load: () => import('../rooms/recordings/recordings-page.tsx'),
  },
  {
    path: '/outbox',
    title: 'outbox.title',
    nav: { icon: IconMail, order: 90 },
    permission: 'outbox.read',
    load: () => import('../rooms/outbox/outbox-page.tsx'),
  },
  { path: '/sessions', title: 'console.nav.sessions', permission: null, load: () => import('./sessions-page.tsx') },
]

/** What stands in the top bar on every screen, in this order, before the bell. */
export const barPieces: readonly BarPiece[] = [
  { id: 'phone', permission: 'desk.use', load: () => import('../phone/phone-slot.tsx') },
  { id: 'presence', permission: 'desk.use', load: () => import('../rooms/desk/presence-slot.tsx') },
]

/** Who is asked for what is typed in the search box; their results stand in this order. */
export const finders: readonly Finder[] = [
  {
    id: 'cases',
    permission: ['case.read', 'case.read-unit', 'case.read-all'],
    load: () => import('../rooms/cases/find-cases.tsx'),
  },
  { id: 'customers', permission: 'customer.read', load: () => import('../rooms/customers/find-customers.tsx') },
]
