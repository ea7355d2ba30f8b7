// The page Dead letters: find documents that wait for a person, see what is wrong with each, mend it.
import { bean, colorOf, parts, span, time, words, wrong } from './parts.js'

const HOME = '/dead-letters'
const STATES = [['', 'waiting for a person'], ['needs-review', 'in review'], ['parked', 'parked'], ['retrying', 'tried again later'],
  ['received', 'received'], ['discarded', 'discarded'], ['confirmed', 'booked'], ['any', 'any state']]
const KINDS = [['', 'any kind'], ['bill', 'bill'], ['expense', 'expense'], ['vendor-credit', 'vendor credit'],
  ['sale-invoice', 'sale invoice'], ['credit-note', 'credit note']]
const AGES = [['', 'any age'], ['1h', 'older than an hour'], ['1d', 'older than a day'], ['7d', 'older than a week'],
  ['30d', 'older than 30 days']]
const NOTHING = { state: '', reason: '', kind: '', party: '', age: '', text: '' }
const PAGE = 25
const TWO_LINES = { display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }
const TEXT = 'java.lang.String'
const RETRY_ALL = `retryAll(${Array(6).fill(TEXT).join(',')})`
const LIST = `list(${Array(8).fill(TEXT).join(',')},int)`
const RETRIABLE = ['needs-review', 'parked', 'discarded']
const WAITING = ['needs-review', 'parked']

const conditions = filter => [filter.state, filter.reason, filter.kind, filter.party, filter.age, filter.text]

