export { normalise, wordsOf } from './normalise.ts'
