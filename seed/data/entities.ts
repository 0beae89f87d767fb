/** The five entities of the demonstration and the fifty under the shared contact centre. Nothing here is real. */
export interface SeedEntity {
  code: string
  slug: string
  kind: string
  ar: string
  en: string
  shortAr: string
  shortEn: string
  colour: string
  parent?: string
  opensCase?: boolean
}

const main: readonly SeedEntity[] = [
  {
    code: 'RES',
    slug: 'residency',
    kind: 'general-directorate',
    ar: 'الإدارة العامة للإقامة',
    en: 'General Directorate of Residency',
    shortAr: 'الإقامة',
    shortEn: 'Residency',
    colour: '#11553D',
  },
  {
    code: 'WRK',
    slug: 'public-works',
    kind: 'ministry',
    ar: 'وزارة الأشغال العامة',
    en: 'Ministry of Public Works',
    shortAr: 'الأشغال',
    shortEn: 'Public Works',
    colour: '#7A3F14',
  },
  {
    code: 'FIN',
    slug: 'finance',
    kind: 'department',
    ar: 'دائرة المالية',
    en: 'Department of Finance',
    shortAr: 'المالية',
    shortEn: 'Finance',
    colour: '#1F4E79',
    opensCase: true,
  },
  {
    code: 'GCC',
    slug: 'contact-centre',
    kind: 'contact-centre',
    ar: 'مركز الاتصال الحكومي',
    en: 'Government Contact Centre',
    shortAr: 'مركز الاتصال',
    shortEn: 'Contact Centre',
    colour: '#5A2E66',
    opensCase: true,
  },
  {
    code: 'CSC',
    slug: 'al-waha',
    kind: 'service-centre',
    ar: 'مركز الواحة المجتمعي',
    en: 'Al Waha Community Service Centre',
    shortAr: 'مركز الواحة',
    shortEn: 'Al Waha',
    colour: '#0E5B63',
  },
]

