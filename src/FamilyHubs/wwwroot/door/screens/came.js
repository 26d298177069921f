// As whom somebody came, and how: for the few of whom one tap does not say all.
import { back, button, choices, el, p, typed } from '../el.js'
import { change, outcomes, present, roles } from '../register.js'
import { peopleOf } from '../family.js'
import { newId } from '../ids.js'
import { time } from '../when.js'

export function showCame (app, { id, who }) {
  const { entries, sessions } = app.keep
  const session = sessions.find(one => one.id === id)
  const one = present(entries, id).get(who)
  const leave = `#register/${id}`
  if (!session || !one) return app.go(leave)
  const made = entries.filter(entry => entry.body.kind === 'family').flatMap(entry => peopleOf(entry.body))
  const name = [...session.people ?? [], ...made].find(person => person.personId === who)?.name ?? 'Somebody whose name is no longer kept'
  const fields = el('form', { novalidate: true, autocomplete: 'off', onsubmit: event => { event.preventDefault(); submit(app, id, who, name, typed(fields), leave) } },
    choices('radios', 'outcome', 'How did they come?', outcomes, { chosen: one.outcome }),
    choices('radios', 'role', 'As whom?', roles, { chosen: one.role }),
    el('div', { class: 'door-actions' }, button('Save', null, { type: 'submit' }), button('Cancel', () => app.go(leave), { kind: 'secondary' })))
  app.show(name, [back('Register', leave), p(`Noted at ${time(one.at)}.`), fields])
}

async function submit (app, id, who, name, { role, outcome }, leave) {
  const made = change(app.keep.entries, id, who, { role, outcome }, newId(), app.now().toISOString())
  if (made.add.length > 0 && !await app.note(made, `Changed: ${name}.`)) return
  app.forgetLast()
  app.go(leave)
}
