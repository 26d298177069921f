// A new family by form F1, also one that came back with a reason.
import { back, el, button, choices, details, h2, inset, input, monthInput, p, tick, typed } from '../el.js'
import { check, emptyForm, entryOf, errorsOf, formOf, mostChildren } from '../family.js'
import { reasonOf } from '../queue.js'
import { newId } from '../ids.js'
import { many } from '../when.js'

const roles = [['Mum', 'Mum'], ['Dad', 'Dad'], ['Carer', 'Carer'], ['Grandparent', 'Grandparent'], ['Expecting', 'Expecting', 'This tells nobody: the midwife is told in her own way'], ['Other', 'Other']]
const ways = [['Phone', 'Phone'], ['Text', 'Text message'], ['Email', 'Email'], ['Letter', 'Letter']]
const helps = [['LargePrint', 'Large print'], ['EasyRead', 'Easy read'], ['Audio', 'Audio'], ['Braille', 'Braille'], ['BritishSignLanguage', 'British Sign Language'], ['Other', 'Something else']]
const yesNo = [['true', 'Yes'], ['false', 'No']]
const tells = [['Yes', 'Yes'], ['No', 'No'], ['AskLater', 'Ask me later']]

// The id is a session's, or that of an entry that was refused.
export async function showFamily (app, { id }) {
  const entry = app.keep.entries.find(one => one.id === id && one.body.kind === 'family')
  const sessionId = entry?.body.sessionId ?? id
  const draft = await app.keep.drafted(`family/${id}`)
  const form = draft ?? (entry ? formOf(entry.body) : emptyForm(newId))
  draw(app, { id, entry, sessionId, leave: entry ? '#sent' : `#register/${sessionId}` }, form, entry ? errorsOf(entry.answer, form.children.length) : {})
}

function draw (app, about, form, errors, keepFocus = false) {
  const save = () => app.keep.draft(`family/${about.id}`, read(fields, form)).catch(error => app.fail(error))
  const fields = el('form', { novalidate: true, autocomplete: 'off', onchange: save, onsubmit: event => { event.preventDefault(); submit(app, about, read(fields, form)) } },
    input('firstName', 'First name', { error: errors.firstName, value: form.firstName, maxlength: 70 }),
    input('familyName', 'Family name', { error: errors.familyName, value: form.familyName, maxlength: 70 }),
    tick('onlyOneName', 'Only one name', form.onlyOneName),
    input('postcode', 'Postcode', { error: errors.postcode, value: form.postcode, width: 10, autocapitalize: 'characters' }),
    tick('noFixedAddress', 'No fixed address', form.noFixedAddress),
    choices('radios', 'by', 'A way to reach you', ways, { error: errors.by, chosen: form.by }),
    input('value', 'Number or address', { hint: 'A telephone number, an email address, or an address to write to', error: errors.value, value: form.value, maxlength: 200 }),
    choices('radios', 'mayTell', 'May we tell your midwife, health visitor and GP?', tells, { error: errors.mayTell, chosen: form.mayTell }),
    h2('About you'),
    monthInput('', 'Birth month and year (optional)', { hint: 'For example, 4 1994', error: errors.month, month: form.month, year: form.year }),
    choices('checkboxes', 'roles', 'I am (optional)', roles, { hint: 'Tick all that apply', chosen: form.roles }),
    h2('Children'),
    form.children.map((child, at) => el('fieldset', { class: 'nhsuk-fieldset' }, el('legend', { class: 'nhsuk-fieldset__legend nhsuk-fieldset__legend--s' }, `Child ${at + 1}`),
      input(`child${at}firstName`, 'First name', { error: errors[`child${at}firstName`], value: child.firstName, maxlength: 70 }),
      monthInput(`child${at}`, 'Birth month and year', { hint: 'For example, 4 2024', error: errors[`child${at}month`], month: child.month, year: child.year }))),
    form.children.length < mostChildren && button('Add another child', () => {
      const now = read(fields, form)
      const at = now.children.length
      draw(app, about, { ...now, children: [...now.children, { personId: newId(), firstName: '', month: '', year: '' }] }, {}, true)
      document.getElementById(`child${at}firstName`).focus()
    }, { kind: 'secondary' }),
    details('More about you (optional)', asksMore(form, errors), moreIsOpen(form, errors)),
    el('div', { class: 'door-actions' }, button(about.entry ? 'Send again' : 'Save family', null, { type: 'submit' }),
      button('Cancel', async () => { await app.keep.draft(`family/${about.id}`, null); app.go(about.leave) }, { kind: 'secondary' })))
  app.show('New family', [
    back(about.entry ? 'What was sent' : 'Register', about.leave),
    about.entry && inset(p(`It was refused: ${reasonOf(about.entry)}`)),
    p('Five answers are needed. Everything else can wait, or be skipped.'),
    fields
  ].filter(Boolean), { errors, keepFocus })
}

// What may wait: folded away, so that a new family takes seconds.
const asksMore = (form, errors) => [
  input('language', 'Main language (optional)', { error: errors.language, value: form.language ?? '', width: 20, maxlength: 50 }),
  asked('interpreterNeeded', 'Is an interpreter needed? (optional)', form),
  choices('checkboxes', 'accessible', 'What helps you to read or hear? (optional)', helps, { hint: 'Tick all that apply', chosen: form.accessible ?? [] }),
  asked('safeToLeaveMessage', 'Is it safe to leave a message? (optional)', form),
  input('safeTimes', 'Safe times (optional)', { hint: 'For example, weekdays before 3pm', error: errors.safeTimes, value: form.safeTimes ?? '', maxlength: 200 }),
  asked('photos', 'May we use photos? (optional)', form)
]

const asked = (name, legend, form) => choices('radios', name, legend, yesNo, { chosen: `${form[name] ?? ''}`, inline: true })

const moreIsOpen = (form, errors) => !!(errors.language || errors.safeTimes || form.language || form.safeTimes || form.accessible?.length || [form.interpreterNeeded, form.safeToLeaveMessage, form.photos].some(answer => typeof answer === 'boolean'))

const truth = value => value === 'true' ? true : value === 'false' ? false : null

function read (fields, form) {
  const values = typed(fields)
  return {
    ...form, ...Object.fromEntries(['firstName', 'familyName', 'postcode', 'by', 'value', 'mayTell', 'roles', 'month', 'year', 'language', 'accessible', 'safeTimes'].map(name => [name, values[name]])),
    ...Object.fromEntries(['interpreterNeeded', 'safeToLeaveMessage', 'photos'].map(name => [name, truth(values[name])])),
    onlyOneName: values.onlyOneName.length > 0,
    noFixedAddress: values.noFixedAddress.length > 0,
    children: form.children.map((child, at) => ({ ...child, firstName: values[`child${at}firstName`], month: values[`child${at}month`], year: values[`child${at}year`] }))
  }
}

async function submit (app, about, form) {
  const now = app.now()
  const errors = check(form, now)
  if (Object.keys(errors).length > 0) return draw(app, about, form, errors)
  const body = entryOf(form, about.sessionId, now.toISOString(), now, newId, about.entry?.body ?? null)
  const made = await app.note({ add: [body] }, `${form.firstName} is here${body.attending.length > 1 ? `, and ${many(body.attending.length - 1, 'child', 'children')}` : ''}.`)
  if (!made) return
  await app.keep.draft(`family/${about.id}`, null)
  if (about.entry) app.send()
  app.go(`#register/${about.sessionId}`)
}
