import type { SeedCard } from './cards.ts'

/** The cards of public works and of finance. */
export const works: readonly SeedCard[] = [
  {
    code: 'housing-assistance',
    entity: 'WRK',
    unit: 'housing-assistance',
    topic: 'housing-assistance',
    channels: ['portal', 'counter'],
    versions: [
      {
        version: 1,
        validFrom: '2025-01-01',
        feeFils: 0,
        time: { amount: 60, unit: 'working_days' },
        texts: [
          {
            language: 'ar',
            name: 'طلب مساعدة سكنية',
            audience: 'الأسرة المواطنة',
            steps: [
              'فتح ملف',
              'اختيار منحة أو قرض',
              'رفع المستندات',
              'الدراسة الاجتماعية',
              'اللجنة',
              'القرار برسالة نصية قصيرة',
            ],
            documents: ['بطاقة الهوية', 'خلاصة القيد', 'شهادة راتب', 'مستند الأرض إن وجد'],
            sendText:
              'لطلب المساعدة السكنية: فتح ملف واختيار منحة أو قرض ورفع المستندات. بلا رسوم (قيمة تجريبية)، ويصل القرار برسالة نصية خلال 60 يوم عمل (قيمة تجريبية).',
          },
          {
            language: 'en',
            name: 'Housing assistance',
            audience: 'Citizen family',
            steps: [
              'Create a file',
              'Choose grant or loan',
              'Upload the documents',
              'Social study',
              'Committee',
              'Decision by text message',
            ],
            documents: ['Emirates ID', 'Family book', 'Salary certificate', 'Land document, if any'],
            sendText:
              'For housing assistance: create a file, choose grant or loan and upload the documents. No fee (demonstration value); the decision comes by text message within 60 working days (demonstration value).',
          },
        ],
      },
    ],
  },
  {
    code: 'road-defect',
    entity: 'WRK',
    unit: 'road-maintenance',
    topic: 'roads',
    channels: ['portal', 'application', 'phone'],
    versions: [
      {
        version: 1,
        validFrom: '2025-01-01',
        feeFils: 0,
        time: { amount: 3, unit: 'working_days' },
        texts: [
          {
            language: 'ar',
            name: 'بلاغ عن طريق',
            audience: 'الجميع',
            steps: [
              'تحديد المكان (الخريطة أو أقرب معلم والاتجاه)',
              'صورة إن أمكن',
              'استلام الرقم المرجعي برسالة نصية',
              'الإصلاح',
              'الإبلاغ عند الانتهاء',
            ],
            documents: [],
            feeText: 'بلا رسوم',
            timeText: 'الخطر خلال 4 ساعات، وغيره خلال 3 أيام عمل (قيمة تجريبية)',
            sendText:
              'للإبلاغ عن خلل في طريق: تحديد المكان وإرفاق صورة إن أمكن. يعالج الخطر خلال 4 ساعات وغيره خلال 3 أيام عمل (قيمة تجريبية).',
          },
          {
            language: 'en',
            name: 'Report a road defect',
            audience: 'Everyone',
            steps: [
              'Say the place (map, nearest landmark, direction)',
              'Photo if possible',
              'Reference number by text message',
              'Repair',
              'Told when done',
            ],
            documents: [],
            feeText: 'No fee',
            timeText: 'Danger within 4 hours, otherwise 3 working days (demonstration value)',
            sendText:
              'To report a road defect: say the place and add a photo if possible. Danger is dealt with in 4 hours, anything else within 3 working days (demonstration value).',
          },
        ],
      },
    ],
  },
  {
    code: 'fee-refund',
    entity: 'FIN',
    unit: 'refunds',
    topic: 'refunds',
    channels: ['portal', 'email', 'counter'],
    versions: [
      {
        version: 1,
        validFrom: '2025-01-01',
        feeFils: 0,
        time: { amount: 15, unit: 'working_days' },
        texts: [
          {
            language: 'ar',
            name: 'استرداد رسوم',
            audience: 'المتعامل أو المنشأة',
            steps: ['تقديم الطلب مع الإيصال', 'تحقق الجهة التي حصّلت الرسوم', 'الموافقة', 'التحويل إلى الحساب المصرفي'],
            documents: ['الإيصال', 'إثبات الهوية', 'شهادة رقم الحساب الدولي IBAN'],
            sendText:
              'لاسترداد الرسوم: تقديم الطلب مع الإيصال وشهادة IBAN. بلا رسوم (قيمة تجريبية)، ويحوَّل المبلغ خلال 15 يوم عمل (قيمة تجريبية).',
          },
          {
            language: 'en',
            name: 'Refund of a government fee',
            audience: 'Customer or organisation',
            steps: [
              'Apply with the receipt',
              'Check by the entity that collected the fee',
              'Approval',
              'Transfer to the bank account',
            ],
            documents: ['Receipt', 'Proof of identity', 'IBAN letter'],
            sendText:
              'For a refund: apply with the receipt and an IBAN letter. No fee (demonstration value); the amount is transferred within 15 working days (demonstration value).',
          },
        ],
      },
    ],
  },
  {
    code: 'pension-certificate',
    entity: 'FIN',
    unit: 'retirement',
    topic: 'retirees',
    channels: ['email', 'counter', 'phone'],
    versions: [
      {
        version: 1,
        validFrom: '2025-01-01',
        feeFils: 2000,
        time: 'same_day',
        texts: [
          {
            language: 'ar',
            name: 'شهادة راتب تقاعدي',
            audience: 'المتقاعد العسكري أو المستفيد أو الوكيل',
            steps: [
              'التحقق من الهوية',
              'تحديد الغرض والجهة الموجه إليها',
              'إصدار الشهادة',
              'الاستلام بالبريد الإلكتروني أو من المنصة',
            ],
            documents: ['بطاقة الهوية', 'توكيل رسمي عند تقديم الطلب من وكيل'],
            sendText:
              'لشهادة الراتب التقاعدي: التحقق من الهوية وتحديد الغرض. الرسوم 20 درهماً (قيمة تجريبية)، وتصدر في اليوم نفسه (قيمة تجريبية).',
          },
          {
            language: 'en',
            name: 'Pension certificate for a military retiree',
            audience: 'Military retiree, beneficiary or representative',
            steps: ['Verify the identity', 'Purpose and addressee', 'Issue', 'Receive by email or at the counter'],
            documents: ['Emirates ID', 'Power of attorney for a representative'],
            sendText:
              'For a pension certificate: your identity is verified and you name the purpose. The fee is AED 20 (demonstration value); it is issued the same day (demonstration value).',
          },
        ],
      },
    ],
  },
]
