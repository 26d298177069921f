// Which PIN may be chosen: six digits or more, and not one of those that are tried first.
export const shortest = 6
export const longest = 12

const often = ['147258', '258369', '159753', '789456', '456789', '246810', '135790', '112233', '102030', '123321', '098765', '007007']

const runs = digits => {
  const steps = new Set()
  for (let at = 1; at < digits.length; at++) steps.add((Number(digits[at]) - Number(digits[at - 1]) + 10) % 10)
  return steps.size === 1
}

const repeats = digits => {
  for (let length = 1; length <= digits.length / 2; length++) {
    if (digits.length % length === 0 && digits === digits.slice(0, length).repeat(digits.length / length)) return true
  }
  return false
}

const fits = (day, month) => day >= 1 && day <= 31 && month >= 1 && month <= 12

const isDate = digits => {
  const part = (from, length) => Number(digits.slice(from, from + length))
  const isYear = year => year >= 1900 && year <= 2099
  if (digits.length === 6)
    return fits(part(0, 2), part(2, 2)) || fits(part(4, 2), part(2, 2)) || (isYear(part(0, 4)) && fits(1, part(4, 2))) || (isYear(part(2, 4)) && fits(1, part(0, 2)))
  if (digits.length === 8) return (fits(part(0, 2), part(2, 2)) && isYear(part(4, 4))) || (fits(part(6, 2), part(4, 2)) && isYear(part(0, 4)))
  return false
}

// Why this PIN is not taken; null when it is.
export function refusal (pin) {
  const digits = (pin ?? '').trim()
  if (!/^[0-9]*$/.test(digits)) return 'Use digits only'
  if (digits.length < shortest) return `Enter ${shortest} digits or more`
  if (digits.length > longest) return `Enter ${longest} digits or fewer`
  if (new Set(digits).size < 3 || runs(digits) || repeats(digits) || often.some(known => digits.includes(known)))
    return 'This PIN is easily guessed. Do not use runs, pairs or repeated digits'
  if (isDate(digits)) return 'This PIN may be a date, which is easily guessed. Choose another'
  return null
}

// The errors of the form, by field.
export function check (pin, again) {
  const why = refusal(pin)
  if (why) return { pin: why }
  return pin.trim() === (again ?? '').trim() ? {} : { again: 'The two PINs are not the same. Type it again' }
}
