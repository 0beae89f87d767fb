/** Topics of each entity: the skill asked of the agent, the unit a case goes to by default, the queue it waits in. */
export interface SeedTopic {
  code: string
  ar: string
  en: string
  skill: string
  unit: string
  queue: string
}

const topic = (code: string, ar: string, en: string, skill: string, unit: string, queue: string): SeedTopic => ({
  code,
  ar,
  en,
  skill,
  unit,
  queue,
})

export const topics: Readonly<Record<string, readonly SeedTopic[]>> = {
  RES: [
    topic('residence', 'الإقامة', 'Residence', 'residence', 'residence', 'residence'),
    topic('entry-permits', 'أذونات الدخول', 'Entry permits', 'permits', 'entry-permits', 'permits'),
    topic(
      'investigation',
      'التحقيق والمتابعة',
      'Investigation & follow-up',
      'investigation',
      'investigation',
      'investigation',
    ),
    topic('nationality', 'الجنسية', 'Nationality', 'nationality', 'nationality', 'nationality'),
    topic('visa-status', 'وضعية التأشيرة', 'Visa status', 'permits', 'entry-permits', 'permits'),
    topic(
      'smart-services',
      'الخدمات الذكية',
      'Smart services',
      'smart-services',
      'technical-support',
      'smart-services',
    ),
    topic('new-instructions', 'التعليمات الجديدة', 'New instructions', 'residence', 'residence', 'residence'),
    topic('twajudi', 'خدمة تواجدي', 'Twajudi service', 'permits', 'entry-permits', 'permits'),
    topic('golden-residence', 'الإقامة الذهبية', 'Golden residence', 'residence', 'golden-residence', 'residence'),
    topic(
      'fines',
      'الغرامات وتعديل الوضع',
      'Fines and status adjustment',
      'investigation',
      'investigation',
      'investigation',
    ),
    topic('establishment-card', 'بطاقة المنشأة', 'Establishment card', 'permits', 'entry-permits', 'permits'),
    topic(
      'customer-voice',
      'شكاوى واقتراحات وملاحظات',
      'Complaints, suggestions and remarks',
      'customer-voice',
      'customer-voice',
      'customer-voice',
    ),
  ],
  WRK: [
    topic('housing-assistance', 'المساعدات السكنية', 'Housing assistance', 'housing', 'housing-assistance', 'housing'),
    topic('housing-maintenance', 'صيانة المساكن', 'Housing maintenance', 'housing', 'housing-maintenance', 'housing'),
    topic('roads', 'الطرق', 'Roads', 'roads', 'road-maintenance', 'roads'),
    topic('road-lighting', 'إنارة الطرق واللوحات', 'Road lighting and signs', 'roads', 'road-lighting', 'roads'),
    topic('floods', 'السيول وتصريف الأمطار', 'Floods and drainage', 'roads', 'road-maintenance', 'roads'),
    topic(
      'government-buildings',
      'المباني الحكومية',
      'Government buildings',
      'general',
      'government-buildings',
      'general',
    ),
    topic('tenders', 'المناقصات والعقود', 'Tenders and contracts', 'general', 'procurement', 'general'),
    topic('suppliers', 'الموردون والمقاولون', 'Suppliers and contractors', 'general', 'procurement', 'general'),
    topic('offices', 'مكاتب الوزارة وفروعها', 'Offices and branches', 'general', 'offices', 'general'),
    topic('remarks', 'ملاحظات وشكاوى', 'Remarks and complaints', 'general', 'government-communication', 'general'),
  ],
  FIN: [
    topic('budget', 'الموازنة', 'Budget', 'general', 'budget', 'general'),
    topic(
      'smart-planning',
      'برنامج التخطيط المالي الذكي',
      'Smart financial planning',
      'systems',
      'financial-planning',
      'systems',
    ),
    topic('supplier-payments', 'مستحقات الموردين', 'Supplier payments', 'payments', 'payments', 'payments'),
    topic(
      'retirees',
      'رواتب ومعاشات المتقاعدين العسكريين',
      "Military retirees' pensions",
      'retirees',
      'retirement',
      'retirees',
    ),
    topic('revenue', 'الإيرادات والرسوم', 'Revenue and fees', 'payments', 'revenue', 'payments'),
    topic('refunds', 'استرداد الرسوم', 'Fee refunds', 'payments', 'refunds', 'payments'),
    topic('circulars', 'التعاميم المالية', 'Financial circulars', 'general', 'budget', 'general'),
    topic(
      'banks',
      'البنوك والمؤسسات المالية',
      'Banks and financial institutions',
      'payments',
      'central-accounts',
      'payments',
    ),
    topic('media', 'طلبات وسائل الإعلام', 'Media requests', 'general', 'follow-up', 'general'),
    topic('systems', 'الدعم الفني للأنظمة', 'Systems support', 'systems', 'technical-development', 'systems'),
  ],
  GCC: [
    topic('service-information', 'معلومات عن خدمة', 'Service information', 'general', 'case-management', 'general'),
    topic('follow-up', 'متابعة معاملة', 'Transaction follow-up', 'general', 'case-management', 'general'),
    topic('city-reports', 'بلاغات المدينة', 'City reports', 'general', 'case-management', 'general'),
    topic('transport', 'النقل والمواقف', 'Transport and parking', 'general', 'case-management', 'general'),
    topic('health', 'الصحة', 'Health', 'general', 'case-management', 'general'),
    topic('education', 'التعليم', 'Education', 'general', 'case-management', 'general'),
    topic('licences', 'الرخص التجارية', 'Business licences', 'general', 'case-management', 'general'),
    topic('digital-identity', 'الهوية الرقمية', 'Digital identity', 'general', 'case-management', 'general'),
    topic('initiatives', 'المبادرات والفعاليات', 'Initiatives and events', 'general', 'entity-relations', 'general'),
    topic(
      'contact-details',
      'بيانات التواصل مع الجهات',
      "Entities' contact details",
      'general',
      'entity-relations',
      'general',
    ),
  ],
  CSC: [
    topic('reception', 'الاستقبال والإرشاد', 'Reception and guidance', 'general', 'reception', 'general'),
    topic('submitting', 'تقديم معاملة', 'Submitting a transaction', 'general', 'counters', 'general'),
    topic('documents', 'استكمال المستندات', 'Completing documents', 'general', 'counters', 'general'),
    topic('fees', 'دفع الرسوم', 'Paying fees', 'general', 'counters', 'general'),
    topic('collecting', 'استلام الوثائق', 'Collecting documents', 'general', 'counters', 'general'),
    topic('attestation', 'تصديق', 'Attestation', 'general', 'counters', 'general'),
    topic('appointment', 'حجز موعد', 'Booking an appointment', 'general', 'reception', 'general'),
    topic(
      'determination-seniors',
      'خدمات أصحاب الهمم وكبار المواطنين',
      'People of determination and senior citizens',
      'general',
      'reception',
      'general',
    ),
    topic('facilities', 'المرافق والمواقف', 'Facilities and parking', 'general', 'reception', 'general'),
    topic('remark', 'ملاحظة على المركز', 'Remark about the centre', 'general', 'reception', 'general'),
  ],
}
