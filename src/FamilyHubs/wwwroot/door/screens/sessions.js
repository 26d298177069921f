// Today's sessions and tomorrow's, and what waits on this device.
import { el, button, h2, inset, p } from '../el.js'
import { agrees, conflicts, refused } from '../queue.js'
import { closing, present, totals } from '../register.js'
import { capital, dayAndTime, day, many, time } from '../when.js'
import * as sync from '../sync.js'

export const says = (session, now) => `${capital(day(session.startsAt, now))} ${time(session.startsAt)} to ${time(session.endsAt)}, ${session.place}`

export function showSessions (app) {
  const { keep } = app
  const now = app.now()
  const sessions = [...keep.sessions].sort((a, b) => `${a.startsAt}`.localeCompare(`${b.startsAt}`))
  app.show('Sessions', [
    p(`${keep.device.name}, ${keep.device.site}.`),
    ...trouble(app),
    sessions.length > 0
      ? el('ul', { class: 'door-list' }, sessions.map(session => el('li', {}, el('a', { class: 'door-session', href: `#register/${session.id}` },
        el('strong', {}, session.title), el('span', {}, `${says(session, now)}. ${stands(app, session)}`)))))
      : inset(p(app.online ? 'No session is kept on this device. Get today’s sessions and names.' : 'No session is kept on this device, and there is no network to get any. Take the register on paper.')),
    names(app, now),
    el('div', { class: 'door-actions' },
      app.online && button('Send now', () => app.send(), { 'data-key': 'send' }),
      app.online && button('Get today’s names', () => getNames(app), { kind: 'secondary' })),
    ...keep.last?.sum ? [h2('What was sent'), sums(keep.last.sum), p(el('a', { href: '#sent' }, 'What was sent, refused or differs'))] : [],
    app.install && button('Put the register on the home screen', () => app.install.prompt(), { kind: 'secondary' }),
    p(el('a', { href: '#hand-over' }, 'Hand over or end this device'))
  ].flat().filter(Boolean))
}

export const sums = sum => p(`Of ${many(sum.made, 'person', 'people')} noted on this device and sent: ${sum.joined} joined + ${sum.held} held + ${sum.refused} refused = ${sum.joined + sum.held + sum.refused}.`,
  agrees(sum) ? '' : ' The sum does not agree: tell your manager.')

function trouble ({ keep }) {
  const [no, differ] = [refused(keep.entries).length, conflicts(keep.entries).length]
  return [
    no > 0 && inset(p(`${many(no, 'entry was', 'entries were')} refused. `, el('a', { href: '#sent' }, 'Correct and send again'))),
    differ > 0 && inset(p(`${many(differ, 'entry differs', 'entries differ')} from another device. `, el('a', { href: '#sent' }, 'See what differs')))
  ].filter(Boolean)
}

function stands ({ keep }, session) {
  const here = totals(keep.entries, session.id)
  const closed = closing(keep.entries, session.id)
  const known = keep.last?.sessions.find(one => one.id === session.id)
  if (closed) return `Closed on this device with ${closed.body.headcount}.`
  if (known && ['RegisterClosed', 'Amended'].includes(known.status)) return 'Register closed.'
  return here.all > 0 ? `${many(here.all, 'person', 'people')} noted here.` : present(keep.entries, session.id).size === 0 && session.people === null ? 'No names kept.' : 'Nobody noted yet.'
}

function names ({ keep }, now) {
  if (!keep.names) return p('There are no names on this device. New families and counts can still be taken.')
  return p(`Names fetched ${dayAndTime(keep.names.at, now)}. They are deleted ${dayAndTime(keep.names.until, now)}.`)
}

async function getNames (app) {
  try {
    await sync.fetchNames(app.keep, app.now)
    app.signedOut = false
    app.say('Names fetched.')
    app.route()
  } catch (error) {
    if (error instanceof sync.SignedOut) app.signedOut = true
    app.fail(error)
    app.line()
  }
}
