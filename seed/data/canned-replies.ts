/**
 * Ready wordings for every entity, per language. Placeholders: {customer.name}, {agent.name}, {entity.name},
 * {case.type}, {case.number}, {case.promisedDate}, {otherEntity.name}, {otherEntity.phone}.
 */
export interface SeedCannedReply {
  code: string
  language: 'ar' | 'en' | 'fr' | 'ur'
  name: string
  body: string
}

export const cannedReplies: readonly SeedCannedReply[] = [
  {
    code: 'greeting',
    language: 'ar',
    name: 'ترحيب',
    body: 'السلام عليكم {customer.name}، معكم {agent.name} من {entity.name}. كيف يمكنني خدمتكم؟',
  },
  {
    code: 'greeting',
    language: 'en',
    name: 'Greeting',
    body: 'Welcome {customer.name}. This is {agent.name} from {entity.name}. How may I help you?',
  },
  {
    code: 'one-moment',
    language: 'ar',
    name: 'لحظات من فضلكم',
    body: 'نرجو الانتظار دقيقتين للتحقق من طلبكم. شكراً لصبركم.',
  },
  {
    code: 'one-moment',
    language: 'en',
    name: 'One moment',
    body: 'Please allow me two minutes to check your request. Thank you for your patience.',
  },
  {
    code: 'verification',
    language: 'ar',
    name: 'التحقق من الهوية',
    body: 'حفاظاً على خصوصيتكم، نرجو تزويدنا برقم الطلب وسنة ميلاد صاحب الطلب.',
  },
  {
    code: 'verification',
    language: 'en',
    name: 'Verification',
    body: "To protect your privacy, please give us the application number and the applicant's year of birth.",
  },
  {
    code: 'case-opened',
    language: 'ar',
    name: 'تسجيل حالة',
    body: 'تم تسجيل حالتكم ({case.type}) بالرقم المرجعي {case.number}. الموعد المحدد للرد: {case.promisedDate}. يمكنكم المتابعة عبر الرابط المرسل إليكم.',
  },
  {
    code: 'case-opened',
    language: 'en',
    name: 'Case opened',
    body: 'Your {case.type} has been registered under reference number {case.number}. You will receive a reply by {case.promisedDate}. You may follow it by the link sent to you.',
  },
  {
    code: 'not-ours',
    language: 'ar',
    name: 'تتبع جهة أخرى',
    body: 'هذه الخدمة تتبع {otherEntity.name}. يمكنكم التواصل معهم على {otherEntity.phone}، ويسعدنا تحويلكم إن رغبتم.',
  },
  {
    code: 'not-ours',
    language: 'en',
    name: 'Not ours',
    body: 'This service belongs to {otherEntity.name}. You can reach them on {otherEntity.phone}; we will gladly transfer you if you wish.',
  },
  {
    code: 'closing',
    language: 'ar',
    name: 'ختام',
    body: 'هل لديكم أي استفسار آخر؟ شكراً لتواصلكم مع {entity.name}، ويسعدنا تقييمكم للخدمة.',
  },
  {
    code: 'closing',
    language: 'en',
    name: 'Closing',
    body: 'Is there anything else we can help you with? Thank you for contacting {entity.name}. We would be pleased to have your feedback.',
  },
]
