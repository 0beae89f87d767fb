export { ContactRecordings } from './contact-recordings.tsx'
export { RecordingCard } from './recording-card.tsx'
export { type Recording, useCaseRecordings, useFoundRecordings } from './recording-queries.ts'
