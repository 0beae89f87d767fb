/**
 * Lines and their addresses. The numbers belong to the demonstration: the portal prints them as text, never as a link
 * to dial. The 600 number is never called free. Where `always` is set the line answers day and night; otherwise it
 * follows the entity's office hours.
 */
export interface SeedLine {
  entity: string
  code: string
  channel: 'phone' | 'chat' | 'email' | 'counter'
  ar: string
  en: string
  opensCase: boolean
  always: boolean
  outOfHours: 'form' | 'voice-message' | 'nothing'
  addresses: readonly {
    kind: 'number' | 'widget' | 'mail'
    value: string
    tollFree?: boolean
    noteAr?: string
    noteEn?: string
  }[]
}

export const lines: readonly SeedLine[] = [
  {
    entity: 'RES',
    code: 'phone',
    channel: 'phone',
    ar: 'الرقم المجاني',
    en: 'Toll-free number',
    opensCase: false,
    always: true,
    outOfHours: 'voice-message',
    addresses: [
      {
        kind: 'number',
        value: '8005111',
        tollFree: true,
        noteAr: 'داخل الدولة، على مدار الساعة',
        noteEn: 'Inside the country, day and night',
      },
      { kind: 'number', value: '+97140005111', noteAr: 'للمتصلين من خارج الدولة', noteEn: 'For callers abroad' },
    ],
  },
  {
    entity: 'RES',
    code: 'chat',
    channel: 'chat',
    ar: 'الدردشة الإلكترونية',
    en: 'Web chat',
    opensCase: true,
    always: true,
    outOfHours: 'form',
    addresses: [{ kind: 'widget', value: 'residency' }],
  },
  {
    entity: 'RES',
    code: 'email',
    channel: 'email',
    ar: 'البريد الإلكتروني',
    en: 'Email',
    opensCase: true,
    always: true,
    outOfHours: 'nothing',
    addresses: [{ kind: 'mail', value: 'residency@amer.test' }],
  },
  {
    entity: 'WRK',
    code: 'phone',
    channel: 'phone',
    ar: 'الرقم الموحد',
    en: 'Unified number',
    opensCase: false,
    always: false,
    outOfHours: 'voice-message',
    addresses: [
      {
        kind: 'number',
        value: '600500500',
        noteAr: 'الوزارة ومكاتبها وفروعها',
        noteEn: 'The ministry, its offices and branches',
      },
    ],
  },
  {
    entity: 'WRK',
    code: 'toll-free',
    channel: 'phone',
    ar: 'الرقم المجاني',
    en: 'Toll-free number',
    opensCase: false,
    always: false,
    outOfHours: 'voice-message',
    addresses: [
      {
        kind: 'number',
        value: '8006679',
        tollFree: true,
        noteAr: 'الإسكان والطرق والملاحظات والشكاوى',
        noteEn: 'Housing, roads, remarks and complaints',
      },
    ],
  },
  {
    entity: 'WRK',
    code: 'chat',
    channel: 'chat',
    ar: 'الدردشة الإلكترونية',
    en: 'Web chat',
    opensCase: false,
    always: false,
    outOfHours: 'form',
    addresses: [{ kind: 'widget', value: 'public-works' }],
  },
  {
    entity: 'WRK',
    code: 'email',
    channel: 'email',
    ar: 'البريد الإلكتروني',
    en: 'Email',
    opensCase: true,
    always: true,
    outOfHours: 'nothing',
    addresses: [{ kind: 'mail', value: 'public-works@amer.test' }],
  },
  {
    entity: 'FIN',
    code: 'phone',
    channel: 'phone',
    ar: 'رقم مركز الاتصال',
    en: 'Contact centre number',
    opensCase: true,
    always: false,
    outOfHours: 'voice-message',
    addresses: [{ kind: 'number', value: '600000346' }],
  },
  {
    entity: 'FIN',
    code: 'chat',
    channel: 'chat',
    ar: 'الدردشة الإلكترونية',
    en: 'Web chat',
    opensCase: true,
    always: true,
    outOfHours: 'form',
    addresses: [{ kind: 'widget', value: 'finance' }],
  },
  {
    entity: 'FIN',
    code: 'email',
    channel: 'email',
    ar: 'البريد الإلكتروني',
    en: 'Email',
    opensCase: true,
    always: true,
    outOfHours: 'nothing',
    addresses: [{ kind: 'mail', value: 'finance@amer.test' }],
  },
  {
    entity: 'GCC',
    code: 'chat',
    channel: 'chat',
    ar: 'الدردشة الإلكترونية',
    en: 'Web chat',
    opensCase: true,
    always: true,
    outOfHours: 'form',
    addresses: [{ kind: 'widget', value: 'contact-centre' }],
  },
  {
    entity: 'GCC',
    code: 'email',
    channel: 'email',
    ar: 'البريد الإلكتروني',
    en: 'Email',
    opensCase: true,
    always: true,
    outOfHours: 'nothing',
    addresses: [{ kind: 'mail', value: 'contact-centre@amer.test' }],
  },
  {
    entity: 'CSC',
    code: 'chat',
    channel: 'chat',
    ar: 'الدردشة الإلكترونية',
    en: 'Web chat',
    opensCase: false,
    always: false,
    outOfHours: 'form',
    addresses: [{ kind: 'widget', value: 'al-waha' }],
  },
]