const umbrella: readonly (readonly [slug: string, kind: string, ar: string, en: string])[] = [
  ['community-affairs', 'ministry', 'وزارة شؤون المجتمع', 'Ministry of Community Affairs'],
  ['health', 'department', 'دائرة الصحة', 'Department of Health'],
  ['education', 'department', 'دائرة التعليم والمعرفة', 'Department of Education and Knowledge'],
  ['municipalities-transport', 'department', 'دائرة البلديات والنقل', 'Department of Municipalities and Transport'],
  ['city-municipality', 'municipality', 'بلدية المدينة', 'City Municipality'],
  ['eastern-municipality', 'municipality', 'بلدية المنطقة الشرقية', 'Eastern Region Municipality'],
  ['western-municipality', 'municipality', 'بلدية المنطقة الغربية', 'Western Region Municipality'],
  ['economic-development', 'department', 'دائرة التنمية الاقتصادية', 'Department of Economic Development'],
  ['culture-tourism', 'department', 'دائرة الثقافة والسياحة', 'Department of Culture and Tourism'],
  ['community-development', 'department', 'دائرة تنمية المجتمع', 'Department of Community Development'],
  ['judicial', 'department', 'دائرة القضاء', 'Judicial Department'],
  ['energy', 'department', 'دائرة الطاقة', 'Department of Energy'],
  ['lands', 'department', 'دائرة الأراضي والأملاك', 'Land Department'],
  ['human-resources', 'department', 'دائرة الموارد البشرية', 'Human Resources Department'],
  ['legal-affairs', 'department', 'دائرة الشؤون القانونية', 'Legal Affairs Department'],
  [
    'police',
    'general-directorate',
    'القيادة العامة للشرطة (غير الطارئة)',
    'Police General Headquarters (non-emergency)',
  ],
  ['civil-defence', 'authority', 'هيئة الدفاع المدني', 'Civil Defence Authority'],
  ['roads-transport', 'authority', 'هيئة الطرق والمواصلات', 'Roads and Transport Authority'],
  ['electricity-water', 'authority', 'هيئة الكهرباء والمياه', 'Electricity and Water Authority'],
  ['environment', 'authority', 'هيئة البيئة', 'Environment Authority'],
  ['agriculture-food', 'authority', 'هيئة الزراعة والسلامة الغذائية', 'Agriculture and Food Safety Authority'],
  ['housing-authority', 'authority', 'هيئة الإسكان', 'Housing Authority'],
  ['pensions', 'authority', 'هيئة المعاشات والتقاعد', 'Pension Authority'],
  ['family-care', 'authority', 'هيئة الرعاية الأسرية', 'Family Care Authority'],
  ['social-support', 'authority', 'هيئة الدعم الاجتماعي', 'Social Support Authority'],
  ['early-childhood', 'authority', 'هيئة الطفولة المبكرة', 'Early Childhood Authority'],
  ['digital-government', 'authority', 'هيئة الرقمنة الحكومية', 'Digital Government Authority'],
  ['free-zones', 'authority', 'هيئة المناطق الحرة', 'Free Zones Authority'],
  ['civil-aviation', 'authority', 'هيئة الطيران المدني', 'Civil Aviation Authority'],
  ['ports-customs', 'authority', 'هيئة الموانئ والجمارك', 'Ports and Customs Authority'],
  ['telecommunications', 'authority', 'هيئة تنظيم الاتصالات', 'Telecommunications Regulatory Authority'],
  ['knowledge', 'authority', 'هيئة المعرفة والتنمية البشرية', 'Knowledge and Human Development Authority'],
  ['ambulance', 'corporation', 'مؤسسة الإسعاف', 'Ambulance Corporation'],
  ['parking', 'corporation', 'مؤسسة المواقف العامة', 'Public Parking Corporation'],
  ['public-transport', 'corporation', 'مؤسسة النقل العام', 'Public Transport Corporation'],
  ['taxis', 'corporation', 'مؤسسة تنظيم سيارات الأجرة', 'Taxi Regulation Corporation'],
  ['endowments', 'foundation', 'مؤسسة الأوقاف', 'Endowments Foundation'],
  ['determination', 'foundation', 'مؤسسة أصحاب الهمم', 'Foundation for People of Determination'],
  ['family-development', 'foundation', 'مؤسسة التنمية الأسرية', 'Family Development Foundation'],
  ['waste', 'centre', 'مركز إدارة النفايات', 'Waste Management Centre'],
  ['statistics', 'centre', 'مركز الإحصاء', 'Statistics Centre'],
  ['public-health', 'centre', 'مركز الصحة العامة', 'Public Health Centre'],
  ['archive-library', 'centre', 'مركز الأرشيف والمكتبة', 'Archive and Library Centre'],
  ['commerce-industry', 'chamber', 'غرفة التجارة والصناعة', 'Chamber of Commerce and Industry'],
  ['development-fund', 'fund', 'صندوق التنمية', 'Development Fund'],
  ['sports', 'council', 'مجلس الرياضة', 'Sports Council'],
  ['businesswomen', 'council', 'مجلس سيدات الأعمال', 'Businesswomen Council'],
  ['university', 'university', 'جامعة الإمارة', 'Emirate University'],
  ['hospitals', 'hospital', 'مستشفيات الإمارة', 'Emirate Hospitals'],
  ['attestation', 'office', 'مكتب الشهادات والتصديقات', 'Certificates and Attestation Office'],
]

// Every colour keeps 4.5:1 against white text.
const colours = ['#11553D', '#1F4E79', '#7A3F14', '#0E5B63', '#5A2E66', '#6B4A00', '#7A2E3A', '#3B4A6B']

/** The code of the nth entity under the shared centre: G01 … G50. */
export const umbrellaCode = (n: number): string => `G${String(n).padStart(2, '0')}`

export const entities: readonly SeedEntity[] = [
  ...main,
  ...umbrella.map(([slug, kind, ar, en], index) => ({
    code: umbrellaCode(index + 1),
    slug,
    kind,
    ar,
    en,
    shortAr: ar,
    shortEn: en,
    colour: colours[index % colours.length] ?? '#11553D',
    parent: 'GCC',
  })),
]
