// What came of what was sent: the sum, what was refused and why, and where two notes differ.
import { back, el, button, h2, hidden, p } from '../el.js'
import { conflictInWords, conflicts, reasonOf, refused } from '../queue.js'
import { peopleOf } from '../family.js'
import { capital, dayAndTime, many } from '../when.js'
import { sums } from './sessions.js'

export function showSent (app) {
  const { entries, last } = app.keep
  const [no, differ] = [refused(entries), conflicts(entries)]
  app.show('What was sent', [
    back('Sessions', '#sessions'),
    last?.sum ? sums(last.sum) : p('Nothing was sent yet.'),
    h2('Refused'),
    no.length === 0 ? p('Nothing was refused.') : el('ul', { class: 'door-list' }, no.map(entry => el('li', { class: 'door-home' },
      p(el('strong', {}, says(app, entry)), el('br'), `Refused: ${reasonOf(entry)}`),
      el('div', { class: 'door-actions' },
        entry.body.kind === 'family' && el('a', { class: 'nhsuk-button nhsuk-button--small', href: `#family/${entry.id}` }, 'Correct and send again', hidden(`: ${says(app, entry)}`)),
        entry.body.kind === 'close' && el('a', { class: 'nhsuk-button nhsuk-button--small', href: `#close/${entry.body.sessionId}` }, 'Close again', hidden(`: ${says(app, entry)}`)),
        button(['Remove from this device', hidden(`: ${says(app, entry)}`)], () => remove(app, entry), { kind: 'secondary', small: true }))))),
    h2('What differs'),
    differ.length === 0 ? p('No note differs from another device’s.') : el('ul', { class: 'nhsuk-list nhsuk-list--bullet' }, differ.map(entry => el('li', {}, `${says(app, entry)}. ${conflictInWords(entry.answer.conflict)}.`)))
  ])
}

// What was noted, as far as this device still has the names.
export function says ({ keep, now }, { body }) {
  const session = keep.sessions.find(one => one.id === body.sessionId)
  const at = `${session ? `${session.title}, ` : ''}${dayAndTime(body.at, now())}`
  const name = personId => session?.people?.find(person => person.personId === personId)?.name ?? 'somebody whose name is no longer kept'
  switch (body.kind) {
    case 'family': return `New family ${peopleOf(body)[0].name}, ${many(body.attending.length, 'person', 'people')}: ${at}`
    case 'attendance': return `${capital(name(body.personId))}: ${at}`
    case 'count': return `${many(body.adults, 'adult')} and ${many(body.children, 'child', 'children')} not named: ${at}`
    case 'change': return `How ${name(body.personId)} came: ${at}`
    case 'removal': return `Somebody taken off the register: ${at}`
    case 'close': return `Closed with ${body.headcount}: ${at}`
    default: return `A safeguarding concern: ${at}`
  }
}

async function remove (app, entry) {
  await app.note({ remove: [entry.id], add: [] }, 'Removed from this device. The service keeps that it was refused.')
  app.route()
}
