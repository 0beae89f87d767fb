export { A_TOPIC, aShortFlow, someFacts } from './language/testing.ts'
