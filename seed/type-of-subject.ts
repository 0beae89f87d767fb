import type { PlannedCase } from './plan-cases.ts'

type Kind = Pick<PlannedCase, 'type' | 'class'>

// The words people begin with, the first that fits; whoever only asks for something makes a request.
const kinds: readonly (readonly [words: RegExp, kind: Kind])[] = [
  [/^اقتراح/, { type: 'suggestion', class: null }],
  [/^ملاحظة/, { type: 'remark', class: null }],
  [/^(تفسير|إعادة تبويب|طلب مقابلة)/, { type: 'advice', class: null }],
  [/^متابعة شكوى/, { type: 'complaint', class: 'ordinary' }],
  [/^(استفسار|مواعيد|موعد|متابعة|حالة)/, { type: 'enquiry', class: null }],
  [/^(تأخر|تعذر|خطأ|رسالة خطأ|توقف|اعتراض|اختلاف|رسم محصّل|عطل|تسرب|هبوط|مطب|حفرة|أعمدة|لوحة)/, complaint()],
  [/(لم يصل|لا يصل|لم يصدر|متأخر|معاد|معلقة|ناقصة)/, complaint()],
]

/** What a case of the demonstration is, told by its subject, so that nobody suggests a delay or complains of praise. */
export function typeOfSubject(subject: string): Kind {
  return kinds.find(([words]) => words.test(subject))?.[1] ?? { type: 'service-request', class: null }
}

function complaint(): Kind {
  return { type: 'complaint', class: 'ordinary' }
}
