// The admin centre: a stranger to the server, on Graph's words and Licet's own.
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { router } from './routes.tsx'
import { initialLanguage, loadWords } from './state/load-words.ts'
import { queryClient } from './state/query-client.ts'
import { sessionQuery } from './state/queries.ts'
import { ThemeProvider } from './state/theme-context.tsx'
import { WordsProvider } from './state/words-context.tsx'

// The server was renewed under an open page: the parts that the page has not fetched yet are no longer there.
addEventListener('vite:preloadError', () => location.reload())

const language = initialLanguage()
document.documentElement.lang = language
// Asked while the words are on their way: the first page needs both.
void queryClient.prefetchQuery(sessionQuery)
const messages = await loadWords(language)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <WordsProvider language={language} messages={messages}>
        <ThemeProvider>
          <RouterProvider router={router} />
        </ThemeProvider>
      </WordsProvider>
    </QueryClientProvider>
  </StrictMode>,
)
