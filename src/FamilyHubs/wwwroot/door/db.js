// IndexedDB with promises, shaped like the library idb: what is kept on this device, and nothing about what it means.
const asked = request => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

export async function openDB (name, version, { upgrade }) {
  const request = indexedDB.open(name, version)
  request.onupgradeneeded = () => upgrade(request.result)
  const db = await asked(request)
  // A newer page in another tab must not wait for this one.
  db.onversionchange = () => db.close()

  const one = (store, mode, act) => asked(act(db.transaction(store, mode, { durability: 'strict' }).objectStore(store)))

  // Several changes that are kept together or not at all. Nothing but the store may be waited for inside.
  const together = (stores, act) => new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => resolve()
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
    act(name => transaction.objectStore(name))
  })

  return {
    get: (store, key) => one(store, 'readonly', s => s.get(key)),
    getAll: store => one(store, 'readonly', s => s.getAll()),
    put: (store, value) => one(store, 'readwrite', s => s.put(value)),
    delete: (store, key) => one(store, 'readwrite', s => s.delete(key)),
    clear: store => one(store, 'readwrite', s => s.clear()),

    // Reads one value, and writes what becomes of it before anybody else can.
    change: (store, key, how) => new Promise((resolve, reject) => {
      const transaction = db.transaction(store, 'readwrite', { durability: 'strict' })
      const objects = transaction.objectStore(store)
      let now
      objects.get(key).onsuccess = event => {
        now = how(event.target.result)
        if (now) objects.put(now)
      }
      transaction.oncomplete = () => resolve(now)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    }),
    together,
    close: () => db.close()
  }
}
