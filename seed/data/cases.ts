/**
 * The ten typical cases. Moments are in hours before now (minus: still to come), so that the demonstration always shows
 * something overdue, something near and something done, whenever it is started.
 */
export interface SeedCaseStep {
  /** Hours before now. */
  hoursAgo: number
  kind:
    | 'opened'
    | 'referred'
    | 'accepted'
    | 'returned'
    | 'comment'
    | 'question'
    | 'chaser'
    | 'escalated'
    | 'interim-reply'
    | 'leg-answered'
    | 'told'
    | 'closed'
  by: string
  /** The unit for a referral, by entity and code. */
  unit?: { entity: string; code: string }
  text?: string
  /** For told: whether the customer is content. */
  content?: boolean
}

export interface SeedCase {
  number: number
  entity: string
  about?: string
  type: string
  class?: 'urgent' | 'ordinary' | 'confidential'
  channel: 'phone' | 'chat' | 'email' | 'counter' | 'voice-message'
  language: 'ar' | 'en' | 'ur'
  customer: string
  topic: string
  owner: string
  subject: string
  description: string
  place?: string
  /** Hours from now until the promised moment; minus is overdue. Absent: by the agreement from the opening. */
  promisedInHours?: number
  steps: readonly SeedCaseStep[]
}

const day = 24

