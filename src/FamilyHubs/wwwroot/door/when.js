// Days and times as people say them, in the zone where the doors are.
const zone = 'Europe/London'
const dayOf = at => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)

export function time (at) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', minute: '2-digit', hour12: true }).formatToParts(new Date(at))
  const part = type => parts.find(one => one.type === type)?.value ?? ''
  return `${Number(part('hour')) || 12}${part('minute') === '00' ? '' : `:${part('minute')}`}${part('dayPeriod').toLowerCase().replace(/[^apm]/g, '')}`
}

export function day (at, now) {
  const asked = typeof at === 'string' && at.length === 10 ? at : dayOf(new Date(at))
  if (asked === dayOf(now)) return 'today'
  if (asked === dayOf(new Date(now.getTime() + 86_400_000))) return 'tomorrow'
  if (asked === dayOf(new Date(now.getTime() - 86_400_000))) return 'yesterday'
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${asked}T00:00:00Z`))
}

export const dayAndTime = (at, now) => `${day(at, now)} at ${time(at)}`

export const capital = text => text.charAt(0).toUpperCase() + text.slice(1)

export const many = (number, one, more = `${one}s`) => `${number} ${number === 1 ? one : more}`
