import type { SeedPrompt } from './prompt.ts'

/** What every line says. */
export const commonPrompts: Readonly<Record<string, SeedPrompt>> = {
  'common.language': { ar: 'للغة العربية، اضغط 1.', en: 'For English, press 2.' },
  'common.change-language': { ar: 'لتغيير اللغة، اضغط نجمة.', en: 'To change the language, press star.' },
  'common.recording': {
    ar: 'حرصاً على جودة الخدمة، يتم تسجيل المكالمة.',
    en: 'To help us maintain service quality, this call is recorded.',
  },
  'common.invalid': {
    ar: 'عذراً، الاختيار غير صحيح. يرجى المحاولة مرة أخرى.',
    en: 'Sorry, that is not a valid choice. Please try again.',
  },
  'common.no-input': { ar: 'لم يصلنا اختياركم.', en: 'We did not receive your choice.' },
  'common.to-agent': {
    ar: 'نحولكم الآن إلى الموظف المختص. يرجى البقاء على الخط.',
    en: 'We are transferring you to an agent. Please stay on the line.',
  },
  'common.all-busy': {
    ar: 'جميع موظفينا في خدمة متعاملين آخرين. سيتم الرد عليكم حسب الدور.',
    en: 'All our agents are assisting other customers. Your call will be answered in turn.',
  },
  'common.position': {
    ar: 'ترتيبكم في قائمة الانتظار {n}. مدة الانتظار المتوقعة {minutes}.',
    en: 'You are number {n} in the queue. Your estimated waiting time is {minutes}.',
  },
  'common.place': { ar: 'ترتيبكم في قائمة الانتظار {n}.', en: 'You are number {n} in the queue.' },
  'common.comfort': { ar: 'نشكركم على الانتظار.', en: 'Thank you for waiting.' },
  'common.callback-offer': {
    ar: 'للاحتفاظ بدوركم ومعاودة الاتصال بكم، اضغط 1. لمواصلة الانتظار، اضغط 2.',
    en: 'To keep your place and be called back, press 1. To continue waiting, press 2.',
  },
  'common.callback-number': {
    ar: 'سنعاود الاتصال بكم على الرقم {phone}. للتأكيد، اضغط 1. لإدخال رقم آخر، اضغط 2.',
    en: 'We will call you back on {phone}. To confirm, press 1. To enter another number, press 2.',
  },
  'common.callback-enter': {
    ar: 'يرجى إدخال رقم الهاتف، ثم الضغط على مربع.',
    en: 'Please enter the telephone number, followed by the hash key.',
  },
  'common.callback-confirm': {
    ar: 'الرقم الذي أدخلتموه هو {phone}. للتأكيد، اضغط 1. للتعديل، اضغط 2.',
    en: 'You entered {phone}. To confirm, press 1. To change it, press 2.',
  },
  'common.callback-done': {
    ar: 'تم حفظ دوركم. شكراً لاتصالكم.',
    en: 'Your place has been kept. Thank you for calling.',
  },
  'common.language-unavailable': {
    ar: 'لا يتوفر حالياً موظف يتحدث اللغة المختارة. لمعاودة الاتصال بكم، اضغط 1. للمتابعة باللغة العربية، اضغط 2. للمتابعة باللغة الإنجليزية، اضغط 3.',
    en: 'No agent who speaks the chosen language is available now. To be called back, press 1. To continue in Arabic, press 2. To continue in English, press 3.',
  },
  'common.language-callback-done': {
    ar: 'سيعاود الاتصال بكم موظف يتحدث اللغة المختارة. شكراً لاتصالكم.',
    en: 'An agent who speaks the chosen language will call you back. Thank you for calling.',
  },
  'common.survey': {
    ar: 'يسعدنا معرفة رأيكم في الخدمة. سعيد، اضغط 1. محايد، اضغط 2. غير سعيد، اضغط 3.',
    en: 'We would like to know how you felt about the service. If you are happy, press 1. Neutral, press 2. Unhappy, press 3.',
  },
  'common.goodbye': { ar: 'شكراً لاتصالكم. مع السلامة.', en: 'Thank you for calling. Goodbye.' },
  'common.emergency': {
    ar: 'نواجه حالياً عطلاً فنياً، ونعمل على إصلاحه. نعتذر عن أي تأخير.',
    en: 'We are experiencing a technical fault and are working to restore the service. We apologise for any delay.',
  },
  'common.fallback': {
    ar: 'نعتذر عن عدم الرد عليكم الآن. يرجى البقاء على الخط.',
    en: 'We are sorry that we cannot answer you at this moment. Please stay on the line.',
  },
  'common.danger': {
    ar: 'للحالات الطارئة، يرجى الاتصال بالشرطة على الرقم 9 9 9.',
    en: 'In an emergency, please call the police on 9 9 9.',
  },
  'voicemail.leave': {
    ar: 'يرجى ترك رسالتكم بعد سماع الصافرة، مع ذكر الاسم ورقم الهاتف والموضوع. عند الانتهاء، اضغط مربع.',
    en: 'Please leave your message after the tone, with your name, telephone number and subject. When you have finished, press hash.',
  },
  'voicemail.review': {
    ar: 'للاستماع إلى الرسالة، اضغط 1. لإعادة التسجيل، اضغط 2. لإرسال الرسالة، اضغط 3.',
    en: 'To hear your message, press 1. To record it again, press 2. To send it, press 3.',
  },
  'voicemail.done': {
    ar: 'تم استلام رسالتكم. سنعاود الاتصال بكم في يوم العمل التالي.',
    en: 'Your message has been received. We will call you back on the next working day.',
  },
  'answers.card': { ar: '{text}', en: '{text}' },
  'answers.confirm': {
    ar: 'إذا وصلتكم الإجابة، اضغط 1. لإعادة الاستماع، اضغط 2. للتحدث إلى موظف، اضغط 0.',
    en: 'If this answers your question, press 1. To hear it again, press 2. To speak to an agent, press 0.',
  },
}
