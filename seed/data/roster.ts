/**
 * A hundred members of staff of RES who are on the roster only and never sign in: 51 women and 49 men, 93 with Arabic
 * and English, four teams in three shifts. Names are put together from lists, so nobody real is meant.
 */
export interface SeedRosterMember {
  account: string
  ar: string
  en: string
  gender: 'female' | 'male'
  nationality: string
  team: string
  languages: Readonly<Record<string, number>>
}

type Name = readonly [ar: string, en: string]
const women: readonly Name[] = [
  ['فاطمة', 'Fatima'],
  ['آمنة', 'Amna'],
  ['سلمى', 'Salma'],
  ['ريم', 'Reem'],
  ['موزة', 'Moza'],
  ['عفراء', 'Afra'],
  ['نجلاء', 'Najla'],
  ['حصة', 'Hessa'],
  ['ميثاء', 'Maitha'],
  ['خولة', 'Khawla'],
  ['بدرية', 'Badria'],
  ['أسماء', 'Asma'],
  ['ندى', 'Nada'],
]
const men: readonly Name[] = [
  ['محمد', 'Mohammed'],
  ['عبدالرحمن', 'Abdulrahman'],
  ['يوسف', 'Yousef'],
  ['عمر', 'Omar'],
  ['علي', 'Ali'],
  ['حسن', 'Hassan'],
  ['إبراهيم', 'Ibrahim'],
  ['زايد', 'Zayed'],
  ['مانع', 'Mana'],
  ['غانم', 'Ghanim'],
  ['بخيت', 'Bakhit'],
  ['وليد', 'Waleed'],
]
const fathers: readonly Name[] = [
  ['سالم', 'Salem'],
  ['راشد', 'Rashid'],
  ['خميس', 'Khamis'],
  ['جمعة', 'Juma'],
  ['سعيد', 'Saeed'],
  ['مبارك', 'Mubarak'],
  ['عبيد', 'Obaid'],
]
const families: readonly Name[] = [
  ['البحري', 'Al Bahri'],
  ['النخلي', 'Al Nakhli'],
  ['الواحي', 'Al Wahi'],
  ['الساحلي', 'Al Sahli'],
  ['الجبلي', 'Al Jabali'],
  ['الرملي', 'Al Ramli'],
  ['الغافي', 'Al Ghafi'],
  ['السدري', 'Al Sidri'],
  ['المرجاني', 'Al Marjani'],
]
const otherNationalities = ['JO', 'EG', 'IN', 'PK', 'PH', 'SD', 'LB']
const otherLanguages: readonly (readonly [string, number])[] = [
  ['hi', 5],
  ['ur', 4],
  ['fil', 5],
  ['fa', 4],
  ['fr', 4],
  ['hi', 4],
  ['ur', 5],
]

export const teams: readonly { code: string; ar: string; en: string; starts: string; ends: string }[] = [
  { code: 'morning', ar: 'فريق الصباح', en: 'Morning team', starts: '07:00', ends: '15:00' },
  { code: 'evening', ar: 'فريق المساء', en: 'Evening team', starts: '15:00', ends: '23:00' },
  // a shift that crosses midnight ends earlier on the clock than it starts
  { code: 'night', ar: 'فريق الليل', en: 'Night team', starts: '23:00', ends: '07:00' },
  { code: 'relief', ar: 'الفريق المساند', en: 'Relief team', starts: '07:00', ends: '15:00' },
]

const pick = <T>(list: readonly T[], index: number): T => {
  const value = list[index % list.length]
  if (value === undefined) throw new Error('An empty list of names.')
  return value
}

function member(index: number): SeedRosterMember {
  const gender = index % 2 === 0 || index === 99 ? 'female' : 'male'
  const turn = Math.floor(index / 2)
  const given = pick(gender === 'female' ? women : men, turn)
  const father = pick(fathers, turn + index)
  const family = pick(families, turn * 2 + index)
  // every fourteenth speaks English and another language but no Arabic: 7 of 100
  const foreign = index % 14 === 6
  return {
    account: `res-${String(index + 1).padStart(3, '0')}`,
    ar: `${given[0]} ${father[0]} ${family[0]}`,
    en: `${given[1]} ${father[1]} ${family[1]}`,
    gender,
    nationality: foreign || index % 5 === 1 ? pick(otherNationalities, turn) : 'AE',
    team: pick(teams, index).code,
    languages: foreign
      ? { en: 5, ...Object.fromEntries([pick(otherLanguages, turn)]) }
      : { ar: index % 3 === 0 ? 5 : 4, en: (index % 3) + 3 },
  }
}

export const roster: readonly SeedRosterMember[] = Array.from({ length: 100 }, (_, index) => member(index))
