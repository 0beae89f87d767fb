import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { widget } from './build/widget.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  base: '/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [widget(root)],
  build: {
    outDir: '../dist/portal',
    emptyOutDir: true,
    target: 'es2022',
    // data: addresses would need holes in the content policy
    assetsInlineLimit: 0,
  },
})
