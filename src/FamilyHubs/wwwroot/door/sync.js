// Talks with the service: who is signed in, the names, and what waits to be sent. Nothing is forgotten before it was answered.
import { batches, settle } from './queue.js'

const base = '/familyhubs/door'

export const signIn = '/access/sign-in?returnUrl=%2Ffamilyhubs%2Fdoor%2F'

export class Offline extends Error {}
export class SignedOut extends Error {}

async function ask (path, options = {}) {
  let answer
  try {
    answer = await fetch(path, { cache: 'no-store', credentials: 'same-origin', redirect: 'manual', ...options, headers: { Accept: 'application/json', ...options.headers } })
  } catch {
    throw new Offline()
  }
  if (answer.type === 'opaqueredirect' || answer.status === 401) throw new SignedOut()
  const isJson = answer.headers.get('Content-Type')?.includes('json')
  return { status: answer.status, ok: answer.ok, body: isJson ? await answer.json() : null }
}

async function read (path) {
  const { ok, status, body } = await ask(path)
  if (ok && body) return body
  throw refusal(status, body)
}

// The one who is signed in, with a fresh anti-forgery token; every message to the service takes a new one.
export async function who () {
  const body = await read(`${base}/token`)
  if (!body.signedIn) throw new SignedOut()
  return body
}

async function post (path, content) {
  const { token } = await who()
  const answer = await ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json', RequestVerificationToken: token }, body: JSON.stringify(content) })
  if (answer.ok && answer.body) return answer.body
  throw refusal(answer.status, answer.body)
}

function refusal (status, body) {
  const said = { 403: 'Your account may not take registers here. Ask your manager', 503: 'The service is busy. Try again in a minute' }
  return Object.assign(new Error(body?.detail || said[status] || `The service answered ${status}`), { status })
}

export const sites = async () => (await read(`${base}/setup`)).sites

export const setUp = (id, siteId, name) => post(`${base}/setup`, { id, siteId, name })

export const handOver = (deviceId, unsent) => post(`${base}/handover`, { deviceId, unsent })

// Ends the session of whoever is signed in, so that the PIN alone no longer leads anywhere; true when nobody is signed in afterwards.
export async function signOut () {
  try {
    const { token } = await who()
    await ask('/access/sign-out', { method: 'POST', headers: { RequestVerificationToken: token } }).catch(error => { if (!(error instanceof SignedOut)) throw error })
    await who()
    return false
  } catch (error) {
    if (error instanceof SignedOut) return true
    throw error
  }
}

export async function fetchNames (keep, now) {
  await who()
  const store = await read(`${base}/store?deviceId=${encodeURIComponent(keep.device.deviceId)}`)
  if (store.ended) await end(keep)
  else await keep.takeNames(store, now())
}

// Somebody ended this device: nothing is taken from it any more, and the names go. What is not sent stays until it is handed over.
async function end (keep) {
  await keep.remember('last', { ...keep.last, ended: true })
  await keep.dropNames()
}

// Sends all that waits. An entry is marked before it leaves: whether it arrived is then not known until it is answered.
export async function send (keep, now) {
  const outcome = { sent: 0, ended: false }
  const all = batches(keep.entries)
  for (const batch of all.length > 0 ? all : [[]]) {
    const ids = new Set(batch.map(entry => entry.id))
    await keep.update(keep.entries.filter(entry => ids.has(entry.id)).map(entry => ({ ...entry, tried: true })))
    const answer = await post(`${base}/sync`, { deviceId: keep.device.deviceId, unsent: keep.unsent - batch.length, entries: keep.entries.filter(entry => ids.has(entry.id)).map(entry => entry.body).sort((a, b) => place(batch, a) - place(batch, b)) })
    const at = now().getTime()
    const settled = settle(keep.entries, answer.entries ?? [], at)
    // What was taken before, and is refused since a closing that was made earlier came.
    settled.push(...settle(keep.entries.filter(entry => entry.state !== 'unsent' && entry.state !== 'refused'), answer.since ?? [], at))
    await keep.update(settled)
    outcome.sent += (answer.entries ?? []).length
    outcome.ended = answer.ended === true
    if (outcome.ended) {
      await end(keep)
      break
    }
    await keep.remember('last', { sentAt: at, sum: answer.sum, sessions: answer.sessions ?? [], ended: false })
    await keep.drop(answer.drop ?? [])
    await keep.rename(answer.rename ?? [])
  }
  return outcome
}

const place = (batch, body) => batch.findIndex(entry => entry.id === body.id)
