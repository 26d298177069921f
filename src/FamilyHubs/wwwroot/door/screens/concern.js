// A safeguarding concern: whom to ring first, then what was seen, saved on this device before anything else.
import { back, el, button, choices, hidden, inset, p, textarea, typed } from '../el.js'
import { newId } from '../ids.js'

const kinds = [['Neglect', 'Neglect'], ['Physical', 'Physical'], ['Emotional', 'Emotional'], ['Sexual', 'Sexual'], ['DomesticAbuse', 'Domestic abuse'], ['Exploitation', 'Exploitation'], ['UnbornBaby', 'Unborn baby'], ['SelfHarm', 'Self-harm'], ['Other', 'Something else']]
const draftId = 'concern'

const rings = app => el('div', { class: 'nhsuk-card nhsuk-card--care nhsuk-card--care--emergency' },
  el('div', { class: 'nhsuk-card__heading-container' },
    el('h2', { class: 'nhsuk-card__heading' }, el('span', { role: 'text' }, hidden('Immediate action required: '), 'If somebody is in danger now, ring 999')),
    el('span', { class: 'nhsuk-card--care__arrow', 'aria-hidden': 'true' })),
  el('div', { class: 'nhsuk-card__content' },
    p('If it is a matter for the police but nobody is in danger now, ring 101.'),
    el('ul', { class: 'door-rings' }, [...new Set(['999', '101', ...app.keep.device?.numbers ?? []])].map(number =>
      el('li', {}, /^[0-9 +()]+$/.test(number) ? el('a', { class: 'nhsuk-button nhsuk-button--warning', href: `tel:${number.replace(/[^0-9+]/g, '')}` }, `Ring ${number}`) : number)))))

export async function showConcern (app) {
  if (!app.isOpen) {
    return app.show('Raise a safeguarding concern', [rings(app), inset(p('To write down a concern, unlock the register first. If you cannot, ring, and write it on paper.')), el('a', { class: 'nhsuk-button', href: '#sessions' }, 'Back to the register')])
  }
  draw(app, await app.keep.drafted(draftId) ?? {}, {})
}

function draw (app, values, errors) {
  const save = () => app.keep.draft(draftId, typed(fields)).catch(error => app.fail(error))
  const fields = el('form', { novalidate: true, autocomplete: 'off', oninput: save, onsubmit: event => { event.preventDefault(); submit(app, typed(fields)) } },
    textarea('seen', 'What did you see or hear?', { hint: 'Say who it is about', error: errors.seen, value: values.seen ?? '', rows: 6 }),
    choices('radios', 'kind', 'What are you worried about?', kinds, { error: errors.kind, chosen: values.kind }),
    choices('radios', 'danger', 'Is somebody in danger now?', [['true', 'Yes'], ['false', 'No']], { error: errors.danger, chosen: values.danger, inline: true }),
    button('Save concern', null, { type: 'submit', kind: 'warning' }))
  app.show('Raise a safeguarding concern', [
    back('Sessions', '#sessions'),
    rings(app),
    p(app.online ? 'Saving a concern keeps it on this device and sends it at once. It refers nobody by itself.' : 'There is no network: it is kept on this device and sent when there is one. Until then nobody is told, so ring your safeguarding lead.'),
    fields
  ], { errors })
}

async function submit (app, { seen, kind, danger }) {
  const errors = {}
  if (!seen.trim()) errors.seen = 'Say what you saw or heard'
  else if (seen.trim().length > 4000) errors.seen = 'Use 4000 characters or fewer'
  if (!kind) errors.kind = 'Choose what you are worried about'
  if (!danger) errors.danger = 'Choose whether somebody is in danger now'
  if (Object.keys(errors).length > 0) return draw(app, { seen, kind, danger }, errors)
  const entry = { id: newId(), kind: 'concern', personIds: [], seen: seen.trim(), concernKind: kind, immediateDanger: danger === 'true', at: app.now().toISOString() }
  if (!await app.note({ add: [entry] }, 'The concern is saved on this device.')) return
  await app.keep.draft(draftId, null)
  const outcome = await app.send()
  const isSent = app.keep.entries.some(one => one.id === entry.id && one.state === 'joined')
  app.show('The concern is saved', [
    rings(app),
    outcome && isSent ? p('It was sent, and the safeguarding lead is told.') : inset(p('It is not sent yet: nobody is told so far. Ring your safeguarding lead now.')),
    el('a', { class: 'nhsuk-button', href: '#sessions' }, 'Back to the sessions')
  ])
}
