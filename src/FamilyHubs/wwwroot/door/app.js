// The register at the door: what is shown when, the lock, and when it sends.
import { Keep } from './keep.js'
import { el, p, summary } from './el.js'
import { many, dayAndTime } from './when.js'
import { keepFresh } from './fresh.js'
import * as sync from './sync.js'
import { showSetUp } from './screens/set-up.js'
import { showUnlock, showOnlineOnly } from './screens/unlock.js'
import { showSessions } from './screens/sessions.js'
import { showRegister } from './screens/register.js'
import { showCame } from './screens/came.js'
import { showFamily } from './screens/family.js'
import { showClose } from './screens/close.js'
import { showConcern } from './screens/concern.js'
import { showSent } from './screens/sent.js'
import { showHandOver } from './screens/hand-over.js'

export const idleMinutes = 10
const sendEverySeconds = 60

const screens = { sessions: showSessions, register: showRegister, family: showFamily, came: showCame, close: showClose, concern: showConcern, sent: showSent, 'hand-over': showHandOver }

class App {
  online = navigator.onLine
  signedOut = false
  sending = null
  used = Date.now()
  tried = 0
  view = null
  install = null
  #undo = null
  #quiet = false

  now = () => new Date()

  async start () {
    this.keep = await Keep.open()
    await this.purge()
    navigator.storage?.persist?.().catch(() => {})
    addEventListener('online', () => { this.online = true; this.line(); this.send() })
    addEventListener('offline', () => { this.online = false; this.line() })
    addEventListener('beforeinstallprompt', event => { event.preventDefault(); this.install = event; this.redraw() })
    addEventListener('appinstalled', () => { this.install = null; this.redraw() })
    addEventListener('hashchange', () => this.route())
    for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => { this.used = Date.now() }, { capture: true, passive: true })
    document.addEventListener('visibilitychange', () => this.tick())
    setInterval(() => this.tick(), 10_000)
    document.querySelector('.nhsuk-skip-link').addEventListener('click', event => { event.preventDefault(); document.querySelector('#door h1')?.focus() })
    document.getElementById('door-lock').addEventListener('click', () => this.lock())
    document.getElementById('door-concern').addEventListener('click', event => { event.preventDefault(); this.go(this.isOpen ? '#concern' : '#numbers') })
    await this.route()
  }

  get isOpen () {
    return this.keep.key !== null
  }

  go (hash) {
    if (location.hash === hash) return this.route()
    location.hash = hash
  }

  async route () {
    this.#undo = null
    this.view = null
    this.line()
    const [name, id, who] = location.hash.slice(1).split('/')
    if (name === 'numbers') return showConcern(this, { id })
    if (!this.keep.device) return showSetUp(this)
    if (name === 'hand-over' || this.keep.last?.ended) return showHandOver(this)
    if (this.keep.vault.onlineOnly) return showOnlineOnly(this)
    if (!this.isOpen) return showUnlock(this)
    return (screens[name] ?? showSessions)(this, { id, who })
  }

  // Draws a screen: its heading takes the focus, unless there is an error to go to first.
  show (title, nodes, { errors = null, keepFocus = false } = {}) {
    const heading = el('h1', { class: 'nhsuk-heading-l', tabindex: '-1' }, title)
    const [first, ...rest] = nodes
    const leadsBack = first?.classList?.contains('nhsuk-back-link')
    const wrong = errors && Object.keys(errors).length > 0 ? summary(errors) : null
    document.title = `${wrong ? 'Error: ' : ''}${title} - Register at the door`
    const all = [leadsBack ? first : null, wrong, heading, ...(leadsBack ? rest : nodes)].filter(Boolean)
    document.getElementById('door').replaceChildren(...all)
    document.body.dataset.ready = title
    if (!keepFocus && !this.#quiet) {
      (wrong ?? heading).focus({ preventScroll: true })
      scrollTo(0, 0)
    }
    this.line()
  }

  // For those who hear the page: what has just happened. Said again when it is the same.
  say (text) {
    const status = document.getElementById('door-said')
    status.replaceChildren()
    setTimeout(() => status.replaceChildren(text), 50)
  }

  fail (error) {
    if (error instanceof sync.Offline) return this.say('There is no network. Everything is kept on this device.')
    if (error instanceof sync.SignedOut) return this.say('Sign in to send. Everything is kept on this device.')
    console.warn(error.name)
    document.getElementById('door-trouble').replaceChildren(p(`This did not work: ${error.status ? error.message : 'the device could not keep it. Write it on paper and tell your manager.'}`))
  }

  // Always to be seen: whether there is a network, how much waits, and when it was last sent.
  line () {
    const { device, last, unsent } = this.keep
    const parts = [el('strong', {}, this.online ? 'Online' : 'No network')]
    if (device) {
      parts.push(`, ${unsent} not sent yet, `, last?.sentAt ? `last sent ${dayAndTime(last.sentAt, this.now())}` : 'nothing sent yet')
      if (this.signedOut && this.online) parts.push('. ', el('a', { href: sync.signIn }, 'Sign in to send'))
    }
    const line = document.getElementById('door-line')
    line.replaceChildren(...parts)
    line.classList.toggle('door-line--offline', !this.online)
    line.classList.toggle('door-line--waiting', unsent > 0)
    document.getElementById('door-lock').hidden = !this.isOpen
  }

  // What stands on the screen changed behind it: drawn again without taking the focus. A form that somebody fills in is left alone.
  redraw (whole = false) {
    if (this.view && !whole) return this.view.draw()
    if (!['', '#sessions', '#sent'].includes(location.hash) && !location.hash.startsWith('#register/')) return
    this.#quiet = true
    this.route()
    this.#quiet = false
  }

  async purge () {
    const gone = await this.keep.purge(this.now())
    if (gone) this.say('The names on this device were deleted: they were a day old. What is not sent is still here.')
    return gone
  }

  async tick () {
    const gone = await this.purge()
    if (this.isOpen && Date.now() - this.used >= idleMinutes * 60_000) return this.lock()
    if (gone && this.isOpen) this.redraw(true)
    this.view?.drawClose()
    this.line()
    if (this.isOpen && this.online && !this.signedOut && this.keep.unsent > 0 && Date.now() - this.tried >= sendEverySeconds * 1000) await this.send()
  }

  lock () {
    this.keep.lock()
    document.getElementById('door-trouble').replaceChildren()
    document.getElementById('door-said').replaceChildren()
    return this.route()
  }

  // One at a time; whoever asks while it sends waits for the same. Returns what came of it, or null where it could not.
  send () {
    if (!this.isOpen || !this.online) return Promise.resolve(null)
    this.sending ??= this.#send().finally(() => { this.sending = null })
    return this.sending
  }

  async #send () {
    this.tried = Date.now()
    try {
      const outcome = await sync.send(this.keep, this.now)
      this.signedOut = false
      if (!outcome.ended) await sync.fetchNames(this.keep, this.now)
      this.say(`Sent: ${many(outcome.sent, 'entry', 'entries')}. ${this.keep.unsent} not sent yet.`)
      if (this.keep.last?.ended) await this.route()
      else this.redraw()
      return outcome
    } catch (error) {
      if (error instanceof sync.SignedOut) this.signedOut = true
      if (this.isOpen) this.fail(error)
      return null
    } finally {
      this.line()
    }
  }

  // Notes something and says so; the last one can be taken back from where it was done.
  async note (change, says) {
    try {
      const made = await this.keep.note(change)
      document.getElementById('door-trouble').replaceChildren()
      this.#undo = made.length > 0 ? made.map(entry => entry.id) : null
      this.line()
      if (says) this.say(says)
      return made
    } catch (error) {
      this.fail(error)
      return null
    }
  }

  get lastNoted () {
    return this.#undo
  }

  forgetLast () {
    this.#undo = null
  }

}

// The worker's path is the page's with a stroke at its end: without it the network would be needed.
if (!location.pathname.endsWith('/')) location.replace(`${location.pathname}/${location.hash}`)
else {
  const app = new App()
  document.getElementById('door').replaceChildren(p('The register is open in another tab of this browser. Close it there.'))
  // Two tabs would not know what the other notes. The lock goes with the page.
  navigator.locks.request('neighbourhood-door', async () => {
    document.getElementById('door').replaceChildren()
    await app.start()
    await keepFresh(app.online)
    return new Promise(() => {})
  })
}
