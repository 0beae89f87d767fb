import type { SeedCard, SeedCardText } from './cards.ts'

const renewal = (fee: string): readonly SeedCardText[] => [
  {
    language: 'ar',
    name: 'تجديد إقامة (عائلة)',
    audience: 'المقيم الكفيل',
    steps: [
      'الدخول بالهوية الرقمية',
      'اختيار المكفول',
      'نتيجة الفحص الطبي عند الحاجة',
      'رفع المستندات',
      'دفع الرسوم',
      'استلام الإقامة',
    ],
    documents: ['جواز سفر الكفيل', 'جواز سفر المكفول', 'بطاقة الهوية', 'صورة شخصية', 'عقد إيجار موثق', 'شهادة راتب'],
    sendText: `لتجديد إقامة العائلة: الدخول بالهوية الرقمية، ثم اختيار المكفول ورفع المستندات ودفع الرسوم (${fee} درهم، قيمة تجريبية). مدة الإنجاز يوما عمل (قيمة تجريبية).`,
  },
  {
    language: 'en',
    name: 'Renew a family residence permit',
    audience: 'Resident sponsor',
    steps: [
      'Sign in with the digital identity',
      'Choose the sponsored person',
      'Medical result where required',
      'Upload the documents',
      'Pay the fee',
      'Receive the permit',
    ],
    documents: [
      "Sponsor's passport",
      "Dependant's passport",
      'Emirates ID',
      'Photo',
      'Tenancy contract',
      'Salary certificate',
    ],
    sendText: `To renew a family residence permit: sign in with the digital identity, choose the sponsored person, upload the documents and pay the fee (AED ${fee}, demonstration value). It takes 2 working days (demonstration value).`,
  },
]

