// Everything here makes a page more pleasant; no page needs it.
import { initAll } from './nhsuk-frontend.js'
import { startClocks } from './clock.js'
import { startAutosave } from './autosave.js'
import { startShortcuts } from './shortcuts.js'

initAll()
startClocks(document)
startAutosave(document)
startShortcuts(document)
