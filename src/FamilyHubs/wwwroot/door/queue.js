// What waits to be sent, in which order, and what came of it.
export const most = 200

const order = ['concern', 'family', 'attendance', 'count', 'change', 'removal', 'close']

const byKind = (a, b) => order.indexOf(a.body.kind) - order.indexOf(b.body.kind) || a.seq - b.seq

export const unsent = entries => entries.filter(entry => entry.state === 'unsent')

// Batches of at most 200. Somebody who was taken off and came back comes after that, and the closing of a register last of all.
export function batches (entries, size = most) {
  const waiting = unsent(entries)
  const takenOff = waiting.filter(entry => entry.body.kind === 'removal')
  const personOf = removal => entries.find(entry => entry.body.id === removal.body.attendanceId)?.body.personId
  const comesBack = entry => entry.body.kind === 'attendance' &&
    takenOff.some(removal => removal.seq < entry.seq && removal.body.sessionId === entry.body.sessionId && personOf(removal) === entry.body.personId)
  const isLate = entry => entry.body.kind === 'close' || comesBack(entry)
  const late = waiting.filter(isLate)
  const split = list => Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))
  const first = waiting.filter(entry => !isLate(entry)).sort(byKind)
  // Where nobody came back the closing may go with the rest.
  return late.some(comesBack) ? [...split(first), ...split(late.sort(byKind))] : split([...first, ...late.sort(byKind)])
}

// Each entry with its answer; what was not answered goes on waiting.
export function settle (entries, answers, at) {
  const known = { joined: 'joined', held: 'held', refused: 'refused' }
  return answers.flatMap(answer => {
    const entry = entries.find(one => one.id === answer.id)
    const state = known[`${answer.outcome ?? ''}`.toLowerCase()]
    return entry && state ? [{ ...entry, state, sentAt: at, answer: { reason: answer.reason ?? null, says: answer.says ?? null, inputs: answer.inputs ?? [], conflict: answer.conflict ?? null, joinedTo: answer.joinedTo ?? null } }] : []
  })
}

export const agrees = sum => sum.made === sum.joined + sum.held + sum.refused

export const refused = entries => entries.filter(entry => entry.state === 'refused').sort((a, b) => a.seq - b.seq)

export const conflicts = entries => entries.filter(entry => entry.answer?.conflict && entry.state !== 'refused').sort((a, b) => a.seq - b.seq)

// What differed, in words: the service answers with a code.
export function conflictInWords (code) {
  const said = {
    'outcome-differs': 'Somebody else noted how they came in another way. The earlier note counts',
    'role-differs': 'Somebody else noted them as another person of the family. The earlier note counts',
    clock: 'The clock of this device was wrong, so the time is when it came in',
    'closed-twice': 'The register was closed twice. The earlier closing stands',
    headcount: 'The headcount does not agree with what all devices noted. Look at the register and agree one',
    'removed-elsewhere': 'A device took back what was noted elsewhere'
  }
  return said[code] ?? `Two notes differ (${code}). Look at the register`
}

// Why it was refused, in the words of the service.
export const reasonOf = entry => entry.answer?.says ?? entry.answer?.reason ?? 'no reason was given'
