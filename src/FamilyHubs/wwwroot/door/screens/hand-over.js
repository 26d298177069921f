// Ends this device: how many entries were not sent is shown and printed, and told to the service.
import { back, el, button, inset, p, tick, typed, warning } from '../el.js'
import { dayAndTime, many } from '../when.js'
import * as sync from '../sync.js'

export function showHandOver (app, errors = {}) {
  const { device, unsent, last } = app.keep
  const fields = el('form', { novalidate: true, onsubmit: event => { event.preventDefault(); submit(app, typed(fields)) } },
    unsent > 0 && tick('lost', `I have told my manager that ${many(unsent, 'entry is', 'entries are')} not sent and will be lost`, false, errors.lost),
    el('div', { class: 'door-actions' },
      button('End this device', null, { type: 'submit', kind: 'warning' }),
      button('Print this page', () => print(), { kind: 'secondary' })))
  app.show('Hand over this device', [
    back(app.isOpen ? 'Sessions' : 'Unlock', '#sessions'),
    last?.ended && warning('This device was ended', p('Your manager ended it, and its names were deleted. Nothing more can be sent from it.')),
    p(`${device.name}, ${device.site}. ${last?.sentAt ? `Last sent ${dayAndTime(last.sentAt, app.now())}.` : 'Nothing was ever sent.'}`),
    el('p', { class: 'door-sum' }, el('strong', {}, many(unsent, 'entry', 'entries')), ' not sent.'),
    unsent > 0 && !last?.ended && inset(p(app.isOpen ? 'Send them first, if there is any way to.' : 'Unlock and send them first, if there is any way to.'), app.isOpen && app.online && button('Send now', async () => { await app.send(); showHandOver(app) })),
    unsent > 0 && p('Print this page or write down the number: whoever keeps the register must know how many are missing.'),
    app.online ? fields : inset(p('A network is needed to end this device. Until then everything stays on it, encrypted.'), button('Print this page', () => print(), { kind: 'secondary' }))
  ].filter(Boolean), { errors })
}

async function submit (app, { lost }) {
  const { device, unsent } = app.keep
  if (unsent > 0 && !lost?.length) return showHandOver(app, { lost: 'Tell your manager how many entries are not sent, then tick this' })
  try {
    if (!app.keep.last?.ended) await sync.handOver(device.deviceId, unsent)
    await app.keep.wipe()
    app.line()
    history.replaceState(null, '', location.pathname)
    app.show('This device is handed over', [
      p(`${device.name}, ${device.site}.`),
      el('p', { class: 'door-sum' }, el('strong', {}, many(unsent, 'entry', 'entries')), ' were not sent.'),
      p('Nothing is left on it. To use it again, set it up again.'),
      el('div', { class: 'door-actions' }, button('Print this page', () => print(), { kind: 'secondary' }), button('Set up again', () => app.route()))
    ])
  } catch (error) {
    if (error instanceof sync.SignedOut) return app.show('Hand over this device', [p('Sign in first, so that the service can note who hands it over.'), el('a', { class: 'nhsuk-button', href: sync.signIn }, 'Sign in')])
    app.fail(error)
  }
}
