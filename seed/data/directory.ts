/** Bodies outside an entity that its agents point customers to. Names are generic, numbers reach nobody. */
export interface SeedBody {
  code: string
  ar: string
  en: string
  phone: string | null
  mail: string | null
  aboutAr: string
  aboutEn: string
}

export const directory: readonly SeedBody[] = [
  {
    code: 'consular-affairs',
    ar: 'هيئة الشؤون القنصلية',
    en: 'Consular Affairs Authority',
    phone: '+97140000011',
    mail: 'consular@example.ae.test',
    aboutAr: 'خدمة تواجدي لتسجيل المقيمين والمواطنين خارج الدولة، والتصديقات القنصلية',
    aboutEn: 'Twajudi registration of residents and citizens abroad, consular attestation',
  },
  {
    code: 'identity-authority',
    ar: 'هيئة الهوية الرقمية',
    en: 'Digital Identity Authority',
    phone: '+97140000012',
    mail: 'identity@example.ae.test',
    aboutAr: 'بطاقة الهوية والدخول بالهوية الرقمية',
    aboutEn: 'Identity cards and signing in with the digital identity',
  },
  {
    code: 'labour',
    ar: 'وزارة شؤون العمل',
    en: 'Ministry of Labour Affairs',
    phone: '+97140000013',
    mail: 'labour@example.ae.test',
    aboutAr: 'تصاريح العمل وعقوده وشكاوى الأجور',
    aboutEn: 'Work permits, contracts and wage complaints',
  },
  {
    code: 'police',
    ar: 'الشرطة (غير الطارئة)',
    en: 'Police (non-emergency)',
    phone: '+97140000014',
    mail: null,
    aboutAr: 'البلاغات غير الطارئة. للطوارئ الرقم 999',
    aboutEn: 'Reports that are no emergency. In an emergency 999',
  },
  {
    code: 'health-insurance',
    ar: 'مكتب الضمان الصحي',
    en: 'Health Insurance Office',
    phone: '+97140000015',
    mail: 'insurance@example.ae.test',
    aboutAr: 'التأمين الصحي ونتيجة الفحص الطبي',
    aboutEn: 'Health insurance and medical test results',
  },
  {
    code: 'city-municipality',
    ar: 'بلدية المدينة',
    en: 'City Municipality',
    phone: '+97140000016',
    mail: 'municipality@example.ae.test',
    aboutAr: 'الطرق الداخلية والنظافة وتوثيق عقود الإيجار',
    aboutEn: 'Inner roads, cleaning, tenancy contracts',
  },
  {
    code: 'electricity-water',
    ar: 'هيئة الكهرباء والمياه',
    en: 'Electricity and Water Authority',
    phone: '+97140000017',
    mail: 'power@example.ae.test',
    aboutAr: 'انقطاع الكهرباء والماء والفواتير',
    aboutEn: 'Power and water cuts, bills',
  },
  {
    code: 'pensions',
    ar: 'هيئة المعاشات المدنية',
    en: 'Civil Pensions Authority',
    phone: '+97140000018',
    mail: 'pensions@example.ae.test',
    aboutAr: 'معاشات المتقاعدين المدنيين',
    aboutEn: 'Pensions of civil retirees',
  },
  {
    code: 'courts',
    ar: 'المحاكم',
    en: 'Courts',
    phone: '+97140000019',
    mail: 'courts@example.ae.test',
    aboutAr: 'القضايا وأوامر المنع والتوكيلات',
    aboutEn: 'Court cases, travel bans, powers of attorney',
  },
]
