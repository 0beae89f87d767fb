/** The unit tree of each entity; the depth in the tree is the level unless a node says otherwise. */
export interface SeedUnit {
  code: string
  level: 'sector' | 'department' | 'section' | 'unit'
  ar: string
  en: string
  below?: readonly SeedUnit[]
}

const department = (code: string, ar: string, en: string, below: readonly SeedUnit[] = []): SeedUnit => ({
  code,
  level: 'department',
  ar,
  en,
  below,
})
const section = (code: string, ar: string, en: string): SeedUnit => ({ code, level: 'section', ar, en })
const office = (code: string, ar: string, en: string): SeedUnit => ({ code, level: 'unit', ar, en })

export const units: Readonly<Record<string, readonly SeedUnit[]>> = {
  RES: [
    department('residence', 'إدارة الإقامة', 'Residence Department', [
      section('renewals', 'قسم التجديد', 'Renewals Section'),
      section('golden-residence', 'قسم الإقامة الذهبية', 'Golden Residence Section'),
    ]),
    department('entry-permits', 'إدارة أذونات الدخول', 'Entry Permits Department'),
    department('nationality', 'إدارة الجنسية والجوازات', 'Nationality and Passports Department'),
    department('investigation', 'إدارة التحقيق والمتابعة', 'Investigation and Follow-up Department'),
    department('smart-services', 'إدارة الخدمات الذكية', 'Smart Services Department', [
      section('technical-support', 'قسم الدعم الفني', 'Technical Support Section'),
    ]),
    department('customer-happiness', 'إدارة سعادة المتعاملين', 'Customer Happiness Department', [
      section('contact-centre', 'قسم مركز الاتصال', 'Contact Centre Section'),
      section('customer-voice', 'قسم صوت المتعامل', 'Customer Voice Section'),
    ]),
  ],
  WRK: [
    department('housing', 'إدارة الإسكان', 'Housing Department', [
      section('housing-assistance', 'قسم المساعدات', 'Assistance Section'),
      section('housing-maintenance', 'قسم صيانة المساكن', 'Housing Maintenance Section'),
    ]),
    department('roads', 'إدارة الطرق', 'Roads Department', [
      section('road-maintenance', 'قسم صيانة الطرق', 'Road Maintenance Section'),
      section('road-lighting', 'قسم الإنارة', 'Lighting Section'),
    ]),
    department('government-buildings', 'إدارة المباني الحكومية', 'Government Buildings Department'),
    department('procurement', 'إدارة المشتريات والعقود', 'Procurement and Contracts Department'),
    department('government-communication', 'إدارة الاتصال الحكومي', 'Government Communication Department'),
    department('offices', 'مكاتب الوزارة وفروعها', 'Offices and Branches', [
      office('office-north', 'مكتب المنطقة الشمالية', 'Northern Region Office'),
      office('office-east', 'مكتب المنطقة الشرقية', 'Eastern Region Office'),
      office('office-west', 'مكتب المنطقة الغربية', 'Western Region Office'),
      office('office-central', 'مكتب المنطقة الوسطى', 'Central Region Office'),
      office('office-coast', 'مكتب الساحل', 'Coast Office'),
      office('office-mountain', 'مكتب المنطقة الجبلية', 'Mountain Region Office'),
    ]),
  ],
  FIN: [
    {
      code: 'budget-planning',
      level: 'sector',
      ar: 'قطاع الموازنة والتخطيط',
      en: 'Budget and Planning Sector',
      below: [
        department('budget', 'إدارة الموازنة', 'Budget Department'),
        department('financial-planning', 'إدارة التخطيط المالي', 'Financial Planning Department'),
      ],
    },
    department('central-accounts', 'إدارة الحسابات المركزية', 'Central Accounts Department', [
      section('payments', 'قسم المدفوعات', 'Payments Section'),
      section('retirement', 'قسم التقاعد', 'Retirement Section'),
    ]),
    department('revenue', 'إدارة الإيرادات', 'Revenue Department', [
      section('refunds', 'قسم الاسترداد', 'Refunds Section'),
    ]),
    department('technical-development', 'إدارة الدعم والتطوير التقني', 'Support and Technical Development Department'),
    office('follow-up', 'مكتب المتابعة', 'Follow-up Office'),
  ],
  GCC: [
    department('centre-operations', 'إدارة أعمال مركز الاتصال', 'Contact Centre Operations Department', [
      section('case-management', 'قسم إدارة الحالات', 'Case Management Section'),
      section('quality', 'قسم الجودة', 'Quality Section'),
      section('workforce-planning', 'قسم تخطيط القوى العاملة', 'Workforce Planning Section'),
    ]),
    department('entity-relations', 'إدارة العلاقات مع الجهات', 'Entity Relations Department'),
  ],
  CSC: [
    department('reception', 'الاستقبال والإرشاد', 'Reception and Guidance'),
    department('counters', 'منصات الخدمة', 'Service Counters'),
  ],
}

/** What each of the fifty entities under the shared centre has: one department that cases can be referred to. */
export const umbrellaUnits: readonly SeedUnit[] = [
  department('customer-service', 'إدارة خدمة المتعاملين', 'Customer Service Department'),
]
