// The register of one session: who is here, one tap a person.
import { back, el, button, h2, hidden, inset, input, p, summary, typed } from '../el.js'
import { age, arrive, cameInWords, checkCount, closing, counted, find, leave, nameOf, present, totals, undo } from '../register.js'
import { peopleOf } from '../family.js'
import { newId } from '../ids.js'
import { day, many, time } from '../when.js'
import { says } from './sessions.js'
import { opensAt } from './close.js'

const shownAtMost = 30

export function showRegister (app, { id }) {
  const session = app.keep.sessions.find(one => one.id === id)
  if (!session) return app.go('#sessions')
  const when = day(session.startsAt, app.now())
  if (new Date(session.startsAt) > app.now() && when !== 'today')
    return app.show(session.title, [back('Sessions', '#sessions'), p(says(session, app.now())), inset(p(`This session is ${when}. Take its register on that day.`))])
  const closed = closing(app.keep.entries, id)
  const known = app.keep.last?.sessions.find(one => one.id === id)
  const top = [back('Sessions', '#sessions'), p(says(session, app.now()))]
  if (closed) return showClosed(app, session, closed, top)
  const view = new Register(app, session)
  app.show(session.title, [
    ...top,
    known && ['RegisterClosed', 'Amended'].includes(known.status) && inset(p('This register was closed elsewhere. Who came before that can still be noted; a manager changes the rest.')),
    ...view.parts()
  ].filter(Boolean))
  app.view = view
  view.draw()
}

class Register {
  constructor (app, session) {
    Object.assign(this, { app, first: session })
    this.sum = el('p', { class: 'door-sum' })
    this.list = el('ul', { class: 'door-list' })
    this.more = el('p', { class: 'nhsuk-body' })
    this.here = el('div')
    this.back = el('div')
    this.close = el('div', { class: 'door-actions' })
  }

  parts () {
    const { people } = this.session
    const search = el('form', { role: 'search', novalidate: true, onsubmit: event => { event.preventDefault(); this.enter() } },
      input('search', 'Find a name', { type: 'search', size: 's', enterkeyhint: 'done', oninput: () => this.draw() }))
    this.search = search.querySelector('input')
    this.count = el('form', { novalidate: true, onsubmit: event => { event.preventDefault(); this.addCount() } })
    this.drawCount({}, {})
    return [
      this.sum,
      this.back,
      ...people === null ? [inset(p('There are no names on this device. Note new families, and count the others.'))] : [h2('Who is here?'), search, this.list, this.more],
      el('div', { class: 'door-actions' }, el('a', { class: 'nhsuk-button nhsuk-button--secondary', href: `#family/${this.session.id}` }, 'New family')),
      h2('People you do not name'), this.count,
      this.here,
      this.close
    ]
  }

  // Names may be fetched, dropped or deleted while this is shown.
  get session () {
    return this.app.keep.sessions.find(one => one.id === this.first.id) ?? { ...this.first, people: null }
  }

  // All whose names this device has: those who were fetched, and the new families noted here.
  get people () {
    const fetched = this.session.people ?? []
    const made = this.app.keep.entries.filter(entry => entry.body.kind === 'family' && entry.body.sessionId === this.session.id).flatMap(entry => peopleOf(entry.body))
    return [...fetched, ...made.filter(person => !fetched.some(one => one.personId === person.personId))]
  }

  draw () {
    const focused = document.activeElement?.dataset?.key
    const { entries } = this.app.keep
    const [here, sum] = [present(entries, this.session.id), totals(entries, this.session.id)]
    this.sum.replaceChildren(el('strong', {}, many(sum.all, 'person', 'people')), ` here: ${sum.named} named, ${sum.counted} not named`)
    const found = find(this.people, this.search.value)
    this.list.replaceChildren(...found.slice(0, shownAtMost).map(household => this.household(household, here)))
    this.more.replaceChildren(found.length === 0 ? 'Nobody of that name is kept on this device. Note them as a new family.' : found.length > shownAtMost ? `And ${found.length - shownAtMost} more families. Type a name to find them.` : '')
    this.drawHere(here)
    this.drawClose()
    const last = this.app.lastNoted
    this.back.replaceChildren(...last ? [button('Undo the last', () => this.takeBack(last), { kind: 'secondary', small: true })] : [])
    // Once a whole family is here its button is gone: the first of them has the focus then.
    if (focused) (document.querySelector(`[data-key="${focused}"]`) ?? document.querySelector(`[data-key="${focused.replace('home-', '')}"]`))?.focus({ preventScroll: true })
  }

  household (household, here) {
    const { people } = household
    const away = people.filter(person => !here.has(person.personId) && !(person.ageMonths < 0))
    const name = nameOf(household)
    return el('li', { class: 'door-home' },
      el('div', { class: 'door-home__head' }, el('h3', { class: 'nhsuk-heading-s' }, name, household.booked && ' (booked)'),
        people.length > 1 && away.length > 0 && button([`Whole family`, hidden(` ${name} is here`)], () => this.tap(away, `Family ${name} is here.`), { kind: 'secondary', small: true, 'data-key': `home-${people[0].personId}` })),
      el('ul', { class: 'door-people' }, people.map(person => {
        const isHere = here.has(person.personId)
        const one = here.get(person.personId)
        const says = [age(person.ageMonths), one && cameInWords(one, person)].filter(Boolean).join(', ')
        return el('li', {}, el('button', { type: 'button', class: 'door-person', 'aria-pressed': `${isHere}`, 'data-key': person.personId, onclick: () => isHere ? this.untap(person) : this.tap([person], `${person.name} is here.`) },
          el('span', {}, person.name, hidden(isHere ? ', here' : ', not here yet'), says && el('small', {}, ` ${says}`))),
          isHere && el('a', { class: 'nhsuk-link door-came', href: `#came/${this.session.id}/${person.personId}` }, 'Change', hidden(` how ${person.name} came`)))
      })))
  }

