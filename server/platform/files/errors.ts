import { Refusal } from '#platform/errors'

/** The file is larger than this place takes; facts carry maxBytes. */
export class FileTooLarge extends Refusal {
  override readonly code = 'files.too-large'
  override readonly status = 413
}

/** The content is of a type that is not taken here, whatever its name says; facts carry what it looks like. */
export class FileTypeRefused extends Refusal {
  override readonly code = 'files.type-refused'
  override readonly status = 415
}

/** The upload ended before its end: the line broke, or the form was cut. */
export class UploadCutShort extends Refusal {
  override readonly code = 'files.cut-short'
  override readonly status = 400
}

/** The sealed bytes on the disk are not what was written: damaged, cut short or exchanged. */
export class FileDamaged extends Error {
  readonly code = 'files.damaged'
}
