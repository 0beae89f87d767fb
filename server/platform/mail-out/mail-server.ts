import { createTransport } from 'nodemailer'
import type { MailTransport } from './send-waiting.ts'

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
