/** Skills each entity asks of its agents. */
export const skills: Readonly<Record<string, readonly { code: string; ar: string; en: string }[]>> = {
  RES: [
    { code: 'residence', ar: 'الإقامة', en: 'Residence' },
    { code: 'permits', ar: 'أذونات الدخول', en: 'Entry permits' },
    { code: 'nationality', ar: 'الجنسية والجوازات', en: 'Nationality and passports' },
    { code: 'smart-services', ar: 'الخدمات الذكية', en: 'Smart services' },
    { code: 'investigation', ar: 'التحقيق والمتابعة', en: 'Investigation and follow-up' },
    { code: 'customer-voice', ar: 'صوت المتعامل', en: 'Customer voice' },
  ],
  WRK: [
    { code: 'housing', ar: 'الإسكان', en: 'Housing' },
    { code: 'roads', ar: 'الطرق', en: 'Roads' },
    { code: 'general', ar: 'استفسارات عامة', en: 'General enquiries' },
  ],
  FIN: [
    { code: 'payments', ar: 'المدفوعات', en: 'Payments' },
    { code: 'retirees', ar: 'المتقاعدون', en: 'Retirees' },
    { code: 'systems', ar: 'الأنظمة', en: 'Systems' },
    { code: 'general', ar: 'استفسارات عامة', en: 'General enquiries' },
  ],
  GCC: [{ code: 'general', ar: 'خدمات الجهات', en: 'Services of the entities' }],
  CSC: [{ code: 'general', ar: 'خدمات المنصات', en: 'Counter services' }],
}
