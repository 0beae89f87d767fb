/**
 * Queues of each entity, who serves them, and the skill they ask for. Topics name their queue in topics.ts.
 * Service level targets are demonstration values.
 */
export interface SeedQueue {
  entity: string
  code: string
  ar: string
  en: string
  /** The skill and least level at the start; relaxed by one level after a while. */
  skill: { code: string; least: number } | null
  targetPercent: number
  targetSeconds: number
  /** Account names of the agents who serve it. */
  agents: readonly string[]
  /** Where a contact goes when it has waited too long or nobody eligible is on duty. */
  overflow?: { queue: string; afterSeconds: number }
  /** The queue of contacts whose topic is not known. */
  fallback?: boolean
}

export const queues: readonly SeedQueue[] = [
  {
    entity: 'RES',
    code: 'residence',
    ar: 'الإقامة',
    en: 'Residence',
    skill: { code: 'residence', least: 3 },
    targetPercent: 80,
    targetSeconds: 20,
    agents: ['agent1', 'agent3'],
    fallback: true,
  },
  {
    entity: 'RES',
    code: 'permits',
    ar: 'أذونات الدخول',
    en: 'Entry permits',
    skill: { code: 'permits', least: 3 },
    targetPercent: 80,
    targetSeconds: 20,
    agents: ['agent1', 'agent2', 'agent4'],
    overflow: { queue: 'residence', afterSeconds: 240 },
  },
  {
    entity: 'RES',
    code: 'nationality',
    ar: 'الجنسية والجوازات',
    en: 'Nationality and passports',
    skill: { code: 'nationality', least: 3 },
    targetPercent: 80,
    targetSeconds: 20,
    agents: ['agent2'],
    overflow: { queue: 'residence', afterSeconds: 240 },
  },
  {
    entity: 'RES',
    code: 'smart-services',
    ar: 'الخدمات الذكية',
    en: 'Smart services',
    skill: { code: 'smart-services', least: 3 },
    targetPercent: 80,
    targetSeconds: 30,
    agents: ['agent3', 'agent4'],
    overflow: { queue: 'residence', afterSeconds: 240 },
  },
  {
    entity: 'RES',
    code: 'investigation',
    ar: 'التحقيق والمتابعة',
    en: 'Investigation and follow-up',
    skill: { code: 'investigation', least: 3 },
    targetPercent: 80,
    targetSeconds: 30,
    agents: ['agent5'],
    overflow: { queue: 'residence', afterSeconds: 240 },
  },
  {
    entity: 'RES',
    code: 'customer-voice',
    ar: 'صوت المتعامل',
    en: 'Customer voice',
    skill: { code: 'customer-voice', least: 3 },
    targetPercent: 80,
    targetSeconds: 20,
    agents: ['agent1', 'agent2', 'agent5'],
    overflow: { queue: 'residence', afterSeconds: 180 },
  },
  {
    entity: 'WRK',
    code: 'housing',
    ar: 'الإسكان',
    en: 'Housing',
    skill: { code: 'housing', least: 3 },
    targetPercent: 80,
    targetSeconds: 20,
    agents: ['agent5', 'agent6'],
    overflow: { queue: 'general', afterSeconds: 240 },
  },
  {
    entity: 'WRK',
    code: 'roads',
    ar: 'الطرق',
    en: 'Roads',
    skill: { code: 'roads', least: 3 },
    targetPercent: 80,
    targetSeconds: 20,
    agents: ['agent6'],
    overflow: { queue: 'general', afterSeconds: 240 },
  },
  {
    entity: 'WRK',
    code: 'general',
    ar: 'استفسارات عامة',
    en: 'General enquiries',
    skill: { code: 'general', least: 2 },
    targetPercent: 80,
    targetSeconds: 30,
    agents: ['agent5', 'agent6'],
    fallback: true,
  },
  {
    entity: 'FIN',
    code: 'payments',
    ar: 'المدفوعات',
    en: 'Payments',
    skill: { code: 'payments', least: 3 },
    targetPercent: 80,
    targetSeconds: 20,
    agents: ['agent7'],
    overflow: { queue: 'general', afterSeconds: 240 },
  },
  {
    entity: 'FIN',
    code: 'retirees',
    ar: 'المتقاعدون العسكريون',
    en: 'Military retirees',
    skill: { code: 'retirees', least: 3 },
    targetPercent: 80,
    targetSeconds: 20,
    agents: ['agent7'],
    overflow: { queue: 'general', afterSeconds: 240 },
  },
  {
    entity: 'FIN',
    code: 'systems',
    ar: 'الدعم الفني للأنظمة',
    en: 'Systems support',
    skill: { code: 'systems', least: 3 },
    targetPercent: 80,
    targetSeconds: 30,
    agents: ['agent7'],
    overflow: { queue: 'general', afterSeconds: 240 },
  },
  {
    entity: 'FIN',
    code: 'general',
    ar: 'استفسارات عامة',
    en: 'General enquiries',
    skill: { code: 'general', least: 2 },
    targetPercent: 80,
    targetSeconds: 30,
    agents: ['agent7'],
    fallback: true,
  },
  {
    entity: 'GCC',
    code: 'general',
    ar: 'مركز الاتصال الحكومي',
    en: 'Government Contact Centre',
    skill: { code: 'general', least: 2 },
    targetPercent: 80,
    targetSeconds: 20,
    agents: ['agent8'],
    fallback: true,
  },
  {
    entity: 'CSC',
    code: 'general',
    ar: 'منصات الخدمة',
    en: 'Service counters',
    skill: { code: 'general', least: 2 },
    targetPercent: 80,
    targetSeconds: 600,
    agents: ['agent8'],
    fallback: true,
  },
]
