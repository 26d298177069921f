// Opens what is kept by the PIN; after too many tries only with the network and by signing in again.
import { el, button, input, inset, p, typed, warning } from '../el.js'
import { many } from '../when.js'
import * as sync from '../sync.js'

export function showUnlock (app, errors = {}) {
  const { device, unsent } = app.keep
  const fields = el('form', { novalidate: true, autocomplete: 'off', onsubmit: event => { event.preventDefault(); submit(app, typed(fields)) } },
    input('pin', 'PIN of this device', { error: errors.pin, type: 'password', inputmode: 'numeric', width: 10, size: 'm' }),
    button('Unlock', null, { type: 'submit' }))
  app.show('Unlock the register', [
    p(`${device.name}, ${device.site}.`),
    unsent > 0 && inset(p(`${many(unsent, 'entry', 'entries')} not sent yet. They stay on this device, encrypted, until they are sent.`)),
    fields,
    el('p', { class: 'nhsuk-body' }, el('a', { href: '#hand-over' }, 'Hand over or end this device'))
  ].filter(Boolean), { errors })
  if (!errors.pin) document.getElementById('pin').focus({ preventScroll: true })
}

async function submit (app, { pin }) {
  if (!pin.trim()) return showUnlock(app, { pin: 'Enter the PIN' })
  app.say('Unlocking')
  const answer = await app.keep.unlock(pin)
  if (answer.is === 'wrong') return showUnlock(app, { pin: `This is not the PIN. ${many(answer.left, 'try', 'tries')} left` })
  if (answer.is === 'online') return app.route()
  app.used = Date.now()
  await app.purge()
  await app.route()
  app.send()
}

export async function showOnlineOnly (app) {
  const { unsent, vault } = app.keep
  const said = [
    warning('Too many wrong PINs', p('The names on this device were deleted. Now it opens only with a network, when you have signed in again.')),
    p(unsent > 0 ? `${many(unsent, 'entry', 'entries')} not sent yet: still here, encrypted.` : 'Nothing is waiting to be sent.')
  ]
  const handOver = el('p', { class: 'nhsuk-body' }, el('a', { href: '#hand-over' }, 'Hand over or end this device'))
  if (!app.online) return app.show('This device is closed', [...said, inset(p('There is no network. Take the register on paper until there is.')), handOver])
  if (vault.signedOut && await isSignedIn(app)) {
    await app.keep.mayTryAgain()
    return showUnlock(app)
  }
  app.show('This device is closed', [...said, button('Sign in again', async () => {
    try {
      // Whoever holds the device may find the worker still signed in: that session ends first.
      if (await sync.signOut()) await app.keep.remember('vault', { ...app.keep.vault, signedOut: true })
      location.assign(sync.signIn)
    } catch (error) {
      app.fail(error)
    }
  }), handOver])
}

async function isSignedIn (app) {
  try {
    await sync.who()
    return true
  } catch (error) {
    if (!(error instanceof sync.SignedOut)) app.fail(error)
    return false
  }
}
