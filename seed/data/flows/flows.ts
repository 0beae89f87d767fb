import type { FlowGraph, FlowNode } from '#rooms/flows'
import { cardId } from '../../seed-id.ts'
import { aboutTopic, closing, confirmation, opening, outOfHours, patience, statusEnquiry, use } from './parts.ts'

export interface SeedFlow {
  entity: string
  line: string
  ar: string
  en: string
  graph: FlowGraph
}

const menu = (id: string, prompt: string, keys: Record<string, string>, repeatKey: '*' | null = '*'): FlowNode => ({
  id,
  step: 'menu',
  prompts: [use(prompt)],
  keys: Object.entries(keys).map(([key, to]) => ({ key: key as '0', to })),
  repeatKey,
  ...patience,
  otherwise: 'queue',
})

const sevenLanguages = (['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'] as const).map((language, index) => ({
  key: String(index + 1) as '1',
  language,
}))
const twoLanguages = sevenLanguages.slice(0, 2)

const residency: FlowGraph = {
  format: 1,
  languages: ['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'],
  start: 'welcome',
  nodes: [
    ...opening({
      welcome: 'residency.welcome',
      languages: sevenLanguages,
      languagePrompt: 'residency.language',
      open: 'menu',
      closed: 'closed',
    }),
    menu('menu', 'residency.menu', {
      1: 'status',
      2: 'residence',
      3: 'nationality',
      4: 'smart-services',
      5: 'customer-voice',
      6: 'more',
      0: 'queue',
    }),
    menu('more', 'residency.menu-more', { 1: 'new-instructions', 2: 'abroad', 3: 'investigation', '*': 'menu' }, null),
    aboutTopic('RES', 'residence', 'residence'),
    aboutTopic('RES', 'nationality', 'nationality'),
    aboutTopic('RES', 'smart-services', 'smart-services'),
    aboutTopic('RES', 'customer-voice', 'customer-voice'),
    aboutTopic('RES', 'new-instructions', 'new-instructions'),
    aboutTopic('RES', 'investigation', 'investigation'),
    aboutTopic('RES', 'abroad', 'entry-permits', 'abroad-card'),
    {
      id: 'abroad-card',
      step: 'card',
      cardId: cardId('RES', 'return-permit'),
      prompt: 'answers.card',
      next: 'abroad-confirmed',
      failed: 'queue',
    },
    confirmation('abroad-confirmed', 'abroad-card', 'queue'),
    ...statusEnquiry(aboutTopic('RES', 'status-agent', 'visa-status')),
    outOfHours('residency.closed', 'common.danger'),
    ...closing(),
  ],
}

const worksOpening = (welcome: string) =>
  opening({ welcome, languages: twoLanguages, languagePrompt: 'common.language', open: 'menu', closed: 'closed' })

const works600: FlowGraph = {
  format: 1,
  languages: ['ar', 'en'],
  start: 'welcome',
  nodes: [
    ...worksOpening('works600.welcome'),
    menu('menu', 'works600.menu', {
      1: 'status',
      2: 'housing',
      3: 'roads',
      4: 'offices',
      5: 'suppliers',
      0: 'queue',
    }),
    aboutTopic('WRK', 'housing', 'housing-assistance'),
    aboutTopic('WRK', 'roads', 'roads'),
    aboutTopic('WRK', 'offices', 'offices'),
    aboutTopic('WRK', 'suppliers', 'suppliers'),
    ...statusEnquiry(aboutTopic('WRK', 'status-agent', 'housing-assistance')),
    outOfHours('works.closed', 'common.danger'),
    ...closing(),
  ],
}

const works800: FlowGraph = {
  format: 1,
  languages: ['ar', 'en'],
  start: 'welcome',
  nodes: [
    ...worksOpening('works800.welcome'),
    menu('menu', 'works800.menu', {
      1: 'housing',
      2: 'roads',
      3: 'report',
      4: 'complaint',
      5: 'status',
      0: 'queue',
    }),
    aboutTopic('WRK', 'housing', 'housing-assistance'),
    aboutTopic('WRK', 'roads', 'roads'),
    aboutTopic('WRK', 'complaint', 'remarks'),
    aboutTopic('WRK', 'report', 'roads', 'report-case'),
    {
      id: 'report-case',
      step: 'open-case',
      caseType: 'report',
      prompt: use('works800.report-number', { number: { from: 'caseNumber', as: 'digits' } }),
      next: 'report-place',
    },
    {
      id: 'report-place',
      step: 'take-message',
      prompts: [use('works800.place')],
      maxSeconds: 120,
      silenceSeconds: 5,
      endKey: '#',
      review: use('voicemail.review'),
      invalid: use('common.invalid'),
      done: use('works800.report-done'),
      tries: 2,
      next: 'left',
      nothing: 'queue',
    },
    ...statusEnquiry(aboutTopic('WRK', 'status-agent', 'remarks')),
    outOfHours('works.closed', 'common.danger'),
    ...closing(),
  ],
}

const finance: FlowGraph = {
  format: 1,
  languages: ['ar', 'en'],
  start: 'welcome',
  nodes: [
    ...worksOpening('finance.welcome'),
    menu('menu', 'finance.menu', { 1: 'suppliers', 2: 'retirees', 3: 'refunds', 4: 'systems', 0: 'queue' }),
    aboutTopic('FIN', 'suppliers', 'supplier-payments'),
    aboutTopic('FIN', 'retirees', 'retirees'),
    aboutTopic('FIN', 'refunds', 'refunds'),
    aboutTopic('FIN', 'systems', 'systems'),
    outOfHours('finance.closed', 'common.danger'),
    ...closing(),
  ],
}

/** The flow of each telephone line. */
export const flows: readonly SeedFlow[] = [
  { entity: 'RES', line: 'phone', ar: 'مسار الرقم 8005111', en: 'Flow of 8005111', graph: residency },
  { entity: 'WRK', line: 'phone', ar: 'مسار الرقم 600500500', en: 'Flow of 600500500', graph: works600 },
  { entity: 'WRK', line: 'toll-free', ar: 'مسار الرقم 8006679', en: 'Flow of 8006679', graph: works800 },
  { entity: 'FIN', line: 'phone', ar: 'مسار الرقم 600000346', en: 'Flow of 600000346', graph: finance },
]
