import { describe, expect, it } from 'vitest'
import type { SpokenKind } from '../language/index.ts'
import { speakValue } from './speak-value.ts'

const TODAY = '2026-11-23'
const say = (language: string, kind: SpokenKind, value: string | number) => speakValue(language, { kind, value }, TODAY)

type Row = [value: string | number, said: string]
const tables: Record<string, Partial<Record<SpokenKind, Row[]>>> = {
  ar: {
    number: [
      [0, 'صفر'],
      [1, 'واحد'],
      [3, 'ثلاثة'],
      [11, 'أحد عشر'],
      [12, 'اثنا عشر'],
      [18, 'ثمانية عشر'],
      [21, 'واحد وعشرون'],
      [100, 'مئة'],
      [203, 'مئتان وثلاثة'],
      [1225, 'ألف ومئتان وخمسة وعشرون'],
      [3000, 'ثلاثة آلاف'],
      [11000, 'أحد عشر ألفاً'],
      [2_000_000, 'مليونان'],
    ],
    minutes: [
      [1, 'دقيقة واحدة'],
      [2, 'دقيقتان'],
      [3, 'ثلاث دقائق'],
      [8, 'ثماني دقائق'],
      [10, 'عشر دقائق'],
      [11, 'إحدى عشرة دقيقة'],
      [12, 'اثنتا عشرة دقيقة'],
      [13, 'ثلاث عشرة دقيقة'],
      [20, 'عشرون دقيقة'],
      [21, 'إحدى وعشرون دقيقة'],
      [25, 'خمس وعشرون دقيقة'],
      [100, 'مئة دقيقة'],
      [101, 'مئة ودقيقة واحدة'],
      [103, 'مئة وثلاث دقائق'],
    ],
    money: [
      [100, 'درهم واحد'],
      [200, 'درهمان'],
      [300, 'ثلاثة دراهم'],
      [1500, 'خمسة عشر درهماً'],
      [30000, 'ثلاثمئة درهم'],
      [1050, 'عشرة دراهم وخمسون فلساً'],
      [25, 'خمسة وعشرون فلساً'],
      [0, 'صفر درهم'],
    ],
    date: [
      ['2026-11-16', 'السادس عشر من نوفمبر'],
      ['2026-12-01', 'الأول من ديسمبر'],
      ['2026-02-11', 'الحادي عشر من فبراير'],
      ['2026-03-20', 'العشرين من مارس'],
      ['2026-03-21', 'الحادي والعشرين من مارس'],
      ['2026-01-31', 'الحادي والثلاثين من يناير'],
      ['2025-05-02', 'الثاني من مايو عام ألفين وخمسة وعشرين'],
    ],
    time: [
      ['07:30', 'السابعة والنصف صباحاً'],
      ['16:30', 'الرابعة والنصف مساءً'],
      ['12:00', 'الثانية عشرة ظهراً'],
      ['00:00', 'الثانية عشرة ليلاً'],
      ['08:45', 'التاسعة إلا ربعاً صباحاً'],
      ['13:05', 'الواحدة وخمس دقائق مساءً'],
      ['11:20', 'الحادية عشرة والثلث صباحاً'],
    ],
    digits: [
      ['1984', 'واحد تسعة ثمانية، أربعة'],
      ['784-000', 'سبعة ثمانية أربعة، صفر صفر صفر'],
    ],
    phone: [['+971500000011', 'صفر خمسة صفر، صفر صفر صفر، صفر صفر واحد، واحد']],
  },
  en: {
    number: [
      [0, 'zero'],
      [15, 'fifteen'],
      [42, 'forty-two'],
      [110, 'one hundred and ten'],
      [2005, 'two thousand and five'],
      [1_200_300, 'one million two hundred thousand three hundred'],
    ],
    minutes: [
      [1, 'one minute'],
      [3, 'three minutes'],
    ],
    money: [
      [100, 'one dirham'],
      [30050, 'three hundred dirhams and fifty fils'],
      [25, 'twenty-five fils'],
    ],
    date: [
      ['2026-11-16', 'the sixteenth of November'],
      ['2026-11-01', 'the first of November'],
      ['2026-11-20', 'the twentieth of November'],
      ['2026-11-22', 'the twenty-second of November'],
      ['2026-11-12', 'the twelfth of November'],
      ['2025-11-16', 'the sixteenth of November two thousand and twenty-five'],
    ],
    time: [
      ['07:30', 'half past seven in the morning'],
      ['16:05', 'four oh five in the afternoon'],
      ['09:00', "nine o'clock in the morning"],
    ],
    phone: [['+442071234567', 'plus four four two, zero seven one, two three four, five six seven']],
  },
  hi: {
    number: [
      [27, 'सत्ताईस'],
      [99, 'निन्यानवे'],
      [305, 'तीन सौ पाँच'],
      [150_000, 'एक लाख पचास हज़ार'],
    ],
    minutes: [[3, 'तीन मिनट']],
    date: [['2026-11-16', 'सोलह नवंबर']],
    time: [
      ['07:30', 'सुबह साढ़े सात बजे'],
      ['13:30', 'दोपहर डेढ़ बजे'],
      ['16:45', 'शाम पौने पाँच बजे'],
      ['09:10', 'सुबह नौ बजकर दस मिनट'],
    ],
    money: [[30050, 'तीन सौ दिरहम और पचास फ़िल्स']],
  },
  ur: {
    number: [
      [27, 'ستائیس'],
      [99, 'ننانوے'],
      [305, 'تین سو پانچ'],
    ],
    minutes: [[11, 'گیارہ منٹ']],
    date: [['2026-11-16', 'سولہ نومبر']],
    time: [['14:30', 'دوپہر ڈھائی بجے']],
  },
  fa: {
    number: [
      [0, 'صفر'],
      [21, 'بیست و یک'],
      [115, 'صد و پانزده'],
      [1300, 'هزار و سیصد'],
    ],
    minutes: [[3, 'سه دقیقه']],
    date: [
      ['2026-11-16', 'شانزدهم نوامبر'],
      ['2026-11-03', 'سوم نوامبر'],
      ['2026-11-23', 'بیست و سوم نوامبر'],
      ['2026-11-01', 'اول نوامبر'],
    ],
    time: [['07:30', 'ساعت هفت و نیم صبح']],
  },
  fr: {
    number: [
      [21, 'vingt et un'],
      [71, 'soixante et onze'],
      [77, 'soixante-dix-sept'],
      [80, 'quatre-vingts'],
      [81, 'quatre-vingt-un'],
      [91, 'quatre-vingt-onze'],
      [200, 'deux cents'],
      [201, 'deux cent un'],
      [80_000, 'quatre-vingt mille'],
      [1999, 'mille neuf cent quatre-vingt-dix-neuf'],
    ],
    minutes: [
      [1, 'une minute'],
      [21, 'vingt et une minutes'],
    ],
    date: [
      ['2026-11-01', 'premier novembre'],
      ['2026-11-16', 'seize novembre'],
    ],
    time: [
      ['07:30', 'sept heures trente'],
      ['12:00', 'midi'],
      ['01:00', 'une heure'],
    ],
  },
  fil: {
    number: [
      [11, 'labing-isa'],
      [23, "dalawampu't tatlo"],
      [105, 'isang daan at lima'],
      [400, 'apat na raan'],
      [2000, 'dalawang libo'],
    ],
    minutes: [
      [1, 'isang minuto'],
      [4, 'apat na minuto'],
      [10, 'sampung minuto'],
    ],
    date: [['2026-11-16', 'ika-labing-anim ng Nobyembre']],
    time: [['07:30', 'alas-siyete y medya ng umaga']],
  },
}

