// Sets this device up, once and online: its hub, its name and its PIN.
import { el, button, choices, input, inset, p, typed, warning } from '../el.js'
import { check, longest, shortest } from '../pin.js'
import { newId } from '../ids.js'
import * as sync from '../sync.js'

export async function showSetUp (app) {
  if (!app.online) return app.show('Set up this device', [inset(p('A network is needed once, to set this device up. After that the register works without one.'))])
  try {
    const sites = await sync.sites()
    if (sites.length === 0) return app.show('Set up this device', [inset(p('Your account belongs to no hub. Ask your manager.'))])
    form(app, sites, { site: sites.length === 1 ? sites[0].id : null, name: '' }, {})
  } catch (error) {
    if (error instanceof sync.SignedOut)
      return app.show('Set up this device', [p('Sign in first. You choose a PIN for this device afterwards.'), el('a', { class: 'nhsuk-button', href: sync.signIn }, 'Sign in')])
    app.show('Set up this device', [inset(p(error instanceof sync.Offline ? 'There is no network just now. Try again when there is.' : `${error.message}.`)), button('Try again', () => showSetUp(app))])
  }
}

function form (app, sites, values, errors) {
  const fields = el('form', { novalidate: true, autocomplete: 'off', onsubmit: event => { event.preventDefault(); submit(app, sites, typed(fields)) } },
    choices('radios', 'site', 'Which hub or place is it for?', sites.map(site => [site.id, site.name]), { chosen: values.site, error: errors.site }),
    input('name', 'Name of this device', { hint: 'So that your manager knows which it is. For example, blue tablet', error: errors.name, value: values.name, maxlength: 80 }),
    input('pin', 'Choose a PIN', { hint: `${shortest} to ${longest} digits. Not a date, a run or repeated digits`, error: errors.pin, type: 'password', inputmode: 'numeric', width: 10, autocomplete: 'new-password' }),
    input('again', 'Type the PIN again', { error: errors.again, type: 'password', inputmode: 'numeric', width: 10, autocomplete: 'new-password' }),
    warning('Nobody can look up this PIN', p('It unlocks what is kept on this device. If it is forgotten, what was not sent is lost.')),
    button('Set up this device', null, { type: 'submit' }))
  app.show('Set up this device', [p('For taking the register where there is no network. Names of today and tomorrow are kept for a day, behind a PIN.'), fields], { errors })
}

async function submit (app, sites, values) {
  const errors = { ...values.site ? {} : { site: 'Choose a hub or place' }, ...values.name.trim() ? {} : { name: 'Enter a name for this device' }, ...check(values.pin, values.again) }
  if (Object.keys(errors).length > 0) return form(app, sites, values, errors)
  app.say('Setting up. This takes a moment.')
  try {
    // The id is kept before it is sent, so that a second try sets up the same device.
    const before = await app.keep.db.get('meta', 'beginning')
    const id = before?.siteId === values.site && before.name === values.name.trim() ? before.deviceId : newId()
    await app.keep.remember('beginning', { deviceId: id, siteId: values.site, name: values.name.trim() })
    const made = await sync.setUp(id, values.site, values.name.trim())
    await app.keep.setUp({ deviceId: made.deviceId, siteId: made.siteId, site: made.site, name: values.name.trim(), namesHours: made.namesHours, pinTries: made.pinTries }, values.pin)
    await app.keep.db.delete('meta', 'beginning')
    await sync.fetchNames(app.keep, app.now).catch(error => app.fail(error))
    app.say('This device is set up.')
    app.go('#sessions')
  } catch (error) {
    form(app, sites, values, { '': error instanceof sync.Offline ? 'There is no network just now. Try again when there is' : error instanceof sync.SignedOut ? 'Sign in again, then set up this device' : error.message })
  }
}
