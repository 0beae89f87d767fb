/** The demonstration accounts: who they are, where they work, what they speak and know. Nobody here exists. */
export interface SeedAccount {
  account: string
  ar: string
  en: string
  home: string
  language: 'ar' | 'en'
  gender: 'female' | 'male'
  nationality: string
  grants: readonly { entity: string; role: string; unit?: string }[]
  languages: Readonly<Record<string, number>>
  skills: Readonly<Record<string, Readonly<Record<string, number>>>>
}

type Facts = Pick<SeedAccount, 'home' | 'gender' | 'nationality' | 'grants'> &
  Partial<Pick<SeedAccount, 'language' | 'languages' | 'skills'>>
const account = (name: string, ar: string, en: string, facts: Facts): SeedAccount => ({
  account: name,
  ar,
  en,
  language: 'ar',
  languages: { ar: 5, en: 4 },
  skills: {},
  ...facts,
})
const grantsIn = (role: string, entities: readonly string[]) => entities.map((entity) => ({ entity, role }))

export const agents: readonly SeedAccount[] = [
  account('agent1', 'مريم أحمد سالم', 'Maryam Ahmed Salem', {
    home: 'RES',
    gender: 'female',
    nationality: 'AE',
    grants: grantsIn('agent', ['RES']),
    skills: { RES: { residence: 5, permits: 4, 'customer-voice': 4 } },
  }),
  account('agent2', 'سيف خالد عبيد', 'Saif Khalid Obaid', {
    home: 'RES',
    gender: 'male',
    nationality: 'AE',
    grants: grantsIn('agent', ['RES']),
    languages: { ar: 5, en: 5, fr: 4 },
    skills: { RES: { permits: 5, nationality: 4, 'customer-voice': 4 } },
  }),
  account('agent3', 'عائشة راشد خان', 'Aisha Rashid Khan', {
    home: 'RES',
    gender: 'female',
    nationality: 'IN',
    grants: grantsIn('agent', ['RES']),
    languages: { ar: 4, en: 5, hi: 5, ur: 4 },
    skills: { RES: { residence: 4, 'smart-services': 3 } },
  }),
  account('agent4', 'جوي سانتوس لورنزو', 'Joy Santos Lorenzo', {
    home: 'RES',
    gender: 'female',
    nationality: 'PH',
    language: 'en',
    grants: grantsIn('agent', ['RES']),
    languages: { ar: 3, en: 5, fil: 5 },
    skills: { RES: { 'smart-services': 5, permits: 3 } },
  }),
  account('agent5', 'رضا كريم بهرامي', 'Reza Karim Bahrami', {
    home: 'RES',
    gender: 'male',
    nationality: 'AE',
    grants: grantsIn('agent', ['RES', 'WRK']),
    languages: { ar: 5, en: 3, fa: 5 },
    skills: { RES: { investigation: 5, 'customer-voice': 3 }, WRK: { housing: 3, general: 3 } },
  }),
  account('agent6', 'حمد سعيد علي', 'Hamad Saeed Ali', {
    home: 'WRK',
    gender: 'male',
    nationality: 'AE',
    grants: grantsIn('agent', ['WRK']),
    skills: { WRK: { housing: 5, roads: 5, general: 4 } },
  }),
  account('agent7', 'شيخة عبدالله محمد', 'Shaikha Abdulla Mohammed', {
    home: 'FIN',
    gender: 'female',
    nationality: 'AE',
    grants: grantsIn('agent', ['FIN']),
    languages: { ar: 5, en: 5 },
    skills: { FIN: { payments: 5, retirees: 5, systems: 3, general: 4 } },
  }),
  account('agent8', 'عمر فاروق أنور', 'Omar Farooq Anwar', {
    home: 'GCC',
    gender: 'male',
    nationality: 'PK',
    grants: grantsIn('agent', ['GCC', 'CSC']),
    languages: { ar: 5, en: 4, ur: 3 },
    skills: { GCC: { general: 3 }, CSC: { general: 3 } },
  }),
]

/**
 * The officer works the legs of one department in each of three entities, sections included, so that one account can
 * finish a case in RES (residence), WRK (roads) and FIN (central accounts).
 */
export const others: readonly SeedAccount[] = [
  account('officer', 'نورة سلطان حمد', 'Noura Sultan Hamad', {
    home: 'RES',
    gender: 'female',
    nationality: 'AE',
    grants: [
      { entity: 'RES', role: 'officer', unit: 'residence' },
      { entity: 'WRK', role: 'officer', unit: 'roads' },
      { entity: 'FIN', role: 'officer', unit: 'central-accounts' },
    ],
  }),
  account('supervisor', 'خالد يوسف إبراهيم', 'Khalid Yousef Ibrahim', {
    home: 'RES',
    gender: 'male',
    nationality: 'AE',
    grants: grantsIn('supervisor', ['RES', 'WRK', 'FIN', 'GCC']),
  }),
  account('manager', 'منى علي جاسم', 'Mona Ali Jasim', {
    home: 'RES',
    gender: 'female',
    nationality: 'AE',
    grants: grantsIn('manager', ['RES', 'WRK', 'FIN', 'GCC', 'CSC']),
  }),
  account('duty', 'طارق منصور حسن', 'Tariq Mansour Hassan', {
    home: 'RES',
    gender: 'male',
    nationality: 'AE',
    grants: grantsIn('duty-manager', ['RES', 'GCC']),
  }),
  account('complaints', 'هند ماجد راشد', 'Hind Majid Rashid', {
    home: 'RES',
    gender: 'female',
    nationality: 'AE',
    grants: grantsIn('complaints-officer', ['RES', 'WRK', 'FIN']),
  }),
  account('quality', 'ليلى حسين مراد', 'Layla Hussain Murad', {
    home: 'GCC',
    gender: 'female',
    nationality: 'JO',
    grants: grantsIn('quality', ['RES', 'WRK', 'FIN', 'GCC']),
  }),
  account('planner', 'فيصل ناصر عيسى', 'Faisal Nasser Eisa', {
    home: 'RES',
    gender: 'male',
    nationality: 'AE',
    grants: grantsIn('planner', ['RES', 'GCC']),
  }),
  account('editor', 'سارة مبارك خليفة', 'Sara Mubarak Khalifa', {
    home: 'RES',
    gender: 'female',
    nationality: 'AE',
    grants: grantsIn('editor', ['RES', 'WRK', 'FIN', 'GCC']),
  }),
  account('coordinator', 'راشد عادل سعيد', 'Rashid Adel Saeed', {
    home: 'G05',
    gender: 'male',
    nationality: 'AE',
    grants: grantsIn('coordinator', ['G05']),
  }),
  account('operator', 'دانيال كروز بينتو', 'Daniel Cruz Pinto', {
    home: 'FIN',
    gender: 'male',
    nationality: 'PT',
    language: 'en',
    grants: grantsIn('operator', ['FIN']),
    languages: { en: 5 },
  }),
  account('admin', 'ياسر بدر محمود', 'Yasser Badr Mahmoud', {
    home: 'GCC',
    gender: 'male',
    nationality: 'AE',
    grants: grantsIn('administrator', ['RES', 'WRK', 'FIN', 'GCC', 'CSC']),
  }),
]

export const accounts: readonly SeedAccount[] = [...agents, ...others]

/** The mail address that signs an account in. */
export const addressOf = (name: string): string => `${name}@amer.test`
