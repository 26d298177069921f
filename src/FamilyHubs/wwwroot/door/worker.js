// Keeps the page, its modules and the design system, so that the register opens without a network, also after a cold start.
// One version at a time: all of a newer one is fetched beside it, and takes its place as a whole.
const shell = '/familyhubs/door/'
const prefix = 'door-'

const fresh = path => fetch(path, { cache: 'no-store', credentials: 'same-origin' })

// The page names its version and its files: fingerprinted as it links them, and each module.
async function fetchVersion () {
  const page = await fresh(shell)
  if (!page.ok || page.redirected) throw new Error('The page could not be fetched')
  const kept = page.clone()
  const html = await page.text()
  const version = /data-version="([0-9a-f]+)"/.exec(html)?.[1]
  if (!version) throw new Error('The page names no version')
  const cache = await caches.open(prefix + version)
  if (await cache.match(shell)) return
  const files = [...new Set([...html.matchAll(/<(?:link|script)[^>]+?(?:href|src)="(\/[^"]+)"/g)].map(match => match[1]))]
  const keep = async file => {
    const answer = await fresh(file)
    if (!answer.ok) throw new Error(`${file} could not be fetched`)
    const copy = answer.clone()
    await cache.put(file, answer)
    return copy
  }
  // A style sheet has pictures of its own, like the cross that empties a search.
  await Promise.all(files.map(async file => {
    const copy = await keep(file)
    if (!file.endsWith('.css')) return
    const pictures = [...(await copy.text()).matchAll(/url\(["']?(?!data:)([^)"']+)["']?\)/g)].map(match => new URL(match[1], copy.url).pathname)
    await Promise.all([...new Set(pictures)].map(keep))
  }))
  // The page comes last: a version that has it is whole. Until then the one before answers.
  await cache.put(shell, kept)
  for (const other of await caches.keys()) if (other.startsWith(prefix) && other !== prefix + version) await caches.delete(other)
}

self.addEventListener('install', event => event.waitUntil(fetchVersion().then(() => self.skipWaiting())))

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('message', event => {
  if (event.data?.look) event.waitUntil(fetchVersion().catch(() => {}))
})

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  const isShell = request.mode === 'navigate' && url.pathname === shell
  // What the service answers is never kept here.
  const isFile = url.pathname.startsWith('/design/') || /^\/familyhubs\/door\/.+\.(js|css|svg|webmanifest)$/.test(url.pathname)
  if (!isShell && !isFile) return
  event.respondWith(caches.match(isShell ? shell : request, { ignoreSearch: isShell, ignoreVary: true }).then(kept => kept ?? fetch(request)))
})
