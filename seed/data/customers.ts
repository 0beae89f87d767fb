/** Customers of the demonstration: nobody exists, no number or mailbox can reach anyone. */
export interface SeedCustomer {
  code: string
  entity: string
  kind: 'person' | 'organisation'
  resident: 'citizen' | 'resident' | 'visitor' | 'investor' | null
  ar: string | null
  latin: string | null
  title?: string
  segment: string
  language: 'ar' | 'en' | 'hi' | 'ur' | 'fa' | 'fil' | 'fr'
  determination?: boolean
  senior?: boolean
  identifiers: readonly (readonly [kind: 'phone' | 'email' | 'emirates-id' | 'passport' | 'uid', value: string])[]
}

type Ids = SeedCustomer['identifiers']
const person = (
  code: string,
  entity: string,
  resident: NonNullable<SeedCustomer['resident']>,
  names: readonly [ar: string | null, latin: string | null],
  language: SeedCustomer['language'],
  identifiers: Ids,
  more: Partial<SeedCustomer> = {},
): SeedCustomer => ({
  code,
  entity,
  kind: 'person',
  resident,
  ar: names[0],
  latin: names[1],
  segment: 'public',
  language,
  identifiers,
  ...more,
})
const organisation = (
  code: string,
  entity: string,
  names: readonly [string, string],
  segment: string,
  identifiers: Ids,
): SeedCustomer => ({
  code,
  entity,
  kind: 'organisation',
  resident: null,
  ar: names[0],
  latin: names[1],
  segment,
  language: 'ar',
  identifiers,
})

