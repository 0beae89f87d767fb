export interface SeedWrapUpCode {
  code: string
  ar: string
  en: string
}

const code = (name: string, ar: string, en: string): SeedWrapUpCode => ({ code: name, ar, en })

/** What a contact came to; the topic is chosen beside it. These eight every entity has. */
const forAll: readonly SeedWrapUpCode[] = [
  code('answered', 'تم الرد على الاستفسار', 'Enquiry answered'),
  code('card-sent', 'تم إرسال بطاقة الخدمة', 'Service card sent'),
  code('case-opened', 'تم تسجيل حالة', 'Case opened'),
  code('case-followed', 'متابعة حالة سابقة', 'Earlier case followed up'),
  code('to-department', 'تم التحويل إلى الإدارة المختصة', 'Transferred to the department'),
  code('to-other-entity', 'تم الإرشاد إلى جهة أخرى', 'Referred to another entity'),
  code('callback-agreed', 'تم الاتفاق على معاودة الاتصال', 'Callback agreed'),
  code('no-conversation', 'لا يوجد حديث (انقطعت، صامتة، رقم خاطئ)', 'No conversation (cut off, silent, wrong number)'),
]

const ownOnes: Readonly<Record<string, readonly SeedWrapUpCode[]>> = {
  RES: [
    code('status-given', 'تم إبلاغ وضعية الطلب', 'Status given'),
    code('documents-explained', 'تم توضيح المستندات الناقصة', 'Missing documents explained'),
    code('not-verified', 'تعذر التحقق من الهوية', 'Identity not verified, nothing disclosed'),
    code('smart-service-solved', 'حل مشكلة في الخدمات الذكية', 'Smart-service problem solved'),
  ],
  WRK: [
    code('road-report', 'تم تسجيل بلاغ طريق', 'Road report registered'),
    code('housing-explained', 'تم توضيح ملف الإسكان', 'Housing file explained'),
    code('to-office', 'تم التحويل إلى مكتب أو فرع', 'Put through to an office or branch'),
    code('supplier-informed', 'تمت إفادة مورّد أو مقاول', 'Supplier or contractor informed'),
  ],
  FIN: [
    code('payment-status', 'تمت الإفادة بحالة الدفع', 'Payment status given'),
    code('planning-supported', 'دعم برنامج التخطيط المالي الذكي', 'Financial-planning system supported'),
    code('retiree-served', 'خدمة متقاعد عسكري', 'Military retiree served'),
    code('media-passed-on', 'إحالة طلب إعلامي', 'Media request passed on'),
  ],
  GCC: [
    code('report-sent', 'إحالة بلاغ إلى الجهة', 'Report sent to the entity'),
    code('coordinator-contacted', 'التواصل مع منسّق الجهة', 'Entity coordinator contacted'),
    code('details-given', 'إعطاء بيانات التواصل', 'Contact details given'),
    code('initiative-opinion', 'رأي حول مبادرة حكومية', 'Opinion on a government initiative'),
  ],
  CSC: [
    code('transaction-completed', 'إنجاز المعاملة', 'Transaction completed'),
    code('documents-incomplete', 'المستندات غير مكتملة', 'Documents incomplete'),
    code('other-counter', 'تحويل إلى منصة أخرى', 'Sent to another counter'),
    code('left-before', 'غادر قبل الخدمة', 'Left before service'),
  ],
}

/** The twelve codes of each of the five entities. */
export const wrapUpCodes: Readonly<Record<string, readonly SeedWrapUpCode[]>> = Object.fromEntries(
  Object.entries(ownOnes).map(([entity, own]) => [entity, [...forAll, ...own]]),
)
