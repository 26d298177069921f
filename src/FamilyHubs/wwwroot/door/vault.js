// What is kept is encrypted with a random key, and that key with one derived from the PIN. The PIN itself is kept nowhere.
export const iterations = 600_000

const random = length => crypto.getRandomValues(new Uint8Array(length))
const bytesOf = text => new TextEncoder().encode(text)

async function keyOf (pin, salt, rounds) {
  const typed = await crypto.subtle.importKey('raw', bytesOf(pin.trim()), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

const dataKey = raw => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

// A new data key, and the vault that holds it: the vault may be kept, the key lives in memory only and cannot be taken out.
export async function make (pin, deviceId) {
  const [raw, salt, nonce] = [random(32), random(16), random(12)]
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bytesOf(deviceId) }, await keyOf(pin, salt, iterations), raw)
  const key = await dataKey(raw)
  raw.fill(0)
  return { key, vault: { salt, nonce, iterations, wrapped: new Uint8Array(wrapped) } }
}

// The data key, or null when the PIN is not the one.
export async function open (pin, vault, deviceId) {
  try {
    const raw = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: vault.nonce, additionalData: bytesOf(deviceId) }, await keyOf(pin, vault.salt, vault.iterations), vault.wrapped)
    return await dataKey(raw)
  } catch (error) {
    if (error.name === 'OperationError') return null
    throw error
  }
}

// A nonce of its own for every value; bound to where it is kept, so that no value can be laid in another's place.
export async function encrypt (key, value, place) {
  const nonce = random(12)
  return { nonce, data: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: bytesOf(place) }, key, bytesOf(JSON.stringify(value)))) }
}

export async function decrypt (key, box, place) {
  const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.nonce, additionalData: bytesOf(place) }, key, box.data)
  return JSON.parse(new TextDecoder().decode(data))
}