export const page = libraries => {
  const { React, core, table, router, hawtio } = libraries
  const { h, useAlerts, Question, Panel, Facts } = parts(libraries)
  const ask = bean(hawtio, 'DeadLetters')
  const state = name => h(core.Label, { color: colorOf(name), isCompact: true }, words(name))
  const select = (id, label, value, options, onChange) =>
    h(core.FormSelect, { id, 'aria-label': label, value, onChange: (event, chosen) => onChange(chosen) },
      options.map(([key, text]) => h(core.FormSelectOption, { key, value: key, label: text })))
  const amount = one => (one.total === undefined ? '' : `${one.total} ${one.currency ?? ''}`)

  /** Runs what was decided and says what became of it; whether it was done. */
  const decide = async (say, operation, ...args) => {
    try {
      const answer = await ask(operation, ...args)
      say(answer.done ? 'success' : 'danger', answer.message)
      return answer
    } catch (error) {
      say('danger', wrong(error))
      return { done: false }
    }
  }

  const List = ({ say }) => {
    const navigate = router.useNavigate()
    const location = router.useLocation()
    const asked = new URLSearchParams(location.search).get('state') ?? ''
    const [filter, setFilter] = React.useState({ ...NOTHING, state: STATES.some(([key]) => key === asked) ? asked : '' })
    const [typed, setTyped] = React.useState({ party: '', text: '' })
    const [sort, setSort] = React.useState('-updated')
    const [found, setFound] = React.useState(null)
    const [counts, setCounts] = React.useState([])
    const [question, setQuestion] = React.useState(null)
    const [task, setTask] = React.useState(null)
    const latest = React.useRef(0)

    const load = React.useCallback(async (next = '') => {
      const turn = ++latest.current
      try {
        const [list, all] = await Promise.all([ask(LIST, ...conditions(filter), sort, next, PAGE), ask('countsByReason()')])
        if (turn !== latest.current) {
          return
        }
        if (!list.documents) {
          say('danger', list.message)
          return
        }
        setCounts(all)
        setFound(before => (next && before ? { ...list, documents: [...before.documents, ...list.documents] } : list))
      } catch (error) {
        say('danger', wrong(error))
      }
    }, [filter, sort, say])
    React.useEffect(() => { load() }, [load])

    // what is typed is looked for when the typing rests
    React.useEffect(() => {
      const timer = setTimeout(() => setFilter(all => (all.party === typed.party && all.text === typed.text ? all : { ...all, ...typed })), 350)
      return () => clearTimeout(timer)
    }, [typed])

    // how far it is what was begun for all
    React.useEffect(() => {
      if (!task || task.state !== 'RUNNING') {
        return undefined
      }
      const timer = setTimeout(async () => {
        try {
          const now = await ask(`showTask(${TEXT})`, task.id)
          setTask(now)
          if (now.state !== 'RUNNING') {
            say(now.refused ? 'warning' : 'success', `Started anew: ${now.done}; left alone: ${now.refused}.`)
            load()
          }
        } catch (error) {
          say('danger', wrong(error))
          setTask(null)
        }
      }, 500)
      return () => clearTimeout(timer)
    }, [task, load, say])

    const set = name => value => setFilter(all => ({ ...all, [name]: value }))
    const clear = () => { setFilter(NOTHING); setTyped({ party: '', text: '' }) }
    const reasons = [...new Set(counts.map(one => one.reason).filter(Boolean))].sort()
    const inQuestion = counts.filter(one => one.reason && WAITING.includes(one.state))
    const open = id => navigate(`${HOME}/${id}`)
    const retriable = found && found.total > 0 && (filter.state === '' || RETRIABLE.includes(filter.state))

    const askRetryAll = () => setQuestion({
      title: `Retry ${found.total} ${found.total === 1 ? 'document' : 'documents'}?`,
      body: 'All that meet the conditions start anew, not only those on this page, at most 1000. What was booked meanwhile is left alone.',
      fields: [],
      button: 'Retry all shown',
      onDone: async () => {
        setQuestion(null)
        const begun = await decide(say, RETRY_ALL, ...conditions(filter))
        if (begun.done) {
          setTask({ id: begun.task, state: 'RUNNING', done: 0, refused: 0, documents: found.total })
        }
      },
    })

    const order = by => ({
      sortBy: { index: sort.replace('-', ''), direction: sort.startsWith('-') ? 'desc' : 'asc', defaultDirection: 'desc' },
      columnIndex: by,
      onSort: (event, index, direction) => setSort((direction === 'desc' ? '-' : '') + by),
    })

    return h(React.Fragment, null,
      question && h(Question, { ...question, onClose: () => setQuestion(null) }),
      h(core.PageSection, { hasBodyWrapper: false },
        h(core.Flex, { justifyContent: { default: 'justifyContentSpaceBetween' } },
          h(core.Title, { headingLevel: 'h1' }, 'Dead letters'),
          h(core.Flex, { columnGap: { default: 'columnGapSm' } },
            h(core.Button, { variant: 'primary', isDisabled: !retriable || task?.state === 'RUNNING', onClick: askRetryAll },
              `Retry all shown${retriable ? ` (${found.total})` : ''}`),
            h(core.Button, { variant: 'secondary', onClick: () => load() }, 'Refresh'))),
        inQuestion.length > 0 && h(core.LabelGroup, { categoryName: 'By reason', numLabels: 12, 'aria-label': 'Counts by reason' },
          inQuestion.map(one =>
            h(core.Label, {
              key: `${one.state} ${one.reason}`, color: colorOf(one.state), variant: filter.reason === one.reason && filter.state === one.state ? 'filled' : 'outline',
              onClick: () => setFilter(all => ({ ...all, state: one.state, reason: one.reason })), title: one.means,
            }, `${one.reason} ${one.documents}`)))),
      h(core.PageSection, { hasBodyWrapper: false, 'aria-label': 'Documents' },
        h(core.Toolbar, { clearAllFilters: clear, usePageInsets: false },
          h(core.ToolbarContent, null,
            h(core.ToolbarItem, null, select('state', 'State', filter.state, STATES, set('state'))),
            h(core.ToolbarItem, null, select('reason', 'Reason', filter.reason,
              [['', 'any reason'], ...[...new Set([filter.reason, ...reasons])].filter(Boolean).map(code => [code, code])], set('reason'))),
            h(core.ToolbarItem, null, select('kind', 'Kind', filter.kind, KINDS, set('kind'))),
            h(core.ToolbarItem, null, select('age', 'Age', filter.age, AGES, set('age'))),
            h(core.ToolbarItem, null, h(core.TextInput, {
              id: 'party', 'aria-label': 'Party', placeholder: 'Party', value: typed.party,
              onChange: (event, party) => setTyped(all => ({ ...all, party })),
            })),
            h(core.ToolbarItem, null, h(core.SearchInput, {
              id: 'text', 'aria-label': 'Text', placeholder: 'Title, number, reason, #id', value: typed.text,
              onChange: (event, text) => setTyped(all => ({ ...all, text })),
              onClear: () => setTyped(all => ({ ...all, text: '' })),
            })),
            h(core.ToolbarItem, null, h(core.Button, { variant: 'link', onClick: clear }, 'Clear')))),
        task?.state === 'RUNNING' && h(core.Progress, {
          'aria-label': 'Being started anew', title: 'Being started anew', min: 0, max: Math.max(1, task.documents), value: task.done + task.refused,
          label: `${task.done + task.refused} of ${task.documents}`,
        }),
        !found
          ? h(core.Spinner, { 'aria-label': 'Loading' })
          : found.documents.length === 0
            ? h(core.EmptyState, { titleText: 'Nothing is here', headingLevel: 'h2' },
                h(core.EmptyStateBody, null, 'No document meets these conditions.'))
            : h(React.Fragment, null,
                h(table.Table, { 'aria-label': 'Dead letters', variant: 'compact' },
                  h(table.Thead, null, h(table.Tr, null,
                    h(table.Th, { width: 20 }, 'Document'), h(table.Th, { width: 15 }, 'Party'),
                    h(table.Th, { sort: order('date'), modifier: 'nowrap' }, 'Date'),
                    h(table.Th, { sort: order('total'), modifier: 'nowrap' }, 'Total'),
                    h(table.Th, { width: 30 }, 'Why'), h(table.Th, { sort: order('received'), modifier: 'nowrap' }, 'Received'),
                    h(table.Th, { sort: order('updated'), modifier: 'nowrap' }, 'Changed'))),
                  h(table.Tbody, null, found.documents.map(one =>
                    h(table.Tr, { key: one.reference, isClickable: true, onRowClick: () => open(one.paperlessId) },
                      h(table.Td, { dataLabel: 'Document' },
                        h(router.Link, { to: `${HOME}/${one.paperlessId}`, onClick: event => event.stopPropagation() }, `#${one.paperlessId} ${one.title ?? ''}`),
                        h('div', null, h(core.Content, { component: 'small' }, one.kind ? words(one.kind) : 'not read'))),
                      h(table.Td, { dataLabel: 'Party' }, one.party, h('div', null, h(core.Content, { component: 'small' }, one.number))),
                      h(table.Td, { dataLabel: 'Date', modifier: 'nowrap' }, one.date),
                      h(table.Td, { dataLabel: 'Total', modifier: 'nowrap' }, amount(one)),
                      h(table.Td, { dataLabel: 'Why' }, state(one.state), ' ', one.reason,
                        h('div', { style: TWO_LINES, title: one.sentence }, h(core.Content, { component: 'small', style: { display: 'inline' } }, one.sentence))),
                      h(table.Td, { dataLabel: 'Received', modifier: 'nowrap', title: time(one.receivedAt) }, `${span(one.receivedAt)} ago`),
                      h(table.Td, { dataLabel: 'Changed', modifier: 'nowrap', title: time(one.updatedAt) }, `${span(one.updatedAt)} ago`))))),
                h(core.Flex, { justifyContent: { default: 'justifyContentSpaceBetween' } },
                  h(core.Content, { component: 'small', role: 'status' }, `${found.documents.length} of ${found.total}`),
                  found.next && h(core.Button, { variant: 'link', onClick: () => load(found.next) }, 'Show more')))))
  }

  const pretty = body => {
    try {
      return JSON.stringify(JSON.parse(body), null, 2)
    } catch {
      return body
    }
  }
  const Body = ({ label, body }) =>
    h(React.Fragment, null,
      h(core.Content, { component: 'small' }, label),
      body
        ? h(core.CodeBlock, null, h(core.CodeBlockCode, { style: { maxHeight: '16rem', overflow: 'auto' }, tabIndex: 0 }, pretty(body)))
        : h(core.Content, { component: 'p' }, '–'))

  const Attempt = ({ attempt }) => {
    const { exchanged } = attempt
    return h(core.Stack, { hasGutter: true, style: { marginBlockEnd: 'var(--pf-t--global--spacer--md)' } },
      h(core.StackItem, null,
        h(core.Flex, { columnGap: { default: 'columnGapSm' } },
          h('strong', null, time(attempt.at)),
          h(core.Label, { isCompact: true, color: attempt.outcome === 'LATER' ? 'yellow' : 'red' }, words(attempt.category)),
          h('code', null, attempt.reason),
          attempt.nextAt && h(core.Content, { component: 'small' }, `next: ${time(attempt.nextAt)}`)),
        h('div', null, attempt.sentence),
        h(core.Content, { component: 'small' }, 'Route ', h('code', null, attempt.route ?? '–'), ', step ', h('code', null, attempt.step ?? '–'))),
      exchanged && h(core.ExpandableSection, {
        toggleText: `${exchanged.method} ${exchanged.address} → ${exchanged.status || 'no answer'} (${exchanged.tookMillis} ms)`,
      },
        h(core.Grid, { hasGutter: true, md: 6 },
          h(core.GridItem, null, h(Body, { label: 'Request', body: exchanged.request })),
          h(core.GridItem, null, h(Body, { label: 'Answer', body: exchanged.answer })))))
  }

  const Detail = ({ id, say }) => {
    const [whole, setWhole] = React.useState(null)
    const [missing, setMissing] = React.useState(null)
    const [question, setQuestion] = React.useState(null)

    const load = React.useCallback(async () => {
      try {
        const answer = await ask('show(long)', id)
        if (answer.document) {
          setWhole(answer)
          setMissing(null)
        } else {
          setMissing(answer.message)
        }
      } catch (error) {
        setMissing(wrong(error))
      }
    }, [id])
    React.useEffect(() => { load() }, [load])

    const act = async (operation, ...args) => {
      setQuestion(null)
      await decide(say, operation, id, ...args)
      load()
    }
    const back = h(core.Breadcrumb, null,
      h(core.BreadcrumbItem, null, h(router.Link, { to: HOME }, 'Dead letters')),
      h(core.BreadcrumbItem, { isActive: true }, `#${id}`))
    if (!whole) {
      return h(core.PageSection, { hasBodyWrapper: false }, back,
        missing ? h(core.Alert, { isInline: true, variant: 'danger', title: missing }) : h(core.Spinner, { 'aria-label': 'Loading' }))
    }

    const one = whole.document
    const waits = WAITING.includes(one.state)
    const reason = required => ({ name: 'reason', label: 'Reason', required })
    const askDiscard = () => setQuestion({
      title: `Discard document ${id}?`, body: 'It is not booked, and Paperless shows so. Putting the tag back takes it up again.',
      fields: [reason(true)], button: 'Discard', danger: true,
      onDone: values => act(`discard(long,${TEXT})`, values.reason.trim()),
    })
    const askResolve = () => setQuestion({
      title: `Document ${id} was booked by hand?`, body: 'Its entry is looked at in BigCapital, and the document is taken for booked by it.',
      fields: [
        { name: 'entry', label: 'Id of the entry, as in the address of its page', kind: 'number', required: true },
        { name: 'kind', label: 'Kind of the entry', kind: 'select', options: [['', 'what the document is'], ...KINDS.slice(1)] },
        reason(false)],
      button: 'Resolved by hand',
      onDone: values => act(`resolve(long,${TEXT},long,${TEXT})`, values.kind ?? '', Number(values.entry), values.reason ?? ''),
    })
    const askRebook = () => setQuestion({
      title: `Book document ${id} again?`, body: 'Only when its entry was deleted in BigCapital, which is looked at first.',
      fields: [reason(false)], button: 'Rebook',
      onDone: values => act(`rebook(long,${TEXT})`, values.reason ?? ''),
    })
    const askApprove = () => setQuestion({
      title: `Approve document ${id}?`, body: 'What was asked is approved, and the document is booked as it was read.',
      fields: [reason(false)], button: 'Approve',
      onDone: values => act(`approve(long,${TEXT})`, values.reason ?? ''),
    })
    const action = (label, onClick, enabled, variant = 'secondary') =>
      h(core.Button, { key: label, variant, isDisabled: !enabled, onClick }, label)

    return h(React.Fragment, null,
      question && h(Question, { ...question, onClose: () => setQuestion(null) }),
      h(core.PageSection, { hasBodyWrapper: false }, back,
        h(core.Flex, { justifyContent: { default: 'justifyContentSpaceBetween' } },
          h(core.Title, { headingLevel: 'h1' }, `#${id} ${one.title ?? ''} `, state(one.state)),
          h(core.Button, { component: 'a', href: one.page, target: '_blank', rel: 'noopener noreferrer', variant: 'link' }, 'Open in Paperless ↗')),
        h(core.Flex, { columnGap: { default: 'columnGapSm' } },
          action('Retry', () => act('retry(long)'), RETRIABLE.includes(one.state), 'primary'),
          action('Discard…', askDiscard, waits || ['retrying', 'received'].includes(one.state)),
          action('Resolved by hand…', askResolve, waits),
          action('Rebook…', askRebook, Boolean(one.entryPage)),
          action('Approve…', askApprove, one.state === 'needs-review'),
          action('Refresh', load, true, 'link'))),
      h(core.PageSection, { hasBodyWrapper: false, 'aria-label': 'The document' },
        h(core.Stack, { hasGutter: true },
          (one.reason || one.sentence) && h(core.Alert, {
            isInline: true, variant: { parked: 'danger', discarded: 'info', confirmed: 'success' }[one.state] ?? 'warning', title: one.sentence ?? one.reason, component: 'h2',
          }, whole.means && h(core.Content, { component: 'p' }, h('code', null, one.reason), ': ', whole.means), whole.remedy && h(core.Content, { component: 'p' }, h('strong', null, 'What to do: '), whole.remedy)),
          h(core.Grid, { hasGutter: true, md: 6 },
            h(core.GridItem, null,
              h(Panel, { title: 'Document' },
                h(Facts, { facts: [
                  ['Kind', one.kind && words(one.kind)], ['Party', one.party], ['Number', one.number], ['Date', one.date], ['Total', amount(one)],
                  ['Reference', one.reference],
                  ['Entry', one.entryPage ? h('a', { href: one.entryPage, target: '_blank', rel: 'noopener noreferrer' }, `${one.entryId} (${one.entryState}) ↗`) : one.entryState],
                  ['Received', time(one.receivedAt)], ['Changed', time(one.updatedAt)], ['Attempts', one.attempts], ['Next', one.nextAt && time(one.nextAt)],
                ] }))),
            h(core.GridItem, null,
              h(Panel, { title: 'What was read' },
                whole.read.length === 0
                  ? h(core.Content, { component: 'small' }, 'Nothing was.')
                  : h(table.Table, { variant: 'compact', 'aria-label': 'What was read', borders: false },
                      h(table.Thead, null, h(table.Tr, null, ['Value', 'As read, and where', 'Sure'].map(head => h(table.Th, { key: head, modifier: 'nowrap' }, head)))),
                      h(table.Tbody, null, whole.read.map(value =>
                        h(table.Tr, { key: value.term },
                          h(table.Td, { dataLabel: 'Value' }, words(value.term)),
                          h(table.Td, { dataLabel: 'As read, and where', modifier: 'breakWord' }, h('strong', null, value.value),
                            h('div', null, h(core.Content, { component: 'small' }, value.source, value.page ? `, page ${value.page}` : ''))),
                          h(table.Td, { dataLabel: 'Sure', modifier: 'nowrap' }, `${value.confidence} %`)))))))),
          h(Panel, { title: `Failed attempts (${whole.attempts.length})` },
            whole.attempts.length === 0
              ? h(core.Content, { component: 'small' }, 'None are kept.')
              : whole.attempts.map((attempt, i) => h(Attempt, { key: i, attempt }))),
          h(Panel, { title: 'History' },
            h(table.Table, { variant: 'compact', 'aria-label': 'History', borders: false },
              h(table.Thead, null, h(table.Tr, null, ['Time', 'What', 'State', 'By', 'Why'].map(head => h(table.Th, { key: head }, head)))),
              h(table.Tbody, null, whole.history.slice().reverse().map(event =>
                h(table.Tr, { key: event.eventId },
                  h(table.Td, { dataLabel: 'Time', modifier: 'nowrap' }, time(event.at)),
                  h(table.Td, { dataLabel: 'What' }, event.what),
                  h(table.Td, { dataLabel: 'State', modifier: 'nowrap' }, event.to ? words(event.to) : ''),
                  h(table.Td, { dataLabel: 'By' }, event.actor),
                  h(table.Td, { dataLabel: 'Why' }, event.reason)))))))))
  }

  return () => {
    const location = router.useLocation()
    const [alerts, say] = useAlerts()
    const id = /\/dead-letters\/([0-9]+)$/.exec(location.pathname)?.[1]
    return h(React.Fragment, null, alerts, id ? h(Detail, { key: id, id: Number(id), say }) : h(List, { key: 'list', say }))
  }
}
