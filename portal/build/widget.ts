import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/** Builds `widget.js` and its words beside the pages, so that one `vite build` makes the whole portal. */
export function widget(root: string): Plugin {
  let out = ''
  return {
    name: 'amer-widget',
    apply: 'build',
    configResolved: (config) => {
      out = join(config.root, config.build.outDir)
    },
    closeBundle: {
      sequential: true,
      handler: async () => {
        await buildScript(root, out)
        await buildCall(root, out)
        writeWords(join(root, '../words'), join(out, 'widget'))
      },
    },
  }
}

/** The widget as one script for pages of any site. */
export async function buildScript(root: string, outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      lib: {
        entry: join(root, 'src/chat/widget.ts'),
        formats: ['iife'],
        name: 'amerChat',
        fileName: () => 'widget.js',
      },
    },
  })
}

/** What calls are placed with, brought by the widget when somebody calls. */
export async function buildCall(root: string, outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: join(outDir, 'widget'),
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: join(root, 'src/call/sip-call.ts'), formats: ['es'], fileName: () => 'call.js' },
    },
  })
}

/** The chat's words of each language the portal has, as one small file each: a new language is a new file in `words/`. */
export function writeWords(from: string, into: string): void {
  mkdirSync(into, { recursive: true })
  for (const file of readdirSync(from)) {
    const language = /^portal\.([a-z]{2,3})\.json$/.exec(file)?.[1]
    if (!language) continue
    const all = JSON.parse(readFileSync(join(from, file), 'utf8')) as Record<string, string>
    const chat = Object.entries(all).filter(([key]) => key.startsWith('portal.chat.') || key === 'portal.demo')
    writeFileSync(join(into, `words.${language}.json`), JSON.stringify(Object.fromEntries(chat)))
  }
}
