// The worker that keeps this page for a day without a network. A newer version is fetched as a whole beside this one, and opens the next time.
export async function keepFresh (online) {
  if (!('serviceWorker' in navigator)) return
  try {
    const registered = await navigator.serviceWorker.register('/familyhubs/door/worker.js', { scope: '/familyhubs/door/', updateViaCache: 'none' })
    if (online) registered.active?.postMessage({ look: true })
  } catch (error) {
    console.warn(error.name)
  }
}
