// Closes a register: the headcount agrees with it, or the difference is explained.
import { back, el, button, input, inset, p, textarea, typed } from '../el.js'
import { checkClosing, expected, totals } from '../register.js'
import { refused } from '../queue.js'
import { newId } from '../ids.js'
import { day, many, time } from '../when.js'

// From when it may be closed, in words; null once it may.
export const opensAt = (session, now) => now < new Date(session.endsAt) ? `${day(session.endsAt, now) === 'today' ? '' : `${day(session.endsAt, now)} `}from ${time(session.endsAt)}` : null

export function showClose (app, { id }) {
  const session = app.keep.sessions.find(one => one.id === id)
  if (!session) return app.go('#sessions')
  const opens = opensAt(session, app.now())
  if (opens) return app.show('Close the register', [back('Register', `#register/${session.id}`), inset(p(`This session is not over yet. You can close its register ${opens}.`))])
  draw(app, session, {}, {})
}

function draw (app, session, values, errors) {
  const { entries, last } = app.keep
  const sum = totals(entries, session.id)
  const known = counted(last?.sessions.find(one => one.id === session.id))
  const expects = expected(entries, session.id, known)
  const fields = el('form', { novalidate: true, autocomplete: 'off', onsubmit: event => { event.preventDefault(); submit(app, session, typed(fields), expects) } },
    input('headcount', 'How many people were here?', { hint: 'Everybody: adults, children and babies, named or not', error: errors.headcount, value: values.headcount ?? '', inputmode: 'numeric', width: 4, maxlength: 4, size: 'm' }),
    textarea('explained', 'If it differs from the register, why? (optional)', { error: errors.explained, value: values.explained ?? '', rows: 3 }),
    button('Close the register', null, { type: 'submit' }))
  app.show('Close the register', [
    back('Register', `#register/${session.id}`),
    p(`${session.title}. Noted on this device: ${many(sum.all, 'person', 'people')}, ${sum.named} named and ${sum.counted} not named.`),
    known && p(`With what other devices sent until the last contact, the register has ${expects}.`),
    fields
  ].filter(Boolean), { errors })
}

// The service says how many are counted, as one number or as adults and children.
const counted = known => known && { named: known.named, counted: typeof known.counted === 'object' ? known.counted.adults + known.counted.children : known.counted }

async function submit (app, session, { headcount, explained }, expects) {
  const errors = checkClosing(headcount, explained, expects)
  if (Object.keys(errors).length > 0) return draw(app, session, { headcount, explained }, errors)
  const body = { id: newId(), kind: 'close', sessionId: session.id, headcount: Number(headcount.trim()), explained: explained.trim() || null, at: app.now().toISOString() }
  // A closing that was refused before gives way to this one.
  const before = refused(app.keep.entries).filter(entry => entry.body.kind === 'close' && entry.body.sessionId === session.id).map(entry => entry.id)
  if (!await app.note({ add: [body], remove: before }, 'The register is closed.')) return
  app.go(`#register/${session.id}`)
  app.send()
}
