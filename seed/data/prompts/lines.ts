import type { SeedPrompt } from './prompt.ts'

/** What the residency line says of its own. */
export const residencyPrompts: Readonly<Record<string, SeedPrompt>> = {
  'residency.welcome': {
    ar: 'مرحباً بكم في مركز اتصال الإدارة العامة للإقامة.',
    en: 'Welcome to the contact centre of the General Directorate of Residency.',
  },
  'residency.language': { ar: 'للغة العربية، اضغط 1.', en: 'For English, press 2.' },
  'residency.menu': {
    ar: 'لمعرفة حالة الطلب أو وضعية التأشيرة، اضغط 1. للإقامة وأذونات الدخول، اضغط 2. للجنسية والجوازات، اضغط 3. للدعم الفني في الخدمات الذكية، اضغط 4. للشكاوى والاقتراحات والملاحظات، اضغط 5. لخيارات أخرى، اضغط 6. لإعادة الاستماع، اضغط نجمة. للتحدث إلى موظف، اضغط 0.',
    en: 'For the status of an application or a visa, press 1. For residence and entry permits, press 2. For nationality and passports, press 3. For technical support with smart services, press 4. For complaints, suggestions and remarks, press 5. For other options, press 6. To hear this again, press star. To speak to an agent, press 0.',
  },
  'residency.menu-more': {
    ar: 'للتعليمات الجديدة، اضغط 1. للمقيمين الموجودين خارج الدولة، اضغط 2. للتحقيق والمتابعة، اضغط 3. للعودة إلى القائمة الرئيسية، اضغط نجمة.',
    en: 'For new instructions, press 1. For residents who are outside the country, press 2. For investigation and follow-up, press 3. To return to the main menu, press star.',
  },
  'residency.closed': {
    ar: 'نعتذر، المركز مغلق حالياً. لترك رسالة صوتية، اضغط 1.',
    en: 'We are sorry, the centre is closed at present. To leave a voice message, press 1.',
  },
}

/** What every line with a status register says. */
export const statusPrompts: Readonly<Record<string, SeedPrompt>> = {
  'status.ask-number': {
    ar: 'يرجى إدخال رقم الطلب، ثم الضغط على مربع.',
    en: 'Please enter your application number, followed by the hash key.',
  },
  'status.confirm': {
    ar: 'الرقم الذي أدخلتموه هو {digits}. للتأكيد، اضغط 1. للتعديل، اضغط 2.',
    en: 'You entered {digits}. To confirm, press 1. To change it, press 2.',
  },
  'status.ask-check': {
    ar: 'يرجى إدخال سنة ميلاد صاحب الطلب، من 4 أرقام.',
    en: "Please enter the applicant's year of birth, in 4 digits.",
  },
  'status.received': {
    ar: 'تم استلام الطلب بتاريخ {date}.',
    en: 'The application was received on {date}.',
  },
  'status.under-review': {
    ar: 'الطلب قيد الدراسة. آخر تحديث بتاريخ {date}.',
    en: 'The application is under review. Last updated on {date}.',
  },
  'status.documents': {
    ar: 'الطلب بحاجة إلى استكمال المستندات. تم إرسال التفاصيل في رسالة نصية.',
    en: 'The application needs more documents. The details have been sent by text message.',
  },
  'status.approved': { ar: 'تمت الموافقة على الطلب بتاريخ {date}.', en: 'The application was approved on {date}.' },
  'status.rejected': {
    ar: 'نعتذر، لم تتم الموافقة على الطلب. للتحدث إلى موظف، اضغط 0.',
    en: 'We regret that the application was not approved. To speak to an agent, press 0.',
  },
  'status.not-found': {
    ar: 'لم نجد طلباً بهذه البيانات. للمحاولة مرة أخرى، اضغط 1. للتحدث إلى موظف، اضغط 0.',
    en: 'We found no application with these details. To try again, press 1. To speak to an agent, press 0.',
  },
  'status.unavailable': {
    ar: 'نعتذر، خدمة الاستعلام غير متاحة حالياً. سنحولكم إلى الموظف المختص.',
    en: 'Sorry, the enquiry service is not available at present. We will transfer you to an agent.',
  },
}

