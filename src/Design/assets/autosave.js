// <form data-autosave="/mdt/meetings/1/notes"> posts itself there every ten seconds when something changed.
// An answer { "version": 2 } goes into the form's field Version: the next save, by hand or not, is not a stale one.
// The form carries its own antiforgery token; a <p data-autosave-status></p> inside it may say where the words go.
const every = 10_000

const now = () => new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

const start = form => {
  const status = form.querySelector('[data-autosave-status]') ?? form.appendChild(document.createElement('p'))
  status.classList.add('nbh-status')
  status.setAttribute('role', 'status')

  const content = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string')).toString()
  const say = (text, failed) => {
    status.textContent = text
    status.classList.toggle('nbh-status--failed', failed)
  }

  let saved = content()
  let saving = null // the save that is on its way

  const send = async current => {
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: current,
        redirect: 'error',
        signal: AbortSignal.timeout(8_000)
      })
      if (!answer.ok) throw new Error(`answer ${answer.status}`)
      const told = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : {}
      const typedSince = content() !== current
      if (told.version !== undefined && form.elements.Version) form.elements.Version.value = told.version
      saved = typedSince ? current : content()
      say(`Saved at ${now()}`, false)
    } catch {
      say('Not saved yet. We will try again; press the save button before you leave this page.', true)
    }
  }

  const timer = setInterval(() => {
    const current = content()
    if (saving || current === saved) return
    saving = send(current).finally(() => { saving = null })
  }, every)

  form.addEventListener('submit', event => {
    clearInterval(timer)
    if (!saving) return
    // What is on its way makes a newer version: sent beside it, the form would be a stale one. It goes when that has come back.
    event.preventDefault()
    saving.then(() => form.requestSubmit(event.submitter))
  })
}

export const startAutosave = root => root.querySelectorAll('form[data-autosave]').forEach(start)
