// Form F1, quick new family, with the messages of the service: the same answers offline.
export const mostChildren = 20

const name = text => {
  const trimmed = (text ?? '').trim()
  return trimmed.length > 0 && trimmed.length <= 70 && /^[\p{L}\p{M}'’. -]+$/u.test(trimmed) && /\p{L}/u.test(trimmed)
}

export const postcode = text => {
  const bare = (text ?? '').replace(/[^A-Za-z0-9]/g, '').toUpperCase()
  return /^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$/.test(bare) ? `${bare.slice(0, -3)} ${bare.slice(-3)}` : null
}

const e164 = text => {
  const typed = (text ?? '').trim()
  if (!/^\+?[0-9 ()\-.]{8,24}$/.test(typed)) return null
  const digits = typed.replace('(0)', '').replace(/[^0-9]/g, '')
  if (typed.startsWith('+')) return digits.length >= 8 && digits.length <= 15 ? `+${digits}` : null
  if (digits.startsWith('00')) return digits.length >= 10 && digits.length <= 17 ? `+${digits.slice(2)}` : null
  return digits.startsWith('0') && (digits.length === 10 || digits.length === 11) ? `+44${digits.slice(1)}` : null
}

const isMobile = number => number.startsWith('+447') || !number.startsWith('+44')

const month = /^(0?[1-9]|1[0-2])$/
const year = /^(19|20)[0-9]{2}$/
const monthWrong = 'Enter month and year, like 4 2024'

function reach (by, value) {
  const typed = (value ?? '').trim()
  if (typed.length > 200) return 'Use 200 characters or fewer'
  const number = e164(typed)
  switch (by) {
    case 'Phone': return !typed ? 'Enter a phone number or choose another way' : number ? null : 'Enter a telephone number, like 01632 960 001 or 07700 900 982'
    case 'Text': return !typed ? 'Enter a phone number or choose another way' : number && isMobile(number) ? null : 'Enter a mobile number, like 07700 900 982, or choose another way'
    case 'Email': return /^[^@\s<>]+@[^@\s<>.]+(\.[^@\s<>.]+)+$/.test(typed) ? null : 'Enter an email address in the correct format, like name@example.com'
    case 'Letter': return typed ? null : 'Enter an address to write to, or choose another way'
    default: return 'Enter a phone number or choose another way'
  }
}

// Months from now to a birth: below zero is past.
const ahead = (born, now) => (Number(born.year) - now.getFullYear()) * 12 + Number(born.month) - 1 - now.getMonth()

const isEmpty = child => ![child.firstName, child.month, child.year].some(text => (text ?? '').trim())

// The errors by field, in the order of the form.
export function check (form, now) {
  const errors = {}
  if (!name(form.firstName)) errors.firstName = 'Enter a name we can use'
  if (!form.onlyOneName && !name(form.familyName)) errors.familyName = 'Enter a family name or choose only one name'
  if (!form.noFixedAddress) {
    if (!(form.postcode ?? '').trim()) errors.postcode = 'Enter a postcode or say no fixed address'
    else if (!postcode(form.postcode)) errors.postcode = 'Your postcode is not recognised - try another one'
  }
  const wrong = reach(form.by, form.value)
  if (wrong) errors[form.by ? 'value' : 'by'] = wrong
  if (!['Yes', 'No', 'AskLater'].includes(form.mayTell)) errors.mayTell = 'Choose one - you can change it later'
  const born = { month: (form.month ?? '').trim(), year: (form.year ?? '').trim() }
  if ((born.month || born.year) && (!month.test(born.month) || !year.test(born.year) || ahead(born, now) > 0)) errors.month = monthWrong
  if ((form.language ?? '').trim().length > 50) errors.language = 'Use 50 characters or fewer'
  if ((form.safeTimes ?? '').trim().length > 200) errors.safeTimes = 'Use 200 characters or fewer'
  for (const [at, child] of form.children.entries()) {
    if (isEmpty(child)) continue
    if (!name(child.firstName)) errors[`child${at}firstName`] = 'Enter a name we can use'
    const [born, far] = [{ month: (child.month ?? '').trim(), year: (child.year ?? '').trim() }, 9]
    if (!month.test(born.month) || !year.test(born.year) || ahead(born, now) > far || ahead(born, now) <= -26 * 12) errors[`child${at}month`] = monthWrong
  }
  return errors
}

const roleOf = roles => roles.includes('Mum') ? 'Mother' : roles.includes('Dad') ? 'Father' : roles.includes('Expecting') && roles.length === 1 ? 'Expectant' : 'Carer'

// The entry that is sent. Ids stay the same when it is corrected and sent again; a child who is yet to be born did not come.
export function entryOf (form, sessionId, at, now, newId, before = null) {
  const attendance = personId => before?.attending.find(one => one.personId === personId)?.id ?? newId()
  const children = form.children.filter(child => !isEmpty(child))
  const text = value => (value ?? '').trim() || null
  const number = value => text(value) === null ? null : Number(text(value))
  return {
    id: before?.id ?? newId(),
    kind: 'family',
    sessionId,
    householdId: before?.householdId ?? newId(),
    at: before?.at ?? at,
    form: {
      firstName: text(form.firstName),
      familyName: form.onlyOneName ? null : text(form.familyName),
      onlyOneName: !!form.onlyOneName,
      postcode: form.noFixedAddress ? null : postcode(form.postcode),
      noFixedAddress: !!form.noFixedAddress,
      by: form.by,
      value: text(form.value),
      mayTell: form.mayTell,
      roles: [...form.roles],
      photos: form.photos ?? null,
      language: text(form.language),
      interpreterNeeded: form.interpreterNeeded ?? null,
      accessible: [...form.accessible ?? []],
      safeToLeaveMessage: form.safeToLeaveMessage ?? null,
      safeTimes: text(form.safeTimes),
      personId: form.personId,
      bornYear: number(form.year),
      bornMonth: number(form.month),
      children: children.map(child => ({ personId: child.personId, firstName: text(child.firstName), bornYear: number(child.year), bornMonth: number(child.month) }))
    },
    attending: [
      { id: attendance(form.personId), personId: form.personId, role: roleOf(form.roles) },
      ...children.filter(child => ahead(child, now) <= 0).map(child => ({ id: attendance(child.personId), personId: child.personId, role: 'Child' }))
    ]
  }
}

// A form as it was typed, from an entry that came back.
export const formOf = ({ form }) => ({
  ...form,
  postcode: form.postcode ?? '',
  familyName: form.familyName ?? '',
  language: form.language ?? '',
  safeTimes: form.safeTimes ?? '',
  month: `${form.bornMonth ?? ''}`,
  year: `${form.bornYear ?? ''}`,
  children: form.children.map(child => ({ personId: child.personId, firstName: child.firstName, month: `${child.bornMonth ?? ''}`, year: `${child.bornYear ?? ''}` }))
})

export const emptyForm = newId => ({
  firstName: '', familyName: '', onlyOneName: false, postcode: '', noFixedAddress: false, by: null, value: '', mayTell: null, month: '', year: '', roles: [], photos: null,
  language: '', interpreterNeeded: null, accessible: [], safeToLeaveMessage: null, safeTimes: '',
  personId: newId(), children: [{ personId: newId(), firstName: '', month: '', year: '' }]
})

// What the service found wrong, at the fields of this form; what belongs to none stands above it.
export function errorsOf (answer, children) {
  const fields = { FirstName: 'firstName', FamilyName: 'familyName', Postcode: 'postcode', Reach: 'value', MayTell: 'mayTell', Born: 'month', Language: 'language', SafeTimes: 'safeTimes' }
  const errors = {}
  for (const { input: name, text } of answer?.inputs ?? []) {
    const child = /^Children\[(\d+)\]\.(FirstName|Born)$/.exec(name)
    const at = child && Number(child[1]) < children ? `child${child[1]}${child[2] === 'Born' ? 'month' : 'firstName'}` : fields[name] ?? ''
    errors[at] ??= text
  }
  return errors
}

// Names for the screen of this device: whoever is in a new family.
export function peopleOf ({ form, householdId, attending }) {
  const roleOf = personId => attending.find(one => one.personId === personId)?.role ?? 'Child'
  const family = form.onlyOneName || !form.familyName ? '' : ` ${form.familyName}`
  return [
    { personId: form.personId, householdId, name: `${form.firstName}${family}`, role: roleOf(form.personId), ageMonths: null, booked: false },
    ...form.children.map(child => ({ personId: child.personId, householdId, name: `${child.firstName}${family}`, role: 'Child', ageMonths: null, booked: false }))
  ]
}
