// Ids are made on the device: version 7, so that they lie in the order of time.
let last = 0
let within = 0

export function newId (now = Date.now()) {
  // Two within one millisecond keep their order by a counter in the next twelve bits.
  if (now > last) [last, within] = [now, 0]
  else if (++within > 0xfff) [last, within] = [last + 1, 0]
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(last / 2 ** (8 * (5 - at))) & 0xff
  bytes[6] = 0x70 | (within >> 8)
  bytes[7] = within & 0xff
  bytes[8] = 0x80 | (bytes[8] & 0x3f)
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
