// data-shortcut="D" on an element: Alt+Shift+D focuses a field (or the first one in it) or presses a button or link.
// data-shortcut="Ctrl+Enter" on one button: presses it from any field.
// Never without the modifiers (WCAG 2.1.4), never when <body data-shortcuts="off">.
const fields = 'input:not([type=submit]):not([type=button]), select, textarea'
const reachable = `${fields}, a, button, summary`

const letterOf = event => /^Key([A-Z])$/.exec(event.code)?.[1] // not event.key: Alt changes what some keyboards type

const asked = event => {
  if (event.metaKey) return null
  if (event.altKey && event.shiftKey && !event.ctrlKey) return letterOf(event)
  return event.ctrlKey && !event.altKey && !event.shiftKey && event.key === 'Enter' ? 'Ctrl+Enter' : null
}

export const startShortcuts = root => {
  root.querySelectorAll('[data-shortcut]').forEach(element => {
    const told = element.dataset.shortcut
    const target = element.matches(reachable) ? element : element.querySelector(reachable)
    target?.setAttribute('aria-keyshortcuts', told.length === 1 ? `Alt+Shift+${told.toUpperCase()}` : told.replace('Ctrl', 'Control'))
  })

  root.addEventListener('keydown', event => {
    const shortcut = asked(event)
    if (!shortcut || document.body.dataset.shortcuts === 'off') return
    const wanted = root.querySelector(`[data-shortcut="${shortcut}" i]`)
    const target = wanted?.matches(reachable) ? wanted : wanted?.querySelector(reachable)
    if (!target) return
    event.preventDefault()
    target.focus()
    if (!target.matches(fields) && target.matches('a, button, input, summary')) target.click()
  })
}
