// <div class="nbh-clock" data-clock="2026-01-05T09:30:00Z" data-slot-minutes="10"></div>
// shows how long an item has run, says once that its slot is used up, and can be paused.
// data-elapsed-seconds says how long it had run when the page was drawn, where the two clocks may differ.
const second = 1000

const shown = milliseconds => {
  const seconds = Math.max(0, Math.floor(milliseconds / second))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = number => String(number).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

const make = (tag, classes, attributes = {}) => {
  const element = document.createElement(tag)
  element.className = classes
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

const start = (element) => {
  const ran = element.dataset.elapsedSeconds
  const started = ran === undefined ? Date.parse(element.dataset.clock) : Date.now() - Number(ran) * second
  if (Number.isNaN(started)) return
  const minutes = Number(element.dataset.slotMinutes)
  const slot = minutes > 0 ? minutes * 60 * second : Infinity

  const time = make('span', 'nbh-clock__time', { role: 'timer', 'aria-live': 'off' })
  const said = make('span', 'nhsuk-u-visually-hidden', { 'aria-live': 'polite' })
  const pause = make('button', 'nhsuk-button nhsuk-button--secondary nhsuk-button--small nbh-clock__pause', { type: 'button' })
  const of = make('span', 'nbh-clock__slot')
  if (minutes > 0) of.textContent = `of ${minutes} minutes`
  pause.textContent = 'Pause the clock'
  element.replaceChildren(time, of, pause, said)

  let pausedAt = null
  let pausedFor = 0
  // Used up before this page was drawn: it was said then, and once is enough.
  let announced = Date.now() - started >= slot

  const tick = () => {
    const elapsed = (pausedAt ?? Date.now()) - started - pausedFor
    time.textContent = shown(elapsed)
    const over = elapsed >= slot
    element.classList.toggle('nbh-clock--over', over)
    if (over && !announced) {
      announced = true
      said.textContent = `The ${minutes} minutes for this item are used up`
    }
  }

  pause.addEventListener('click', () => {
    if (pausedAt === null) {
      pausedAt = Date.now()
    } else {
      pausedFor += Date.now() - pausedAt
      pausedAt = null
    }
    pause.textContent = pausedAt === null ? 'Pause the clock' : 'Start the clock again'
    tick()
  })

  tick()
  setInterval(tick, second)
}

export const startClocks = root => root.querySelectorAll('[data-clock]').forEach(start)
