import { useRouter } from '@tanstack/react-router'

/** Goes to a path of the console, for example `/cases/123`. */
export function useGo(): (path: string) => void {
  const router = useRouter()
  return (path) => void router.navigate({ to: path })
}