  drawHere (here) {
    const known = this.people
    const rows = [...here.values()].sort((a, b) => a.at.localeCompare(b.at))
    const unnamed = rows.filter(row => !known.some(person => person.personId === row.personId)).length
    const lines = counted(this.app.keep.entries, this.session.id)
    this.here.replaceChildren(...lines.length + unnamed === 0 ? [] : [el('ul', { class: 'nhsuk-list' },
      lines.map(({ id, body }) => el('li', {}, `${many(body.adults, 'adult')} and ${many(body.children, 'child', 'children')}, not named, at ${time(body.at)} `,
        button(['Take away', hidden(` ${body.adults} and ${body.children} at ${time(body.at)}`)], () => this.takeBack([id]), { kind: 'secondary', small: true }))),
      unnamed > 0 && el('li', {}, `${many(unnamed, 'person', 'people')} noted here, whose names are no longer kept`))])
  }

  // Offered once it may be pressed; until then it says from when.
  drawClose () {
    const opens = opensAt(this.session, this.app.now())
    if (!opens && this.close.querySelector('a')) return
    this.close.replaceChildren(opens ? p(`You can close this register ${opens}.`) : el('a', { class: 'nhsuk-button', href: `#close/${this.session.id}` }, 'Close the register'))
  }

  async change (change, says) {
    await this.app.note(change, says)
    this.draw()
  }

  tap (people, says) {
    const { entries } = this.app.keep
    const changes = people.map(person => arrive(entries, this.session, person, newId(), this.app.now().toISOString()))
    return this.change({ remove: changes.flatMap(one => one.remove), add: changes.flatMap(one => one.add) }, `${says} ${this.saysAll(people.length)}`)
  }

  untap (person) {
    return this.change(leave(this.app.keep.entries, this.session.id, person.personId, newId, this.app.now().toISOString()), `${person.name} is not here. ${this.saysAll(-1)}`)
  }

  saysAll (more) {
    return `${many(totals(this.app.keep.entries, this.session.id).all + more, 'person', 'people')} here.`
  }

  async takeBack (ids) {
    const change = undo(this.app.keep.entries, ids, newId, this.app.now().toISOString())
    if (!change) return this.app.say('This was sent already. Change it on the register of the session.')
    await this.app.note({ remove: change.remove, add: change.add }, 'Taken back.')
    this.app.forgetLast()
    this.draw()
    this.search?.focus({ preventScroll: true })
  }

  // Enter notes the one person who fits; of several, one has to be pressed.
  enter () {
    const people = find(this.people, this.search.value).flatMap(household => household.found)
    const here = present(this.app.keep.entries, this.session.id)
    if (!this.search.value.trim() || people.length === 0) return
    if (people.length > 1) return this.list.querySelector('.door-person')?.focus()
    this.search.value = ''
    if (here.has(people[0].personId)) {
      this.app.say(`${people[0].name} is noted already.`)
      return this.draw()
    }
    return this.tap(people, `${people[0].name} is here.`)
  }

  drawCount (values, errors) {
    const wrong = Object.keys(errors).length > 0 ? summary(errors) : null
    const box = (id, label) => input(id, label, { error: errors[id], value: values[id] ?? '', inputmode: 'numeric', width: 3, maxlength: 3 })
    this.count.replaceChildren(...[wrong, el('div', { class: 'door-count' }, box('adults', 'Adults'), box('children', 'Children'), button('Add', null, { type: 'submit', kind: 'secondary', 'aria-label': 'Add people you do not name' }))].filter(Boolean))
    wrong?.focus()
  }

  async addCount () {
    const values = typed(this.count)
    const { errors, adults, children } = checkCount(values.adults, values.children)
    if (Object.keys(errors).length > 0) return this.drawCount(values, errors)
    this.drawCount({}, {})
    await this.change({ add: [{ id: newId(), kind: 'count', sessionId: this.session.id, adults, children, at: this.app.now().toISOString() }] },
      `${many(adults, 'adult')} and ${many(children, 'child', 'children')} added. ${this.saysAll(adults + children)}`)
    document.getElementById('adults')?.focus({ preventScroll: true })
  }
}

function showClosed (app, session, closed, top) {
  const { body, tried } = closed
  app.show(session.title, [
    ...top,
    inset(p(`You closed this register at ${time(body.at)} with ${many(body.headcount, 'person', 'people')}.`), body.explained && p(`Why it differs: ${body.explained}`),
      p(closed.state === 'unsent' ? 'It is not sent yet.' : 'It was sent.')),
    tried ? p('To change it now, ask your manager.') : button('Open it again', async () => { await app.note({ remove: [closed.id], add: [] }, 'The register is open again.'); app.route() }, { kind: 'secondary' })
  ])
}
