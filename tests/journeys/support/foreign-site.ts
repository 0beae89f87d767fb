import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ForeignSite {
  url: string
  close(): Promise<void>
}

/** A web site of somebody else, of another origin, with two pages that carry the widget's script tag and nothing more. */
export async function aForeignSite(amerUrl: string, entity: string, language: 'ar' | 'en'): Promise<ForeignSite> {
  const page = (title: string) => `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>${title}</title>
<style>button { font-size: 60px } p { color: #a00; font-size: 8px }</style></head>
<body><main><h1>${title}</h1><p>A page of somebody else, with the widget on it.</p></main>
<script src="${amerUrl}/widget.js" data-entity="${entity}" data-language="${language}" defer></script></body></html>`
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(page(request.url === '/other' ? 'Another page' : 'A foreign page'))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    // Another name than the product's own page has: another origin and another site.
    url: `http://localhost:${port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