export const typicalCases: readonly SeedCase[] = [
  {
    number: 101,
    entity: 'RES',
    type: 'enquiry',
    channel: 'phone',
    language: 'ar',
    customer: 'res-fares',
    topic: 'residence',
    owner: 'agent1',
    subject: 'تجديد إقامة ما زال قيد الدراسة منذ خمسة أيام',
    description: 'يسأل المتعامل عن سبب بقاء طلب تجديد إقامته قيد الدراسة بعد مرور خمسة أيام على تقديمه.',
    steps: [
      { hoursAgo: 3, kind: 'opened', by: 'agent1' },
      {
        hoursAgo: 2.9,
        kind: 'told',
        by: 'agent1',
        text: 'الطلب بانتظار نتيجة الفحص الطبي، وتصل النتيجة عادة خلال يوم عمل.',
        content: true,
      },
      { hoursAgo: 2.9, kind: 'closed', by: 'agent1' },
    ],
  },
  {
    number: 102,
    entity: 'RES',
    type: 'complaint',
    class: 'urgent',
    channel: 'phone',
    language: 'en',
    customer: 'res-priya',
    topic: 'entry-permits',
    owner: 'agent2',
    subject: 'Return permit of a family member refused, flight tomorrow',
    description:
      "The customer's husband is abroad. His return permit was refused without a reason and his flight is tomorrow evening.",
    promisedInHours: 3,
    steps: [
      { hoursAgo: 9, kind: 'opened', by: 'agent2' },
      {
        hoursAgo: 8.8,
        kind: 'referred',
        by: 'agent2',
        unit: { entity: 'RES', code: 'entry-permits' },
        text: 'Please review the refusal and say what is missing; the flight is tomorrow.',
      },
      { hoursAgo: 7, kind: 'accepted', by: 'officer' },
      {
        hoursAgo: 2,
        kind: 'escalated',
        by: 'supervisor',
        text: 'الموعد اليوم والسفر غداً. يرجى الرد قبل نهاية الدوام.',
      },
    ],
  },
  {
    number: 103,
    entity: 'RES',
    type: 'complaint',
    class: 'ordinary',
    channel: 'chat',
    language: 'ur',
    customer: 'res-imran',
    topic: 'smart-services',
    owner: 'agent3',
    subject: 'خصم الرسوم مرتين في التطبيق الذكي',
    description: 'دفع المتعامل رسوم التجديد مرة واحدة وخُصم المبلغ مرتين من بطاقته.',
    promisedInHours: 2 * day,
    steps: [
      { hoursAgo: 3 * day, kind: 'opened', by: 'agent3' },
      {
        hoursAgo: 3 * day - 1,
        kind: 'referred',
        by: 'agent3',
        unit: { entity: 'RES', code: 'smart-services' },
        text: 'يرجى التحقق من سجل الدفع في التطبيق.',
      },
      {
        hoursAgo: 3 * day - 1,
        kind: 'referred',
        by: 'agent3',
        unit: { entity: 'FIN', code: 'refunds' },
        text: 'يرجى التحقق من الدفعة المكررة وبدء الاسترداد.',
      },
      {
        hoursAgo: 2 * day,
        kind: 'leg-answered',
        by: 'officer',
        unit: { entity: 'RES', code: 'smart-services' },
        text: 'تأكد خصم المبلغ مرتين بسبب انقطاع الاتصال، وعولج الخلل.',
      },
      { hoursAgo: 2 * day - 2, kind: 'accepted', by: 'officer', unit: { entity: 'FIN', code: 'refunds' } },
    ],
  },
  {
    number: 104,
    entity: 'RES',
    type: 'complaint',
    class: 'confidential',
    channel: 'email',
    language: 'ar',
    customer: 'res-khadija',
    topic: 'customer-voice',
    owner: 'complaints',
    subject: 'سلوك موظف في منصة الخدمة',
    description: 'تشكو المتعاملة من أسلوب موظف في إحدى منصات الخدمة، وتطلب بقاء شكواها سرية.',
    promisedInHours: 5 * day,
    steps: [
      { hoursAgo: 4 * day, kind: 'opened', by: 'complaints' },
      {
        hoursAgo: 4 * day - 1,
        kind: 'referred',
        by: 'complaints',
        unit: { entity: 'RES', code: 'customer-voice' },
        text: 'يرجى التحقيق بسرية تامة.',
      },
    ],
  },
  {
    number: 101,
    entity: 'WRK',
    type: 'report',
    class: 'urgent',
    channel: 'voice-message',
    language: 'ar',
    customer: 'wrk-saeed',
    topic: 'roads',
    owner: 'agent6',
    subject: 'حفرة عميقة عند مدخل مدرسة',
    place: 'شارع المدارس، المنطقة الشرقية، مدخل مدرسة الواحة من جهة الدوّار',
    description:
      'ترك المتعامل رسالة صوتية الساعة 22:10 عن حفرة عميقة عند مدخل المدرسة، وتمت معاودة الاتصال به الساعة 07:42 من يوم العمل التالي.',
    promisedInHours: 1.5,
    steps: [
      { hoursAgo: 2.5, kind: 'opened', by: 'agent6' },
      {
        hoursAgo: 2.4,
        kind: 'referred',
        by: 'agent6',
        unit: { entity: 'WRK', code: 'road-maintenance' },
        text: 'حفرة خطرة عند مدخل مدرسة. يرجى التأمين والإصلاح اليوم.',
      },
      { hoursAgo: 2, kind: 'accepted', by: 'officer' },
      { hoursAgo: 1, kind: 'comment', by: 'officer', text: 'وصل الفريق إلى الموقع وبدأ الإصلاح.' },
    ],
  },
  {
    number: 102,
    entity: 'WRK',
    type: 'remark',
    channel: 'phone',
    language: 'ar',
    customer: 'wrk-shamma',
    topic: 'road-lighting',
    owner: 'agent6',
    subject: 'لوحة إرشادية تحجبها الأشجار',
    place: 'طريق الوادي، قبل جسر النخيل بمئتي متر',
    description: 'أبلغت المتعاملة عن لوحة إرشادية تحجبها الأشجار، وشكرت موظفي المركز على حسن الرد.',
    steps: [
      { hoursAgo: 6 * day, kind: 'opened', by: 'agent6' },
      {
        hoursAgo: 6 * day - 1,
        kind: 'referred',
        by: 'agent6',
        unit: { entity: 'WRK', code: 'roads' },
        text: 'يرجى تقليم الأشجار أمام اللوحة.',
      },
      { hoursAgo: 5 * day, kind: 'accepted', by: 'officer' },
      { hoursAgo: 3 * day, kind: 'leg-answered', by: 'officer', text: 'تم تقليم الأشجار وأصبحت اللوحة واضحة.' },
      {
        hoursAgo: 3 * day - 2,
        kind: 'told',
        by: 'agent6',
        text: 'تم تقليم الأشجار وأصبحت اللوحة واضحة. نشكركم على ملاحظتكم.',
        content: true,
      },
      { hoursAgo: 3 * day - 2, kind: 'closed', by: 'agent6' },
    ],
  },
  {
    number: 103,
    entity: 'WRK',
    type: 'service-request',
    channel: 'counter',
    language: 'ar',
    customer: 'wrk-salem',
    topic: 'housing-maintenance',
    owner: 'agent6',
    subject: 'طلب صيانة مسكن مقدم من ابن المالك',
    description: 'راجع ابن المالك المركز وقدم طلب صيانة المسكن. يلزم توكيل من المالك لاستكمال الطلب.',
    promisedInHours: 2 * day,
    steps: [
      { hoursAgo: 2 * day, kind: 'opened', by: 'agent6' },
      {
        hoursAgo: 2 * day - 1,
        kind: 'referred',
        by: 'agent6',
        unit: { entity: 'WRK', code: 'housing-maintenance' },
        text: 'يرجى دراسة طلب الصيانة.',
      },
      { hoursAgo: 1.5 * day, kind: 'accepted', by: 'officer' },
      { hoursAgo: day, kind: 'question', by: 'officer', text: 'نرجو تزويدنا بتوكيل من مالك المسكن لاستكمال الطلب.' },
    ],
  },
  {
    number: 101,
    entity: 'FIN',
    type: 'advice',
    channel: 'email',
    language: 'ar',
    customer: 'fin-education',
    topic: 'circulars',
    owner: 'agent7',
    subject: 'معاملة بند مُرحّل وفق التعميم رقم 4',
    description: 'تسأل الدائرة كيف يُعامل بند موازنة مُرحّل من السنة السابقة وفق التعميم المالي رقم 4.',
    promisedInHours: 4 * day,
    steps: [
      { hoursAgo: 9 * day, kind: 'opened', by: 'agent7' },
      {
        hoursAgo: 9 * day - 2,
        kind: 'referred',
        by: 'agent7',
        unit: { entity: 'FIN', code: 'budget' },
        text: 'استشارة حول التعميم رقم 4.',
      },
      { hoursAgo: 8 * day, kind: 'accepted', by: 'officer' },
      {
        hoursAgo: 2 * day,
        kind: 'interim-reply',
        by: 'agent7',
        text: 'استشارتكم قيد الدراسة لدى إدارة الموازنة، ونوافيكم بالرد النهائي في الموعد الجديد.',
      },
    ],
  },
  {
    number: 102,
    entity: 'FIN',
    type: 'complaint',
    class: 'ordinary',
    channel: 'phone',
    language: 'ar',
    customer: 'fin-oasis',
    topic: 'supplier-payments',
    owner: 'agent7',
    subject: 'فاتورة مورّد غير مدفوعة منذ 60 يوماً',
    description: 'اتصل المورّد للمرة الثالثة بشأن فاتورة لم تُدفع منذ 60 يوماً.',
    promisedInHours: -4 * day,
    steps: [
      { hoursAgo: 11 * day, kind: 'opened', by: 'agent7' },
      {
        hoursAgo: 11 * day - 1,
        kind: 'referred',
        by: 'agent7',
        unit: { entity: 'FIN', code: 'payments' },
        text: 'يرجى الإفادة بحالة الفاتورة.',
      },
      { hoursAgo: 10 * day, kind: 'accepted', by: 'officer' },
      { hoursAgo: 5 * day, kind: 'chaser', by: 'customer', text: 'اتصال ثانٍ من المورّد.' },
      { hoursAgo: 2 * day, kind: 'chaser', by: 'customer', text: 'اتصال ثالث من المورّد، ويطلب موعداً محدداً.' },
      {
        hoursAgo: day,
        kind: 'referred',
        by: 'manager',
        unit: { entity: 'FIN', code: 'follow-up' },
        text: 'يرجى المتابعة مع قسم المدفوعات.',
      },
    ],
  },
  {
    number: 101,
    entity: 'GCC',
    type: 'suggestion',
    channel: 'chat',
    language: 'ar',
    customer: 'gcc-fatima',
    topic: 'initiatives',
    owner: 'agent8',
    subject: 'منطقة انتظار مظللة وتذكرة أولوية لكبار المواطنين',
    description:
      'تقترح المتعاملة توفير منطقة انتظار مظللة وتذكرة دور ذات أولوية لكبار المواطنين في مركز الواحة المجتمعي.',
    steps: [
      { hoursAgo: 20 * day, kind: 'opened', by: 'agent8' },
      {
        hoursAgo: 20 * day - 2,
        kind: 'referred',
        by: 'agent8',
        unit: { entity: 'CSC', code: 'reception' },
        text: 'اقتراح من متعاملة لدراسته.',
      },
      { hoursAgo: 12 * day, kind: 'leg-answered', by: 'manager', text: 'اعتُمد الاقتراح مبادرةً للمركز.' },
      {
        hoursAgo: 11 * day,
        kind: 'told',
        by: 'agent8',
        text: 'يسعدنا إبلاغكم باعتماد اقتراحكم مبادرةً للمركز. نشكركم على مشاركتكم.',
        content: true,
      },
      { hoursAgo: 11 * day, kind: 'closed', by: 'agent8' },
    ],
  },
]
