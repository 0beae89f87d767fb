import type { SeedCustomer } from './customers.ts'

type Names = readonly [ar: string, latin: string]

/** Further customers for lists that look like real work: invented names put together, numbers that reach nobody. */
const firstNames: readonly Names[] = [
  ['محمد', 'Mohammed'],
  ['فاطمة', 'Fatima'],
  ['علي', 'Ali'],
  ['موزة', 'Moza'],
  ['راشد', 'Rashid'],
  ['حصة', 'Hessa'],
  ['سلطان', 'Sultan'],
  ['نورة', 'Noura'],
  ['خليفة', 'Khalifa'],
  ['ميثاء', 'Maitha'],
  ['حمدان', 'Hamdan'],
  ['عفراء', 'Afra'],
  ['عبدالله', 'Abdulla'],
  ['لطيفة', 'Latifa'],
  ['ياسر', 'Yasser'],
  ['هدى', 'Huda'],
]
const fatherNames: readonly Names[] = [
  ['سالم', 'Salem'],
  ['عبيد', 'Obaid'],
  ['حسن', 'Hassan'],
  ['جمعة', 'Juma'],
  ['إبراهيم', 'Ibrahim'],
  ['ماجد', 'Majid'],
  ['يوسف', 'Yousef'],
]
const families: readonly Names[] = [
  ['بن دانة', 'bin Dana'],
  ['الوردي', 'Al Wardi'],
  ['السدري', 'Al Sidri'],
  ['النخلاوي', 'Al Nakhlawi'],
  ['الواحاتي', 'Al Wahati'],
]
const companies: readonly Names[] = [
  ['مؤسسة البناء الحديث', 'Modern Building Establishment'],
  ['شركة الأفق للمقاولات', 'Horizon Contracting'],
  ['سحاب لأنظمة المعلومات', 'Sahab Information Systems'],
  ['المرسى للتوريدات', 'Marsa Supplies'],
  ['دروب للنقل', 'Duroob Transport'],
  ['ركائز للاستشارات', 'Rakaez Consulting'],
  ['نبع للتجهيزات', 'Nabaa Equipment'],
  ['لآلئ للخدمات الفنية', 'Lali Technical Services'],
]

const counts: Readonly<Record<string, { people: number; companies: number }>> = {
  RES: { people: 40, companies: 0 },
  WRK: { people: 36, companies: 3 },
  FIN: { people: 32, companies: 8 },
  GCC: { people: 12, companies: 0 },
}

/** The same customers at every start, for each entity in turn. */
export function moreCustomers(): SeedCustomer[] {
  return Object.entries(counts).flatMap(([entity, count]) => [
    ...Array.from({ length: count.people }, (_, n) => aPerson(entity, n)),
    ...companies.slice(0, count.companies).map((names, n) => aCompany(entity, names, n)),
  ])
}

function aPerson(entity: string, n: number): SeedCustomer {
  const first = pick(firstNames, n * 5 + entity.length)
  const father = pick(fatherNames, n * 3)
  const family = pick(families, n)
  return {
    code: `${entity.toLowerCase()}-person-${n}`,
    entity,
    kind: 'person',
    resident: n % 3 === 0 ? 'resident' : 'citizen',
    ar: `${first[0]} ${father[0]} ${family[0]}`,
    latin: `${first[1]} ${father[1]} ${family[1]}`,
    segment: 'public',
    language: n % 7 === 3 ? 'en' : 'ar',
    senior: n % 11 === 4,
    determination: n % 17 === 6,
    identifiers: [
      ['phone', `+9715000000${String(40 + (n % 60)).padStart(2, '0')}`],
      ...(n % 2 === 0 ? [['email', `${entity.toLowerCase()}.customer${n}@example.com`] as const] : []),
    ],
  }
}

function aCompany(entity: string, names: readonly [string, string], n: number): SeedCustomer {
  return {
    code: `${entity.toLowerCase()}-company-${n}`,
    entity,
    kind: 'organisation',
    resident: null,
    ar: names[0],
    latin: names[1],
    segment: 'supplier',
    language: 'ar',
    identifiers: [
      ['phone', `+9715000000${80 + n}`],
      ['email', `accounts${n}@${entity.toLowerCase()}-supplier.example.com`],
    ],
  }
}

function pick(list: readonly Names[], n: number): Names {
  const found = list[n % list.length]
  if (!found) throw new Error('There are no names to pick from.')
  return found
}
