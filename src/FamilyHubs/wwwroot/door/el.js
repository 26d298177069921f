// The design system's markup by hand. Whatever comes from a store or a person becomes text, never markup.
export function el (tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else if (name === 'value') node.value = value
    else if (name === 'checked') node.checked = value
    else node.setAttribute(name, value === true ? '' : value)
  }
  node.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false))
  return node
}

export const hidden = text => el('span', { class: 'nhsuk-u-visually-hidden' }, text)

export const button = (text, act, { kind = '', small = false, type = 'button', ...more } = {}) =>
  el('button', { type, class: `nhsuk-button${kind && ` nhsuk-button--${kind}`}${small ? ' nhsuk-button--small' : ''}`, onclick: act, ...more }, text)

export const back = (text, href) => el('a', { class: 'nhsuk-back-link', href }, text)

export const inset = (...children) => el('div', { class: 'nhsuk-inset-text' }, hidden('Information: '), ...children)

export const warning = (heading, ...children) => el('div', { class: 'nhsuk-card nhsuk-card--warning' },
  el('div', { class: 'nhsuk-card__content' }, el('h2', { class: 'nhsuk-card__heading' }, el('span', { role: 'text' }, hidden('Important: '), heading)), ...children))

export const p = (...children) => el('p', { class: 'nhsuk-body' }, ...children)

export const h2 = text => el('h2', { class: 'nhsuk-heading-m' }, text)

const saying = (id, hint, error) => [
  hint && el('div', { class: 'nhsuk-hint', id: `${id}-hint` }, hint),
  error && el('span', { class: 'nhsuk-error-message', id: `${id}-error` }, hidden('Error: '), error)
]

const described = (id, hint, error) => [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || null

const group = (error, ...children) => el('div', { class: `nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}` }, ...children)

export function input (id, label, { hint, error, value = '', width, size, ...more } = {}) {
  return group(error, el('label', { class: `nhsuk-label${size ? ` nhsuk-label--${size}` : ''}`, for: id }, label), ...saying(id, hint, error),
    el('input', { class: `nhsuk-input${error ? ' nhsuk-input--error' : ''}${width ? ` nhsuk-input--width-${width}` : ''}`, id, name: id, type: 'text', autocomplete: 'off', 'aria-describedby': described(id, hint, error), value, ...more }))
}

export function textarea (id, label, { hint, error, value = '', rows = 5, ...more } = {}) {
  return group(error, el('label', { class: 'nhsuk-label', for: id }, label), ...saying(id, hint, error),
    el('textarea', { class: `nhsuk-textarea${error ? ' nhsuk-textarea--error' : ''}`, id, name: id, rows, 'aria-describedby': described(id, hint, error), value, ...more }))
}

// Radios or checkboxes; the first choice has the field's own id, so that the error summary leads to it.
export function choices (kind, id, legend, items, { hint, error, chosen = [], inline = false } = {}) {
  const isChosen = value => Array.isArray(chosen) ? chosen.includes(value) : chosen === value
  return group(error, el('fieldset', { class: 'nhsuk-fieldset', 'aria-describedby': described(id, hint, error) },
    el('legend', { class: 'nhsuk-fieldset__legend nhsuk-fieldset__legend--s' }, legend), ...saying(id, hint, error),
    el('div', { class: `nhsuk-${kind}${inline ? ` nhsuk-${kind}--inline` : ''}` }, items.map(([value, text, under], at) =>
      el('div', { class: `nhsuk-${kind}__item` },
        el('input', { class: `nhsuk-${kind}__input`, id: at ? `${id}-${at}` : id, name: id, type: kind === 'radios' ? 'radio' : 'checkbox', value, checked: isChosen(value), 'aria-describedby': under ? `${id}-${at}-item` : null }),
        el('label', { class: `nhsuk-label nhsuk-${kind}__label`, for: at ? `${id}-${at}` : id }, text),
        under && el('div', { class: `nhsuk-hint nhsuk-${kind}__hint`, id: `${id}-${at}-item` }, under))))))
}

export const details = (text, children, open = false) => el('details', { class: 'nhsuk-details', open },
  el('summary', { class: 'nhsuk-details__summary' }, el('span', { class: 'nhsuk-details__summary-text' }, text)), el('div', { class: 'nhsuk-details__text' }, ...children))

export const tick = (id, text, checked, error) => group(error, ...saying(id, null, error), el('div', { class: 'nhsuk-checkboxes' }, el('div', { class: 'nhsuk-checkboxes__item' },
  el('input', { class: 'nhsuk-checkboxes__input', id, name: id, type: 'checkbox', value: 'true', checked, 'aria-describedby': described(id, null, error) }),
  el('label', { class: 'nhsuk-label nhsuk-checkboxes__label', for: id }, text))))

export function monthInput (id, legend, { hint, error, month = '', year = '' } = {}) {
  const box = (name, label, value, width) => el('div', { class: 'nhsuk-date-input__item' }, el('div', { class: 'nhsuk-form-group' },
    el('label', { class: 'nhsuk-label nhsuk-date-input__label', for: `${id}${name}` }, label),
    el('input', { class: `nhsuk-input nhsuk-date-input__input nhsuk-input--width-${width}${error ? ' nhsuk-input--error' : ''}`, id: `${id}${name}`, name: `${id}${name}`, type: 'text', inputmode: 'numeric', autocomplete: 'off', value })))
  return group(error, el('fieldset', { class: 'nhsuk-fieldset', role: 'group', 'aria-describedby': described(`${id}month`, hint, error) },
    el('legend', { class: 'nhsuk-fieldset__legend nhsuk-fieldset__legend--s' }, legend), ...saying(`${id}month`, hint, error),
    el('div', { class: 'nhsuk-date-input' }, box('month', 'Month', month, 2), box('year', 'Year', year, 4))))
}

// What is wrong with a form: links to each field, and takes the focus.
export function summary (errors) {
  return el('div', { class: 'nhsuk-error-summary', tabindex: '-1', 'aria-labelledby': 'error-summary-title' },
    el('div', { role: 'alert' },
      el('h2', { class: 'nhsuk-error-summary__title', id: 'error-summary-title' }, 'There is a problem'),
      el('div', { class: 'nhsuk-error-summary__body' }, el('ul', { class: 'nhsuk-list nhsuk-error-summary__list' }, Object.entries(errors).map(([id, text]) =>
        el('li', {}, id ? el('a', { href: `#${id}`, onclick: event => { event.preventDefault(); document.getElementById(id)?.focus() } }, text) : text))))))
}

// The values of a form as they were typed: of ticks with one name, all that are chosen.
export function typed (form) {
  const read = {}
  for (const field of form.elements) {
    if (!field.name) continue
    if (field.type === 'radio') read[field.name] = field.checked ? field.value : read[field.name] ?? null
    else if (field.type === 'checkbox') read[field.name] = [...read[field.name] ?? [], ...field.checked ? [field.value] : []]
    else read[field.name] = field.value
  }
  return read
}
