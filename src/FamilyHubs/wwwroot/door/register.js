// Who is here, as the entries of this device say it: no screen, no store, no clock of its own.
// An entry: { id, seq, state: unsent | joined | held | refused, tried, body, answer }; body is what is sent.

export const fold = text => (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’'`.-]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

const words = text => fold(text).split(' ').filter(word => word)

const matches = (person, typed) => {
  const names = words(person.name)
  return typed.every(word => names.some(name => name.startsWith(word)))
}

// People by household, those who are booked first, then by name. What is typed leaves the households with somebody of that name.
export function find (people, typed = '') {
  const asked = words(typed)
  const households = new Map()
  for (const person of people) {
    const key = person.householdId ?? person.personId
    if (!households.has(key)) households.set(key, { householdId: person.householdId, people: [] })
    households.get(key).people.push(person)
  }
  return [...households.values()]
    .map(household => ({ ...household, booked: household.people.some(p => p.booked), found: household.people.filter(p => matches(p, asked)), people: [...household.people].sort(adultsFirst) }))
    .filter(household => household.found.length > 0)
    .sort((a, b) => Number(b.booked) - Number(a.booked) || nameOf(a).localeCompare(nameOf(b), 'en-GB'))
}

const isChild = person => person.role === 'Child' || person.role === 'Sibling'
const adultsFirst = (a, b) => Number(isChild(a)) - Number(isChild(b)) || a.name.localeCompare(b.name, 'en-GB')

// What a household is called at the door: the family name of its first adult, or the one name there is.
export function nameOf (household) {
  const last = household.people[0].name.trim().split(/\s+/)
  return last[last.length - 1]
}

export function age (months) {
  if (months === null || months === undefined) return ''
  if (months < 0) return 'not born yet'
  if (months < 1) return 'under 1 month'
  if (months < 24) return months === 1 ? '1 month' : `${months} months`
  return `${Math.floor(months / 12)} years`
}

const of = (entries, sessionId) => entries.filter(entry => entry.body.sessionId === sessionId).sort((a, b) => a.seq - b.seq)

// A family that was not taken by the service was here all the same; an arrival that was refused is not on the register.
const counts = entry => entry.state !== 'refused' || entry.body.kind === 'family'

// Person by person: { personId, attendanceId, entry, at, role, outcome }; what was said of them last counts.
export function present (entries, sessionId) {
  const here = new Map()
  for (const entry of of(entries, sessionId).filter(counts)) {
    const { body } = entry
    if (body.kind === 'attendance') here.set(body.personId, { personId: body.personId, attendanceId: body.id, entry, at: body.at, role: body.role, outcome: body.outcome })
    if (body.kind === 'family') for (const one of body.attending) here.set(one.personId, { personId: one.personId, attendanceId: one.id, entry, at: body.at, role: one.role, outcome: 'Attended' })
    if (body.kind === 'change') for (const one of here.values()) if (one.attendanceId === body.attendanceId) Object.assign(one, { role: body.role, outcome: body.outcome })
    if (body.kind === 'removal') for (const [person, one] of here) if (one.attendanceId === body.attendanceId) here.delete(person)
  }
  return here
}

// The lines of people who are counted and not named, without those that were taken away.
export function counted (entries, sessionId) {
  const all = of(entries, sessionId).filter(counts)
  return all.filter(entry => entry.body.kind === 'count' && !all.some(other => other.body.kind === 'removal' && other.body.attendanceId === entry.body.id))
}

export function totals (entries, sessionId) {
  const lines = counted(entries, sessionId)
  const add = field => lines.reduce((sum, line) => sum + line.body[field], 0)
  const [named, adults, children] = [present(entries, sessionId).size, add('adults'), add('children')]
  return { named, adults, children, counted: adults + children, all: named + adults + children }
}

// How many the headcount is compared with: all devices as of the last contact, with what this one has not sent since.
export function expected (entries, sessionId, known) {
  if (!known) return totals(entries, sessionId).all
  const unsent = entries.filter(entry => entry.state === 'unsent')
  const lines = entries.filter(entry => entry.body.kind === 'count')
  const taken = of(unsent, sessionId).filter(entry => entry.body.kind === 'removal').reduce((sum, { body }) => {
    const line = lines.find(entry => entry.body.id === body.attendanceId)
    return sum + (line ? line.body.adults + line.body.children : 1)
  }, 0)
  return known.named + known.counted + arrivals(unsent, sessionId) - taken
}

const arrivals = (entries, sessionId) => of(entries, sessionId).reduce((sum, { body }) =>
  sum + (body.kind === 'attendance' ? 1 : body.kind === 'family' ? body.attending.length : body.kind === 'count' ? body.adults + body.children : 0), 0)

export const closing = (entries, sessionId) => of(entries, sessionId).filter(entry => entry.body.kind === 'close' && entry.state !== 'refused').at(-1) ?? null

// The closing form: which of its answers is missing.
export function checkClosing (headcount, explained, expects) {
  const text = `${headcount ?? ''}`.trim()
  if (!/^[0-9]{1,4}$/.test(text) || Number(text) > 2000) return { headcount: 'Enter how many people were here, like 32' }
  if ((explained ?? '').trim().length > 500) return { explained: 'Use 500 characters or fewer' }
  if (Number(text) !== expects && !(explained ?? '').trim()) return { explained: `The register has ${expects}. Say why the headcount is different` }
  return {}
}

export const mostCounted = 200

export function checkCount (adults, children) {
  const read = text => /^[0-9]{0,3}$/.test(`${text ?? ''}`.trim()) && Number(text) <= mostCounted ? Number(`${text ?? ''}`.trim() || 0) : NaN
  const [grown, small] = [read(adults), read(children)]
  if (Number.isNaN(grown)) return { errors: { adults: `Enter a number of adults from 0 to ${mostCounted}` } }
  if (Number.isNaN(small)) return { errors: { children: `Enter a number of children from 0 to ${mostCounted}` } }
  if (grown + small === 0) return { errors: { adults: 'Enter how many adults or children' } }
  return { errors: {}, adults: grown, children: small }
}

// What one tap makes. Takes back a removal that was not sent, where there is one: then the person was never away.
export function arrive (entries, session, person, id, at) {
  const cancelled = entries.find(entry => entry.body.kind === 'removal' && entry.body.sessionId === session.id && entry.state === 'unsent' && !entry.tried &&
    entries.some(other => other.body.id === entry.body.attendanceId && other.body.personId === person.personId))
  if (cancelled) return { remove: [cancelled.id], add: [] }
  return { remove: [], add: [{ id, kind: 'attendance', sessionId: session.id, personId: person.personId, householdId: person.householdId ?? null, role: person.role ?? 'Carer', outcome: 'Attended', at }] }
}

// What was said of somebody who was never on its way to the service goes with them.
const changesOf = (entries, attendanceIds) => entries.filter(entry => entry.body.kind === 'change' && attendanceIds.includes(entry.body.attendanceId)).map(entry => entry.id)

// As whom they came and how, said later: an entry of its own, so that when they left is known. Nothing where it is said already.
export function change (entries, sessionId, personId, { role, outcome }, id, at) {
  const one = present(entries, sessionId).get(personId)
  if (!one || (one.role === role && one.outcome === outcome)) return { remove: [], add: [] }
  return { remove: [], add: [{ id, kind: 'change', sessionId, attendanceId: one.attendanceId, personId, role, outcome, at }] }
}

export const roles = [['Child', 'Child'], ['Mother', 'Mother'], ['Father', 'Father'], ['Carer', 'Carer'], ['Expectant', 'Expectant'], ['Sibling', 'Sibling'], ['Professional', 'Professional']]

export const outcomes = [['Attended', 'Came'], ['AttendedLate', 'Came late'], ['LeftEarly', 'Left early'], ['VirtualAttended', 'Joined online']]

// What differs from a plain tap, in words; nothing where nothing does.
export const cameInWords = (one, person) => [one.role === (person.role ?? 'Carer') ? null : roles.find(([code]) => code === one.role)?.[1].toLowerCase(), one.outcome === 'Attended' ? null : outcomes.find(([code]) => code === one.outcome)?.[1].toLowerCase()].filter(Boolean).join(', ')

// Takes a person off again. What was never on its way to the service simply goes; of all else the service is told.
export function leave (entries, sessionId, personId, newId, at) {
  const one = present(entries, sessionId).get(personId)
  if (!one) return { remove: [], add: [] }
  if (one.entry.body.kind === 'attendance' && !one.entry.tried) return { remove: [one.entry.id, ...changesOf(entries, [one.attendanceId])], add: [] }
  return { remove: [], add: [{ id: newId(), kind: 'removal', sessionId, attendanceId: one.attendanceId, at }] }
}

// The last thing that was noted, taken back; null when it cannot be from here.
export function undo (entries, ids, newId, at) {
  const noted = entries.filter(entry => ids.includes(entry.id))
  if (noted.every(entry => !entry.tried)) return { remove: [...noted.map(entry => entry.id), ...changesOf(entries, noted.flatMap(({ body }) => [body.id, ...(body.attending ?? []).map(one => one.id)]))], add: [] }
  const add = []
  for (const { body } of noted) {
    if (body.kind === 'attendance' || body.kind === 'count') add.push({ id: newId(), kind: 'removal', sessionId: body.sessionId, attendanceId: body.id, at })
    else if (body.kind === 'family') for (const one of body.attending) add.push({ id: newId(), kind: 'removal', sessionId: body.sessionId, attendanceId: one.id, at })
    else return null
  }
  return { remove: [], add }
}