/** What both lines of public works say. */
export const worksPrompts: Readonly<Record<string, SeedPrompt>> = {
  'works600.welcome': { ar: 'مرحباً بكم في وزارة الأشغال العامة.', en: 'Welcome to the Ministry of Public Works.' },
  'works600.menu': {
    ar: 'لمتابعة طلب أو حالة سابقة، اضغط 1. للإسكان، اضغط 2. للطرق والمباني، اضغط 3. لمكاتب الوزارة وفروعها، اضغط 4. للموردين والمقاولين، اضغط 5. للتحدث إلى موظف، اضغط 0.',
    en: "To follow up an application or an earlier case, press 1. For housing, press 2. For roads and buildings, press 3. For the ministry's offices and branches, press 4. For suppliers and contractors, press 5. To speak to an agent, press 0.",
  },
  'works.closed': {
    ar: 'نعتذر، اتصلتم خارج أوقات الدوام الرسمي. يعمل المركز في أيام العمل من الساعة السابعة والنصف صباحاً إلى الرابعة والنصف مساءً. لترك رسالة صوتية، اضغط 1.',
    en: 'You have called outside official working hours. The centre is open on working days from 7:30 a.m. to 4:30 p.m. To leave a voice message, press 1.',
    spoken: {
      en: 'You have called outside official working hours. The centre is open on working days from half past seven in the morning to half past four in the afternoon. To leave a voice message, press 1.',
    },
  },
  'works800.welcome': {
    ar: 'مرحباً بكم في الخط المجاني لوزارة الأشغال العامة.',
    en: 'Welcome to the toll-free line of the Ministry of Public Works.',
  },
  'works800.menu': {
    ar: 'لاستفسارات الإسكان، اضغط 1. لاستفسارات الطرق، اضغط 2. للإبلاغ عن ملاحظة على طريق، اضغط 3. لتقديم شكوى، اضغط 4. لمتابعة حالة سابقة، اضغط 5. للتحدث إلى موظف، اضغط 0.',
    en: 'For housing enquiries, press 1. For road enquiries, press 2. To report a remark about a road, press 3. To make a complaint, press 4. To follow up an earlier case, press 5. To speak to an agent, press 0.',
  },
  'works800.place': {
    ar: 'يرجى ذكر المكان بعد سماع الصافرة: اسم الطريق، والاتجاه، وأقرب معلم. عند الانتهاء، اضغط مربع.',
    en: 'After the tone, please say the place: the name of the road, the direction and the nearest landmark. When you have finished, press hash.',
  },
  'works800.report-number': { ar: 'رقم البلاغ {number}.', en: 'The number of your report is {number}.' },
  'works800.report-done': {
    ar: 'تم استلام البلاغ، وسيتواصل معكم الموظف المختص. شكراً لاتصالكم.',
    en: 'Your report has been received and the officer concerned will contact you. Thank you for calling.',
  },
}

/** What the finance line says. */
export const financePrompts: Readonly<Record<string, SeedPrompt>> = {
  'finance.welcome': { ar: 'مرحباً بكم في دائرة المالية.', en: 'Welcome to the Department of Finance.' },
  'finance.menu': {
    ar: 'لمستحقات الموردين، اضغط 1. لرواتب ومعاشات المتقاعدين العسكريين، اضغط 2. لاسترداد الرسوم، اضغط 3. للدعم الفني للأنظمة، اضغط 4. للتحدث إلى موظف، اضغط 0.',
    en: "For supplier payments, press 1. For military retirees' pensions, press 2. For fee refunds, press 3. For systems support, press 4. To speak to an agent, press 0.",
  },
  'finance.closed': {
    ar: 'نعتذر، اتصلتم خارج أوقات الدوام الرسمي. يعمل المركز في أيام العمل من الساعة السابعة والنصف صباحاً إلى الرابعة والنصف مساءً. لترك رسالة صوتية، اضغط 1.',
    en: 'You have called outside official working hours. The centre is open on working days from 7:30 a.m. to 4:30 p.m. To leave a voice message, press 1.',
    spoken: {
      en: 'You have called outside official working hours. The centre is open on working days from half past seven in the morning to half past four in the afternoon. To leave a voice message, press 1.',
    },
  },
}
