import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Renews the list of word keys before every build and start, so that a new sentence is known to the types at once. */
function wordKeys(): Plugin {
  return {
    name: 'word-keys',
    buildStart: () => void execFileSync(process.execPath, [here('../tools/generate-words.ts')], { stdio: 'inherit' }),
  }
}

/** The development server knows the gallery by a short address; it is never part of the build. */
function galleryEntry(): Plugin {
  return {
    name: 'gallery-entry',
    configureServer(server) {
      server.middlewares.use('/console/gallery', (request, response) => {
        const query = request.url?.replace(/^[^?]*/, '') ?? ''
        response.writeHead(302, { location: `/console/src/ui/gallery/index.html${query}` }).end()
      })
    },
  }
}

export default defineConfig({
  root: here('.'),
  base: '/console/',
  plugins: [react(), wordKeys(), galleryEntry()],
  worker: { format: 'es' },
  build: {
    outDir: here('../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // A strict content policy allows no inline script and no data: address for code.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: {
    fs: { allow: [here('..')] },
    proxy: { '/api': process.env.AMER_API ?? 'http://127.0.0.1:8080' },
  },
})
