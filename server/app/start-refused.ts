/** The server cannot start; the message is the one sentence the person at the terminal reads. */
export class StartRefused extends Error {
  override name = 'StartRefused'
}
