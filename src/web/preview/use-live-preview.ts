import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { PlanRequest } from '#client/plan-calls.ts'
import { makePreview } from './preview.ts'
import type { Preview } from './preview.ts'

/** A form at rest for this long is previewed. */
const REST_MS = 250

/** The preview of a form as it is filled in; undefined while there is none or it is being made. */
export function useLivePreview(request: PlanRequest | null): Preview | undefined {
  const text = request === null ? null : JSON.stringify(request)
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  const { data } = useQuery({
    queryKey: ['plans', 'live', rested],
    queryFn: () => makePreview(JSON.parse(rested ?? '') as PlanRequest),
    enabled: rested !== null && rested === text,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  return rested === text ? data : undefined
}
