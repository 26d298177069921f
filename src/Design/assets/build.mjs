// Brings in nhsuk-frontend (npm ci), compiles the Sass and lays what browsers need in wwwroot.
// Runs one at a time: whoever comes second waits, sees the stamp and leaves.
import { execSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...parts) => join(root, ...parts)
const lock = at('obj', 'assets.lock')
const stamp = at('node_modules', '.assets.stamp')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9)) {
  console.error('error: Node 20.9 or later is needed to build the design system')
  process.exit(1)
}

const fingerprint = () => {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', '.npmrc', ...readdirSync(at('assets')).sort().map(name => join('assets', name))])
    hash.update(file).update(readFileSync(at(file)))
  return hash.digest('hex')
}

const sleep = ms => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

const take = () => {
  mkdirSync(at('obj'), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      // A build that was killed leaves its lock behind: five minutes is longer than any build of ours.
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
      if (age > 300_000) rmSync(lock, { recursive: true, force: true })
      else sleep(200)
    }
  }
}

const icons = from => Object.fromEntries(readdirSync(from)
  .map(name => /^nhsuk-icon-(.+)\.svg$/.exec(name))
  .filter(match => match && match[1] !== 'mask')
  .map(match => [match[1], [...readFileSync(join(from, match[0]), 'utf8').matchAll(/<path[^>]*? d="([^"]+)"/g)].map(path => path[1])]))

take()
try {
  const now = fingerprint()
  const done = existsSync(stamp) && existsSync(at('wwwroot', 'neighbourhood.css')) && readFileSync(stamp, 'utf8') === now
  if (!done) {
    const lockfile = createHash('sha256').update(readFileSync(at('package-lock.json'))).digest('hex')
    const installed = at('node_modules', '.installed')
    if (!existsSync(installed) || readFileSync(installed, 'utf8') !== lockfile) {
      execSync('npm ci --ignore-scripts --no-audit --no-fund', { cwd: root, stdio: ['ignore', 'inherit', 'pipe'] })
      writeFileSync(installed, lockfile)
    }

    const nhsuk = at('node_modules', 'nhsuk-frontend', 'dist', 'nhsuk')
    const fresh = at('obj', 'wwwroot.new')
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(join(fresh, 'images'), { recursive: true })

    const sass = await import(pathToFileURL(at('node_modules', 'sass', 'sass.node.mjs')).href)
    const css = sass.compile(at('assets', 'neighbourhood.scss'), { style: 'compressed', loadPaths: [at('node_modules')], quietDeps: true })
    writeFileSync(join(fresh, 'neighbourhood.css'), css.css)

    for (const name of readdirSync(at('assets')).filter(name => /\.(js|svg|ico)$/.test(name)))
      cpSync(at('assets', name), join(fresh, name))
    const script = readFileSync(join(nhsuk, 'nhsuk-frontend.min.js'), 'utf8').replace(/\/\/# sourceMappingURL=.*\s*$/, '')
    writeFileSync(join(fresh, 'nhsuk-frontend.js'), script)
    const images = join(nhsuk, 'assets', 'images')
    for (const name of readdirSync(images).filter(name => /^nhsuk-icon-.*\.svg$/.test(name) && !name.includes('mask')))
      cpSync(join(images, name), join(fresh, 'images', name))
    writeFileSync(at('node_modules', '.icons.json'), JSON.stringify(icons(images)))

    rmSync(at('wwwroot'), { recursive: true, force: true })
    renameSync(fresh, at('wwwroot'))
    writeFileSync(stamp, now)
  } else {
    for (const file of [stamp, at('wwwroot', 'neighbourhood.css')]) utimesSync(file, new Date(), new Date())
  }
} catch (error) {
  // MSBuild shows lines of this form as errors; npm's own words follow when there are any.
  console.error(`error: the design system's assets could not be built: ${error.message}\n${error.stderr ?? ''}`)
  process.exitCode = 1
} finally {
  rmSync(lock, { recursive: true, force: true })
}
