/** Whether fifteen digits beginning with 784 end in their Luhn check digit. */
export function hasEmiratesIdCheckDigit(digits: string): boolean {
  return /^784\d{12}$/.test(digits) && luhnSum(digits) % 10 === 0
}

/** The check digit that completes fourteen digits. */
export function emiratesIdCheckDigit(fourteenDigits: string): string {
  return String((10 - (luhnSum(`${fourteenDigits}0`) % 10)) % 10)
}

function luhnSum(digits: string): number {
  return [...digits].toReversed().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
}
