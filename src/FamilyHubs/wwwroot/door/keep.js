// What this device keeps: names for a day, entries until they are sent, both encrypted. In the open lie only numbers, times and ids.
import { openDB } from './db.js'
import * as vault from './vault.js'

const hour = 3_600_000

export class Keep {
  // In memory, and only while unlocked: the key, the entries and the sessions.
  key = null
  entries = []
  sessions = []

  static async open () {
    const keep = new Keep()
    keep.db = await openDB('neighbourhood-door', 1, {
      upgrade: db => { for (const store of ['meta', 'names', 'entries', 'drafts']) db.createObjectStore(store, { keyPath: 'id' }) }
    })
    await keep.#read()
    return keep
  }

  async #read () {
    for (const name of ['device', 'vault', 'names', 'last']) this[name] = await this.db.get('meta', name) ?? null
    this.unsent = (await this.db.getAll('entries')).filter(entry => entry.state === 'unsent').length
  }

  async remember (id, value) {
    this[id] = { id, ...value }
    await this.db.put('meta', this[id])
  }

  // ---- set up, unlock, lock

  async setUp (device, pin) {
    const made = await vault.make(pin, device.deviceId)
    await this.remember('vault', { ...made.vault, tries: 0, onlineOnly: false, signedOut: false })
    await this.remember('device', device)
    this.key = made.key
  }

  // "open", "wrong" with how many tries are left, or "online" when there are none. A try counts before it is made.
  async unlock (pin) {
    const allowed = this.device.pinTries
    this.vault = await this.db.change('meta', 'vault', now => ({ ...now, tries: now.tries + 1 }))
    if (this.vault.onlineOnly || this.vault.tries > allowed) return this.#onlineOnly()
    const key = await vault.open(pin, this.vault, this.device.deviceId)
    if (!key) return this.vault.tries >= allowed ? this.#onlineOnly() : { is: 'wrong', left: allowed - this.vault.tries }
    this.vault = await this.db.change('meta', 'vault', now => ({ ...now, tries: 0 }))
    this.key = key
    await this.load()
    return { is: 'open' }
  }

  async #onlineOnly () {
    this.vault = await this.db.change('meta', 'vault', now => ({ ...now, onlineOnly: true, signedOut: false }))
    await this.dropNames()
    return { is: 'online' }
  }

  // The service has seen the worker sign in again: as many tries as at first.
  async mayTryAgain () {
    this.vault = await this.db.change('meta', 'vault', now => ({ ...now, tries: 0, onlineOnly: false, signedOut: false }))
  }

  lock () {
    this.key = null
    this.entries = []
    this.sessions = []
  }

  async wipe () {
    this.lock()
    await this.db.together(['meta', 'names', 'entries', 'drafts'], store => { for (const name of ['meta', 'names', 'entries', 'drafts']) store(name).clear() })
    await this.#read()
  }

  // ---- names

  async load () {
    const open = async (store, row) => vault.decrypt(this.key, row, `${store}/${row.id}`)
    const rows = await this.db.getAll('names')
    const people = new Map()
    for (const row of rows.filter(one => one.id.startsWith('people:'))) people.set(row.id.slice(7), await open('names', row))
    this.sessions = []
    for (const row of rows.filter(one => one.id.startsWith('session:'))) {
      const session = await open('names', row)
      this.sessions.push({ ...session, people: people.get(session.id) ?? null })
    }
    this.entries = []
    for (const row of await this.db.getAll('entries')) {
      const { body, answer } = await open('entries', row)
      this.entries.push({ id: row.id, seq: row.seq, state: row.state, tried: row.tried, sentAt: row.sentAt, body, answer })
    }
    this.entries.sort((a, b) => a.seq - b.seq)
  }

  // What was fetched takes the place of what was there; a session that has entries stays until they have gone.
  async takeNames (store, now) {
    const [box, at] = [async (id, value) => ({ id, ...await vault.encrypt(this.key, value, `names/${id}`) }), now.getTime()]
    const stays = this.sessions.filter(old => !store.sessions.some(one => one.id === old.id) && this.entries.some(entry => entry.body.sessionId === old.id))
    const sessions = [...store.sessions, ...stays.map(old => ({ ...old, people: null }))]
    const rows = []
    for (const { people, ...session } of sessions) {
      rows.push(await box(`session:${session.id}`, session))
      if (people) rows.push(await box(`people:${session.id}`, people))
    }
    const fetched = { id: 'names', at, until: at + this.device.namesHours * hour }
    await this.db.together(['names', 'meta'], stores => {
      stores('names').clear()
      for (const row of rows) stores('names').put(row)
      stores('meta').put(fetched)
    })
    if (store.numbers) await this.remember('device', { ...this.device, numbers: store.numbers })
    this.names = fetched
    this.sessions = sessions
  }

  // Those with whom nobody may be in contact now, and those whom this worker may no longer see.
  async drop (personIds) {
    const gone = new Set(personIds)
    if (gone.size === 0) return
    for (const session of this.sessions.filter(one => one.people?.some(person => gone.has(person.personId)))) {
      session.people = session.people.filter(person => !gone.has(person.personId))
      await this.#keepPeople(session)
    }
    const about = ({ body }) => body.kind === 'family' && body.attending.some(one => gone.has(one.personId))
    const sent = this.entries.filter(entry => (entry.state === 'joined' || entry.state === 'held') && about(entry)).map(entry => entry.id)
    await this.#forget(sent)
  }

  // Those of whom only this much of the name may be kept from now on.
  async rename (people) {
    const names = new Map(people.map(person => [person.personId, person.name]))
    for (const session of this.sessions.filter(one => one.people?.some(person => names.has(person.personId) && names.get(person.personId) !== person.name))) {
      session.people = session.people.map(person => ({ ...person, name: names.get(person.personId) ?? person.name }))
      await this.#keepPeople(session)
    }
  }

  async #keepPeople (session) {
    const id = `people:${session.id}`
    await this.db.put('names', { id, ...await vault.encrypt(this.key, session.people, `names/${id}`) })
  }

  // Needs no key: what is encrypted can be thrown away by whoever finds it.
  async dropNames () {
    const rows = (await this.db.getAll('names')).filter(row => row.id.startsWith('people:'))
    const sent = (await this.db.getAll('entries')).filter(entry => entry.state === 'joined' || entry.state === 'held')
    await this.db.together(['names', 'entries', 'meta'], stores => {
      for (const row of rows) stores('names').delete(row.id)
      for (const entry of sent) stores('entries').delete(entry.id)
      stores('meta').delete('names')
    })
    this.names = null
    this.sessions = this.sessions.map(session => ({ ...session, people: null }))
    this.entries = this.entries.filter(entry => entry.state === 'unsent' || entry.state === 'refused')
  }

  // At every start and by a timer. A clock that was set back does not lengthen the day.
  async purge (now) {
    if (!this.device) return false
    const at = now.getTime()
    if (this.names && (at >= this.names.until || at < this.names.at - hour / 12)) {
      await this.dropNames()
      return true
    }
    const old = (await this.db.getAll('entries')).filter(entry => (entry.state === 'joined' || entry.state === 'held') && at - entry.sentAt >= this.device.namesHours * hour)
    await this.#forget(old.map(entry => entry.id))
    return false
  }

  // ---- entries

  // In memory at once, so that what is being sent and what is taken back never miss one another; then in the store.
  async note ({ add, remove = [] }) {
    const before = this.entries
    const from = before.reduce((most, entry) => Math.max(most, entry.seq), 0)
    const made = add.map((body, at) => ({ id: body.id, seq: before.find(entry => entry.id === body.id)?.seq ?? from + 1 + at, state: 'unsent', tried: false, sentAt: null, body, answer: null }))
    this.entries = [...before.filter(entry => !remove.includes(entry.id) && !made.some(one => one.id === entry.id)), ...made].sort((a, b) => a.seq - b.seq)
    try {
      const rows = await Promise.all(made.map(entry => this.#row(entry)))
      await this.db.together(['entries'], stores => {
        for (const id of remove) stores('entries').delete(id)
        for (const row of rows) stores('entries').put(row)
      })
    } catch (error) {
      this.entries = before
      throw error
    } finally {
      this.#count()
    }
    return made
  }

  async update (entries) {
    this.entries = this.entries.map(entry => entries.find(one => one.id === entry.id) ?? entry)
    const rows = await Promise.all(entries.map(entry => this.#row(entry)))
    await this.db.together(['entries'], stores => { for (const row of rows) stores('entries').put(row) })
    this.#count()
  }

  #row = async ({ body, answer, ...open }) => ({ ...open, ...await vault.encrypt(this.key, { body, answer }, `entries/${open.id}`) })

  async #forget (ids) {
    if (ids.length === 0) return
    await this.db.together(['entries'], stores => { for (const id of ids) stores('entries').delete(id) })
    this.entries = this.entries.filter(entry => !ids.includes(entry.id))
    if (this.key) this.#count()
  }

  #count () {
    this.unsent = this.entries.filter(entry => entry.state === 'unsent').length
  }

  // ---- half-written forms

  async draft (id, value) {
    if (value) await this.db.put('drafts', { id, ...await vault.encrypt(this.key, value, `drafts/${id}`) })
    else await this.db.delete('drafts', id)
  }

  async drafted (id) {
    const row = await this.db.get('drafts', id)
    return row ? vault.decrypt(this.key, row, `drafts/${id}`) : null
  }
}
