/** Short chats of the days before, so that a timeline, a transcript and the ledger have something to show. */
export interface SeedConversation {
  entity: string
  customer: string
  topic: string
  queue: string
  agent: string | null
  language: 'ar' | 'en'
  daysAgo: number
  /** Local time of the entities, hours and minutes. */
  at: string
  reason: 'customer-served' | 'customer-left' | 'customer-silent'
  lines: readonly (readonly ['customer' | 'agent', string])[]
}

export const conversations: readonly SeedConversation[] = [
  {
    entity: 'RES',
    customer: 'res-fares',
    topic: 'residence',
    queue: 'residence',
    agent: 'agent1',
    language: 'ar',
    daysAgo: 6,
    at: '10:12',
    reason: 'customer-served',
    lines: [
      ['customer', 'السلام عليكم، قدمت طلب تجديد الإقامة. كم تستغرق المعاملة؟'],
      ['agent', 'وعليكم السلام ورحمة الله. عادة يومي عمل من تاريخ اكتمال المستندات.'],
      ['customer', 'شكراً جزيلاً.'],
      ['agent', 'نشكركم على تواصلكم معنا.'],
    ],
  },
  {
    entity: 'RES',
    customer: 'res-priya',
    topic: 'visa-status',
    queue: 'permits',
    agent: 'agent2',
    language: 'en',
    daysAgo: 4,
    at: '16:40',
    reason: 'customer-served',
    lines: [
      ['customer', 'Hello, may I check the status of my mother’s entry permit?'],
      ['agent', 'Welcome. Please give me the application number and the applicant’s year of birth.'],
      ['customer', 'RP-000217, 1961'],
      ['agent', 'Thank you. The permit was issued this morning; you will find it in the application.'],
      ['customer', 'Great, thanks!'],
    ],
  },
  {
    entity: 'RES',
    customer: 'res-claire',
    topic: 'golden-residence',
    queue: 'residence',
    agent: 'agent3',
    language: 'en',
    daysAgo: 3,
    at: '11:05',
    reason: 'customer-silent',
    lines: [
      ['customer', 'Which documents do I need for golden residence as a researcher?'],
      ['agent', 'Which institution issued your recommendation letter, please?'],
    ],
  },
  {
    entity: 'RES',
    customer: 'res-imran',
    topic: 'fines',
    queue: 'investigation',
    agent: null,
    language: 'en',
    daysAgo: 2,
    at: '21:18',
    reason: 'customer-left',
    lines: [['customer', 'Hello']],
  },
  {
    entity: 'RES',
    customer: 'res-palm-travel',
    topic: 'establishment-card',
    queue: 'permits',
    agent: 'agent2',
    language: 'ar',
    daysAgo: 1,
    at: '09:30',
    reason: 'customer-served',
    lines: [
      ['customer', 'صباح الخير، نود تحديث بيانات مندوب المنشأة في بطاقة المنشأة.'],
      ['agent', 'صباح النور. يُقدَّم طلب التحديث عبر الخدمات الذكية مع صورة هوية المندوب الجديد.'],
      ['customer', 'وهل توجد رسوم؟'],
      ['agent', 'الرسم خمسون درهماً، وهي قيمة تجريبية في هذا العرض.'],
    ],
  },
  {
    entity: 'WRK',
    customer: 'wrk-saeed',
    topic: 'housing-maintenance',
    queue: 'housing',
    agent: 'agent6',
    language: 'ar',
    daysAgo: 5,
    at: '08:20',
    reason: 'customer-served',
    lines: [
      ['customer', 'السلام عليكم، متى يزورنا فريق صيانة المسكن؟'],
      ['agent', 'وعليكم السلام. الموعد المسجل يوم الثلاثاء بين التاسعة والحادية عشرة صباحاً.'],
      ['customer', 'بارك الله فيكم.'],
    ],
  },
  {
    entity: 'WRK',
    customer: 'wrk-george',
    topic: 'roads',
    queue: 'roads',
    agent: 'agent6',
    language: 'en',
    daysAgo: 1,
    at: '13:45',
    reason: 'customer-served',
    lines: [
      ['customer', 'There is a pothole near the second roundabout, is it reported already?'],
      ['agent', 'Thank you for telling us. It is reported; the crew is due there tomorrow morning.'],
    ],
  },
  {
    entity: 'FIN',
    customer: 'fin-oasis',
    topic: 'supplier-payments',
    queue: 'payments',
    agent: 'agent7',
    language: 'ar',
    daysAgo: 6,
    at: '10:50',
    reason: 'customer-served',
    lines: [
      ['customer', 'السلام عليكم، نستفسر عن موعد صرف الفاتورة رقم 4417.'],
      ['agent', 'وعليكم السلام. الفاتورة قيد الاعتماد في قسم المدفوعات.'],
      ['customer', 'متى يُتوقع الصرف؟'],
      ['agent', 'خلال خمسة أيام عمل من اليوم.'],
    ],
  },
  {
    entity: 'FIN',
    customer: 'fin-reem',
    topic: 'refunds',
    queue: 'payments',
    agent: 'agent7',
    language: 'ar',
    daysAgo: 2,
    at: '12:15',
    reason: 'customer-left',
    lines: [
      ['customer', 'دفعت الرسم مرتين، كيف أسترد المبلغ؟'],
      ['agent', 'نرجو إرفاق إيصالي الدفع، ونرفع الطلب إلى قسم الاسترداد.'],
      ['customer', 'سأعود لاحقاً ومعي الإيصالات.'],
    ],
  },
  {
    entity: 'GCC',
    customer: 'gcc-tom',
    topic: 'transport',
    queue: 'general',
    agent: 'agent8',
    language: 'en',
    daysAgo: 1,
    at: '18:05',
    reason: 'customer-served',
    lines: [
      ['customer', 'Where do I pay a parking fine?'],
      ['agent', 'In the transport authority’s application or at any of its centres. Shall I send you the card?'],
      ['customer', 'No need, thank you.'],
    ],
  },
]