describe.each(Object.entries(tables))('speaking values in %s', (language, kinds) => {
  for (const [kind, rows] of Object.entries(kinds)) {
    it.each(rows)(`${kind} %s is %s`, (value, said) => {
      expect(say(language, kind as SpokenKind, value)).toBe(said)
    })
  }

  it('has a word for every number, day and minute', () => {
    for (let number = 0; number < 1000; number += 1)
      expect(say(language, 'number', number)).not.toMatch(/undefined|^\s*$/)
    for (let day = 1; day <= 31; day += 1)
      expect(say(language, 'date', `2026-01-${String(day).padStart(2, '0')}`)).not.toMatch(/undefined|^\s/)
    for (let minute = 0; minute < 1440; minute += 1) {
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
      expect(say(language, 'time', clock)).not.toMatch(/undefined|^\s/)
    }
  })

  it('gives no two numbers the same name', () => {
    const names = new Set(Array.from({ length: 1000 }, (_, number) => say(language, 'number', number)))
    expect(names.size).toBe(1000)
  })
})

describe('a value that is none', () => {
  it('is said as it stands', () => {
    expect(say('ar', 'date', 'soon')).toBe('soon')
    expect(say('en', 'number', 'many')).toBe('many')
    expect(say('en', 'text', 'As it is.')).toBe('As it is.')
  })
})
