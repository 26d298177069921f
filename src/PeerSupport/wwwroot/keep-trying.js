// A concern that is pressed where there is no network is sent again until it is answered. Nothing of it is kept on the device but in the open page, and it has the same id at every try.
// Without scripts the browser says so, and the words are still in the form when one goes back.
const form = document.querySelector('form[data-keep-trying]')
const noNetwork = document.querySelector('[data-keep-trying-note]')
const refused = document.querySelector('[data-keep-trying-refused]')
const pause = 5000
let trying = false

const stays = event => event.preventDefault()

const post = () => fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), headers: { Accept: 'text/html' } })

const isSaved = answer => answer.redirected && answer.ok && (new URL(answer.url).pathname + new URL(answer.url).search).startsWith(form.dataset.keepTrying)

// An input is missing, or somebody else was first: the page says which.
const isToBeMended = answer => answer.status === 422 || answer.status === 409

// A form of yesterday, or of who has signed in anew since, has a token that counts no more: the page has another. False where it is shown to nobody who is signed out.
async function renewed () {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html')
  const token = page.querySelector('form[data-keep-trying] [name=__RequestVerificationToken]')
  if (token) form.elements.__RequestVerificationToken.value = token.value
  return token !== null
}

// True when nothing is left to try: it was saved, or somebody has to do something first.
async function send () {
  if (!navigator.onLine) return false
  let answer
  try {
    answer = await post()
    if (answer.status < 500 && !isSaved(answer) && !isToBeMended(answer) && await renewed()) answer = await post()
  } catch {
    return false
  }
  if (answer.status >= 500) return false
  window.removeEventListener('beforeunload', stays)
  if (isSaved(answer)) location.assign(answer.url)
  else if (isToBeMended(answer)) form.submit()
  // Signed out: going there would lose the words.
  else {
    refused.hidden = false
    refused.scrollIntoView({ block: 'center' })
  }
  return true
}

async function keepTrying () {
  if (trying) return
  trying = true
  refused.hidden = true
  while (!await send()) {
    noNetwork.hidden = false
    window.addEventListener('beforeunload', stays)
    await new Promise(resolve => {
      const timer = setTimeout(resolve, pause)
      window.addEventListener('online', () => { clearTimeout(timer); resolve() }, { once: true })
    })
  }
  noNetwork.hidden = true
  trying = false
}

form?.addEventListener('submit', event => {
  event.preventDefault()
  keepTrying()
})
