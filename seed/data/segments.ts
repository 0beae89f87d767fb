/** Customer segments of each entity; the points are added to the priority of a waiting contact. */
export interface SeedSegment {
  code: string
  ar: string
  en: string
  priority: number
}

export const segments: Readonly<Record<string, readonly SeedSegment[]>> = {
  RES: [
    { code: 'public', ar: 'الجمهور', en: 'The public', priority: 0 },
    { code: 'golden', ar: 'حملة الإقامة الذهبية', en: 'Golden residence holders', priority: 1 },
    { code: 'establishment', ar: 'المنشآت', en: 'Establishments', priority: 0 },
  ],
  WRK: [
    { code: 'public', ar: 'الجمهور', en: 'The public', priority: 0 },
    { code: 'supplier', ar: 'الموردون والمقاولون', en: 'Suppliers and contractors', priority: 0 },
  ],
  FIN: [
    { code: 'public', ar: 'الجمهور', en: 'The public', priority: 0 },
    { code: 'government', ar: 'الدوائر الحكومية', en: 'Government departments', priority: 1 },
    { code: 'federal', ar: 'الجهات الاتحادية', en: 'Federal bodies', priority: 1 },
    { code: 'bank', ar: 'المؤسسات المالية', en: 'Financial institutions', priority: 0 },
    { code: 'retiree', ar: 'المتقاعدون العسكريون', en: 'Military retirees', priority: 2 },
    { code: 'media', ar: 'وسائل الإعلام', en: 'Media', priority: 0 },
    { code: 'supplier', ar: 'الموردون', en: 'Suppliers', priority: 0 },
  ],
  GCC: [{ code: 'public', ar: 'الجمهور', en: 'The public', priority: 0 }],
}