export const customers: readonly SeedCustomer[] = [
  person('res-fares', 'RES', 'resident', ['فارس ناجي الحلبي', 'Fares Naji Al Halabi'], 'ar', [
    ['phone', '+971500000001'],
    ['email', 'fares.naji@example.com'],
    ['emirates-id', '784-0000-0000001-0'],
  ]),
  person('res-priya', 'RES', 'resident', ['بريا راميش ناير', 'Priya Ramesh Nair'], 'en', [
    ['phone', '+971500000002'],
    ['phone', '+910000000002'],
    ['email', 'priya.nair@example.com'],
    ['emirates-id', '784-0000-0000002-8'],
    ['passport', 'Z0000002'],
  ]),
  person('res-imran', 'RES', 'resident', ['عمران بشير أحمد', 'Imran Bashir Ahmed'], 'ur', [
    ['phone', '+971500000003'],
    ['emirates-id', '784-0000-0000003-6'],
  ]),
  person(
    'res-khadija',
    'RES',
    'citizen',
    ['خديجة سالم بن عبيد', 'Khadija Salem bin Obaid'],
    'ar',
    [
      ['phone', '+971500000004'],
      ['email', 'khadija.salem@example.com'],
      ['emirates-id', '784-0000-0000004-4'],
    ],
    { senior: true, title: 'السيدة' },
  ),
  person('res-liza', 'RES', 'resident', [null, 'Liza Mendoza Reyes'], 'fil', [
    ['phone', '+971500000005'],
    ['passport', 'P0000005X'],
  ]),
  person('res-claire', 'RES', 'visitor', [null, 'Claire Dubois'], 'fr', [
    ['phone', '+447700900006'],
    ['email', 'claire.dubois@example.com'],
    ['passport', '00XX00006'],
  ]),
  person(
    'res-mahdi',
    'RES',
    'investor',
    ['مهدي رستم كاظمي', 'Mehdi Rostam Kazemi'],
    'fa',
    [
      ['phone', '+971500000007'],
      ['emirates-id', '784-0000-0000007-7'],
      ['uid', '000000070'],
    ],
    { segment: 'golden' },
  ),
  person('res-anjali', 'RES', 'resident', ['أنجالي سوريش', 'Anjali Suresh'], 'hi', [
    ['phone', '+971500000008'],
    ['emirates-id', '784-0000-0000008-5'],
  ]),
  person(
    'res-hassan',
    'RES',
    'citizen',
    ['حسن مطر خلفان', 'Hassan Matar Khalfan'],
    'ar',
    [
      ['phone', '+971500000009'],
      ['emirates-id', '784-0000-0000009-3'],
    ],
    { determination: true },
  ),
  organisation('res-palm-travel', 'RES', ['سفريات النخلة', 'Palm Grove Travel'], 'establishment', [
    ['phone', '+971500000010'],
    ['email', 'office@palm-travel.example.ae.test'],
  ]),
  person('wrk-saeed', 'WRK', 'citizen', ['سعيد عبدالله بن حميد', 'Saeed Abdulla bin Humaid'], 'ar', [
    ['phone', '+971500000011'],
    ['emirates-id', '784-0000-0000010-1'],
  ]),
  person('wrk-shamma', 'WRK', 'citizen', ['شمة راشد سيف', 'Shamma Rashid Saif'], 'ar', [
    ['phone', '+971500000012'],
    ['email', 'shamma.rashid@example.com'],
  ]),
  person(
    'wrk-salem',
    'WRK',
    'citizen',
    ['سالم محمد بن غانم', 'Salem Mohammed bin Ghanim'],
    'ar',
    [
      ['phone', '+971500000013'],
      ['emirates-id', '784-0000-0000005-1'],
    ],
    { senior: true },
  ),
  person('wrk-george', 'WRK', 'resident', ['جورج حداد', 'George Haddad'], 'ar', [
    ['phone', '+971500000014'],
    ['email', 'george.haddad@example.com'],
  ]),
  organisation('wrk-gulf-roads', 'WRK', ['شركة الخليج لأعمال الطرق', 'Gulf Roadworks Company'], 'supplier', [
    ['phone', '+971500000015'],
    ['email', 'tenders@gulf-roads.example.ae.test'],
  ]),
  organisation(
    'fin-education',
    'FIN',
    ['دائرة التعليم والمعرفة', 'Department of Education and Knowledge'],
    'government',
    [
      ['phone', '+971500000016'],
      ['email', 'budget@education.example.ae.test'],
    ],
  ),
  organisation('fin-oasis', 'FIN', ['الواحة للتجهيزات المكتبية', 'Oasis Office Supplies'], 'supplier', [
    ['phone', '+971500000017'],
    ['email', 'accounts@oasis-supplies.example.ae.test'],
  ]),
  person(
    'fin-ahmed',
    'FIN',
    'citizen',
    ['أحمد خميس بن ضاحي', 'Ahmed Khamis bin Dhahi'],
    'ar',
    [
      ['phone', '+971500000018'],
      ['emirates-id', '784-0000-0000006-9'],
    ],
    { senior: true, segment: 'retiree', title: 'السيد' },
  ),
  organisation('fin-coast-bank', 'FIN', ['مصرف الساحل', 'Coast Bank'], 'bank', [
    ['phone', '+971500000019'],
    ['email', 'treasury@coast-bank.example.ae.test'],
  ]),
  organisation('fin-morning-news', 'FIN', ['صحيفة الصباح', 'The Morning Paper'], 'media', [
    ['phone', '+971500000020'],
    ['email', 'desk@morning-paper.example.ae.test'],
  ]),
  person('fin-reem', 'FIN', 'citizen', ['ريم سلطان عتيق', 'Reem Sultan Ateeq'], 'ar', [
    ['phone', '+971500000021'],
    ['email', 'reem.sultan@example.com'],
  ]),
  organisation('fin-dune', 'FIN', ['كثبان لتقنية المعلومات', 'Dune Information Technology'], 'supplier', [
    ['phone', '+971500000022'],
    ['email', 'invoices@dune-it.example.ae.test'],
  ]),
  person(
    'gcc-fatima',
    'GCC',
    'citizen',
    ['فاطمة عبدالله مبارك', 'Fatima Abdulla Mubarak'],
    'ar',
    [
      ['phone', '+971500000023'],
      ['email', 'fatima.mubarak@example.com'],
    ],
    { senior: true },
  ),
  person('gcc-tom', 'GCC', 'resident', [null, 'Tom Whitfield'], 'en', [
    ['phone', '+971500000024'],
    ['email', 'tom.whitfield@example.com'],
  ]),
  person('gcc-nadia', 'GCC', 'resident', ['ناديا كمال السيد', 'Nadia Kamal El Sayed'], 'ar', [
    ['phone', '+971500000025'],
  ]),
]
