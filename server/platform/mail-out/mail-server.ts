import { createTransport } from 'nodemailer'
import type { Platform, Sweep } from '#platform/parts'
import { type MailTransport, sendWaiting } from './send-waiting.ts'

export interface MailServer {
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  url: string
  /** The sender's address. */
  from: string
}

/** Sends through a mail server. The Message-ID is the row's own, so that a mail sent twice after a crash is known as one. */
export function throughMailServer(server: MailServer): MailTransport {
  const transport = createTransport(server.url, { from: server.from })
  const host = server.from.slice(server.from.lastIndexOf('@') + 1).replace(/>$/, '')
  return async (mail) => {
    await transport.sendMail({
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@${host}>`,
      headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
    })
  }
}

/** The leader's sweep that sends waiting mail; none where no mail server is configured. */
export function makeMailSweeps(platform: Platform): Sweep[] {
  const { smtpUrl, publicUrl } = platform.config
  if (!smtpUrl) return []
  const transport = throughMailServer({ url: smtpUrl, from: `no-reply@${new URL(publicUrl).hostname}` })
  const run = async () => {
    await sendWaiting({ ...platform, transport })
  }
  return [{ name: 'send mail', everyMilliseconds: 2000, run }]
}