/** The four cards of the residency directorate. */
export const permits: readonly SeedCard[] = [
  {
    code: 'renew-family',
    entity: 'RES',
    unit: 'renewals',
    topic: 'residence',
    channels: ['portal', 'application', 'counter'],
    versions: [
      {
        version: 1,
        validFrom: '2025-01-01',
        feeFils: 30000,
        time: { amount: 2, unit: 'working_days' },
        texts: renewal('300'),
      },
      {
        version: 2,
        validFrom: 'next-month',
        feeFils: 35000,
        time: { amount: 2, unit: 'working_days' },
        texts: renewal('350'),
      },
    ],
  },
  {
    code: 'tourist-permit',
    entity: 'RES',
    unit: 'entry-permits',
    topic: 'entry-permits',
    channels: ['portal', 'application', 'email'],
    versions: [
      {
        version: 1,
        validFrom: '2025-01-01',
        feeFils: 20000,
        time: { amount: 1, unit: 'working_days' },
        texts: [
          {
            language: 'ar',
            name: 'إذن دخول سياحي',
            audience: 'الزائر أو الفندق أو شركة الطيران أو القريب',
            steps: ['تقديم الطلب', 'رفع المستندات', 'دفع الرسوم', 'استلام الإذن بالبريد الإلكتروني'],
            documents: ['جواز سفر صالح لستة أشهر', 'صورة شخصية', 'تذكرة عودة', 'تأمين صحي'],
            sendText:
              'لإذن الدخول السياحي: تقديم الطلب ورفع المستندات ودفع الرسوم (200 درهم، قيمة تجريبية)، ويصل الإذن بالبريد الإلكتروني خلال يوم عمل (قيمة تجريبية).',
          },
          {
            language: 'en',
            name: 'Tourist entry permit',
            audience: 'Visitor, hotel, airline or relative',
            steps: ['Apply', 'Upload the documents', 'Pay the fee', 'Receive the permit by email'],
            documents: ['Passport valid for six months', 'Photo', 'Return ticket', 'Insurance'],
            sendText:
              'For a tourist entry permit: apply, upload the documents and pay the fee (AED 200, demonstration value). The permit comes by email within 1 working day (demonstration value).',
          },
        ],
      },
    ],
  },
  {
    code: 'return-permit',
    entity: 'RES',
    unit: 'entry-permits',
    topic: 'entry-permits',
    channels: ['portal', 'application', 'phone'],
    versions: [
      {
        version: 1,
        validFrom: '2025-01-01',
        feeFils: 15000,
        time: { amount: 5, unit: 'working_days' },
        texts: [
          {
            language: 'ar',
            name: 'تصريح عودة مقيم خارج الدولة',
            audience: 'المقيم الموجود خارج الدولة',
            steps: [
              'تقديم الطلب من الخارج',
              'ذكر سبب البقاء خارج الدولة',
              'رفع المستندات',
              'انتظار الموافقة',
              'حجز السفر بعد الموافقة فقط',
              'العودة خلال المدة المحددة',
            ],
            documents: ['جواز السفر', 'الإقامة', 'ما يثبت سبب الغياب'],
            sendText:
              'لتصريح عودة مقيم: يُقدَّم الطلب من خارج الدولة مع سبب الغياب، والرسوم 150 درهماً (قيمة تجريبية)، والرد خلال 5 أيام عمل (قيمة تجريبية). يرجى عدم حجز السفر قبل الموافقة.',
          },
          {
            language: 'en',
            name: 'Return permit for a resident abroad',
            audience: 'Resident outside the country',
            steps: [
              'Apply from abroad',
              'State the reason for the absence',
              'Upload the documents',
              'Wait for approval',
              'Book travel only after approval',
              'Return within the set period',
            ],
            documents: ['Passport', 'Residence permit', 'Proof of the reason for absence'],
            sendText:
              'For a return permit: apply from abroad with the reason for your absence. The fee is AED 150 (demonstration value), the reply comes within 5 working days (demonstration value). Please do not book travel before approval.',
          },
          {
            language: 'fr',
            name: "Autorisation de retour d'un résident à l'étranger",
            audience: 'Résident hors du pays',
            stale: true,
            steps: [
              "Faire la demande depuis l'étranger",
              "Indiquer le motif de l'absence",
              'Joindre les documents',
              "Attendre l'accord",
              'Rentrer dans le délai fixé',
            ],
            documents: ['Passeport', 'Titre de séjour', "Justificatif du motif d'absence"],
            sendText:
              "Pour l'autorisation de retour : faites la demande depuis l'étranger avec le motif de l'absence. Frais : 150 AED (valeur de démonstration), réponse sous 5 jours ouvrables (valeur de démonstration).",
          },
        ],
      },
    ],
  },
  {
    code: 'status-adjustment',
    entity: 'RES',
    unit: 'investigation',
    topic: 'fines',
    channels: ['portal', 'counter'],
    versions: [
      {
        version: 1,
        validFrom: '2025-01-01',
        feeFils: 25000,
        time: { amount: 2, unit: 'working_days' },
        texts: [
          {
            language: 'ar',
            name: 'تعديل وضع',
            audience: 'الزائر أو المقيم داخل الدولة',
            steps: ['تقديم الطلب', 'التحقق من الغرامات', 'دفع الرسوم', 'الحصول على الوضع الجديد'],
            documents: ['جواز السفر', 'الإذن أو الإقامة الحالية', 'مستند الكفيل الجديد'],
            sendText:
              'لتعديل الوضع: تقديم الطلب، ثم التحقق من الغرامات ودفع الرسوم (250 درهماً، قيمة تجريبية). مدة الإنجاز يوما عمل (قيمة تجريبية).',
          },
          {
            language: 'en',
            name: 'Status adjustment',
            audience: 'Visitor or resident in the country',
            steps: ['Apply', 'Check of fines', 'Pay the fee', 'Receive the new status'],
            documents: ['Passport', 'Current permit', "New sponsor's document"],
            sendText:
              'For a status adjustment: apply, have fines checked and pay the fee (AED 250, demonstration value). It takes 2 working days (demonstration value).',
          },
        ],
      },
    ],
  },
]
