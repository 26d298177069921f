// The register at the door, quicker: finds as one types, Enter notes the first who is found, and a press changes the lists without leaving the search.
// Everything works without it.
const register = document.querySelector('[data-register]')
const search = register?.querySelector('[data-register-search]')
const box = search?.querySelector('input[name="Search"]')
const parts = ['register-sums', 'register-found', 'register-expected', 'register-there', 'register-close']
let asked = 0
let timer
let entered = false

function show (page, withTyped) {
  for (const id of parts) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)]
    if (old && fresh) old.innerHTML = fresh.innerHTML
  }
  const kept = register.querySelector('[data-register-taps] input[name="Search"]')
  if (kept && withTyped) kept.value = box.value
}

async function read (answer, mine, withTyped) {
  const text = await answer.text()
  if (mine !== asked) return true
  const page = new DOMParser().parseFromString(text, 'text/html')
  if (!page.querySelector('[data-register]') || page.querySelector('.nhsuk-error-summary')) return false
  show(page, withTyped)
  return true
}

async function find () {
  const mine = ++asked
  try {
    // Posted: what is typed stands in no address.
    await read(await fetch(search.action, { method: 'POST', body: new URLSearchParams(new FormData(search)), headers: { Accept: 'text/html' } }), mine, true)
  } catch {
    // Without a network the button still says so.
  }
}

async function press (form, button) {
  const mine = ++asked
  const body = new URLSearchParams(new FormData(form, button))
  body.set('Search', box.value.trim())
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'text/html' } })
    if (answer.ok && await read(answer, mine, true)) {
      box.focus()
      return
    }
  } catch {
    // As without this script.
  }
  form.dataset.plain = 'true'
  form.requestSubmit(button)
}

if (register && box) {
  box.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(find, 250)
  })
  // A press on Find only finds; Enter in the box notes the first who is found.
  box.addEventListener('keydown', event => { entered = event.key === 'Enter' })
  search.addEventListener('submit', async event => {
    event.preventDefault()
    clearTimeout(timer)
    const notes = entered
    entered = false
    await find()
    if (notes) document.querySelector('#register-found button[name="Tap"]')?.click()
  })
  register.addEventListener('submit', event => {
    const form = event.target
    if (form.dataset.plain || !(form.matches('[data-register-taps]') || form.matches('[data-register-act]'))) return
    event.preventDefault()
    press(form, event.submitter)
  })
}
