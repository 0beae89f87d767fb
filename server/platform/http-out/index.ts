export { isPublicAddress } from './addresses.ts'
export { type Answered, createHttpOut, type HttpOut, type Question } from './create-http-out.ts'
export { NotReached, TargetRefused } from './errors.ts'
