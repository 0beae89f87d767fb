/** What an agent asks before disclosing anything; the level reached is kept on the contact. */
export interface SeedVerificationQuestion {
  code: string
  level: 1 | 2 | 3
  ar: string
  en: string
}

const question = (code: string, level: 1 | 2 | 3, ar: string, en: string): SeedVerificationQuestion => ({
  code,
  level,
  ar,
  en,
})

export const verificationQuestions: Readonly<Record<string, readonly SeedVerificationQuestion[]>> = {
  RES: [
    question('application-number', 1, 'ما رقم الطلب؟', 'What is the application number?'),
    question('birth-year', 1, 'ما سنة ميلاد صاحب الطلب؟', "What is the applicant's year of birth?"),
    question(
      'emirates-id',
      2,
      'ما آخر أربعة أرقام من بطاقة الهوية؟',
      'What are the last four digits of the Emirates ID?',
    ),
    question('sponsor-name', 2, 'ما الاسم الكامل للكفيل؟', "What is the sponsor's full name?"),
    question('callback', 3, 'معاودة الاتصال على الرقم المسجل لدينا', 'Called back on the number we have on record'),
  ],
  WRK: [
    question('file-number', 1, 'ما رقم الملف أو البلاغ؟', 'What is the file or report number?'),
    question('owner-name', 2, 'ما الاسم الكامل لصاحب الملف؟', "What is the file owner's full name?"),
  ],
  FIN: [
    question('reference', 1, 'ما رقم الفاتورة أو المعاملة؟', 'What is the invoice or transaction number?'),
    question('organisation', 1, 'ما اسم المنشأة أو الجهة؟', 'What is the name of the organisation?'),
    question('military-number', 2, 'ما الرقم العسكري لصاحب المعاش؟', "What is the retiree's military number?"),
  ],
  GCC: [
    question('transaction', 1, 'ما رقم المعاملة؟', 'What is the transaction number?'),
    question('birth-year', 2, 'ما سنة الميلاد؟', 'What is the year of birth?'),
  ],
}
