// data-shortcut="D" on an element: Alt+Shift+D focuses a field or presses a button or link.
// Never without the modifiers (WCAG 2.1.4), never when <body data-shortcuts="off">.
const fields = 'input:not([type=submit]):not([type=button]), select, textarea'

export const startShortcuts = root => {
  root.querySelectorAll('[data-shortcut]').forEach(element =>
    element.setAttribute('aria-keyshortcuts', `Alt+Shift+${element.dataset.shortcut.toUpperCase()}`))

  root.addEventListener('keydown', event => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return
    if (document.body.dataset.shortcuts === 'off') return
    // event.code, because Alt changes what the key would type on some keyboards.
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
    const wanted = letter && root.querySelector(`[data-shortcut="${letter}" i]`)
    if (!wanted) return
    event.preventDefault()
    wanted.focus()
    if (!wanted.matches(fields) && wanted.matches('a, button, input, summary')) wanted.click()
  })
}
