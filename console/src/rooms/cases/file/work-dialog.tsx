import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../ui/index.ts'
import type { CaseFile } from '../types.ts'
import { EditForm } from './edit-form.tsx'
import { ReferForm } from './refer-form.tsx'
import { CloseForm, ReplyForm, TellForm } from './tell-forms.tsx'

export type WorkAsked = { kind: 'refer' | 'reply' | 'tell' | 'close' | 'edit' }

const forms = { refer: ReferForm, reply: ReplyForm, tell: TellForm, close: CloseForm, edit: EditForm }

/** Referring, replying, telling, closing and correcting one case. */
export function WorkDialog({ file, asked, onClose }: { file: CaseFile; asked: WorkAsked | null; onClose: () => void }) {
  const { t } = useWords()
  const Form = asked && forms[asked.kind]
  return (
    <Dialog open={asked !== null} onClose={onClose} title={asked ? t(`cases.work.${asked.kind}`) : ''}>
      {Form && <Form file={file} onClose={onClose} />}
    </Dialog>
  )
}
