// The page Flow: how the whole stands, and what makes it stop and go. It asks anew every five seconds.
import { bean, colorOf, parts, span, time, words, wrong } from './parts.js'

const EVERY = 5000
const STATES = ['RECEIVED', 'PROCESSING', 'RETRYING', 'NEEDS_REVIEW', 'PARKED', 'CONFIRMED', 'DISCARDED']
const FILES = { NEEDS_REVIEW: 'needs-review', PARKED: 'parked', RETRYING: 'retrying', RECEIVED: 'received', DISCARDED: 'discarded' }

export const page = libraries => {
  const { React, core, table, router, hawtio } = libraries
  const { h, useAlerts, Question, Panel, Facts } = parts(libraries)
  const ask = bean(hawtio, 'Flow')

  const Numbers = ({ documents }) =>
    h(core.Gallery, { hasGutter: true, minWidths: { default: '110px' } },
      STATES.map(state =>
        h(core.Card, { key: state, isCompact: true },
          h(core.CardBody, { style: { textAlign: 'center' } },
            h('div', { style: { fontSize: '1.75rem', fontWeight: 500 } },
              FILES[state]
                ? h(router.Link, { to: `/dead-letters?state=${FILES[state]}`, 'aria-label': `${documents[state] ?? 0} ${words(state)}` }, documents[state] ?? 0)
                : documents[state] ?? 0),
            h(core.Label, { color: colorOf(state), isCompact: true }, words(state))))))

  const Rows = ({ label, heads, rows }) =>
    h(table.Table, { variant: 'compact', 'aria-label': label, borders: true },
      h(table.Thead, null, h(table.Tr, null, heads.map(head => h(table.Th, { key: head, modifier: 'nowrap' }, head)))),
      h(table.Tbody, null, rows.map((row, i) =>
        h(table.Tr, { key: i }, row.map((cell, j) => h(table.Td, { key: j, dataLabel: heads[j] }, cell))))))

  const standing = { WELL: ['green', 'answers'], LEFT_ALONE: ['red', 'left alone'], PROBED: ['orange', 'probed'] }

  return () => {
    const [flow, setFlow] = React.useState(null)
    const [question, setQuestion] = React.useState(null)
    const [failed, setFailed] = React.useState(null)
    const [alerts, say] = useAlerts()

    const load = React.useCallback(async () => {
      try {
        setFlow(await ask('showFlow()'))
        setFailed(null)
      } catch (error) {
        setFailed(wrong(error))
      }
    }, [])

    React.useEffect(() => {
      load()
      const timer = setInterval(load, EVERY)
      return () => clearInterval(timer)
    }, [load])

    const act = async (operation, ...args) => {
      setQuestion(null)
      try {
        const answer = await ask(operation, ...args)
        say(/^(Nothing|Work is paused)/.test(answer) ? 'warning' : 'success', answer)
      } catch (error) {
        say('danger', wrong(error))
      }
      load()
    }

    const askPause = () =>
      setQuestion({
        title: 'Pause the work?',
        body: 'What is in work is brought to its end; nothing new is begun on any node until it is resumed, also after a new start.',
        fields: [{ name: 'reason', label: 'Reason' }],
        button: 'Pause',
        onDone: values => act('pause(java.lang.String,java.lang.String)', '', values.reason ?? ''),
      })
    const askReconcile = () =>
      setQuestion({
        title: 'Reconcile now?',
        body: 'Journal, BigCapital and Paperless are held beside each other. It goes on in the background; the result is shown below.',
        fields: [{
          name: 'repair', label: 'What disagrees', kind: 'select',
          options: [['', 'is only shown'], ['repair', 'is repaired where it may be']],
        }],
        button: 'Reconcile',
        onDone: values => act('reconcile(boolean,boolean)', values.repair === 'repair', false),
      })

    const head = h(core.PageSection, { hasBodyWrapper: false },
      h(core.Flex, { justifyContent: { default: 'justifyContentSpaceBetween' } },
        h(core.Title, { headingLevel: 'h1' }, 'Flow'),
        h(core.Flex, { columnGap: { default: 'columnGapSm' } },
          flow?.pausedReason
            ? h(core.Button, { variant: 'primary', onClick: () => act('resume()') }, 'Resume')
            : h(core.Button, { variant: 'secondary', onClick: askPause }, 'Pause…'),
          h(core.Button, { variant: 'secondary', onClick: () => act('pollNow()') }, 'Poll now'),
          h(core.Button, { variant: 'secondary', onClick: askReconcile }, 'Reconcile…'))))

    if (!flow) {
      return h(React.Fragment, null, head,
        h(core.PageSection, { hasBodyWrapper: false },
          failed ? h(core.Alert, { isInline: true, variant: 'danger', title: failed }) : h(core.Spinner, { 'aria-label': 'Loading' })))
    }

    const { poll, posting, reconcile } = flow
    const found = Object.entries(reconcile.found ?? {})
    const troubles = [
      failed && ['danger', `This may be old: ${failed}`],
      flow.pausedReason && ['warning', `Work is paused ${flow.pausedReason}.`],
      flow.stoppedReason && ['danger', flow.stoppedReason],
      posting.stopped && ['danger', `Nothing is posted in BigCapital: ${posting.stopped}`],
    ].filter(Boolean)

    return h(React.Fragment, null,
      alerts,
      question && h(Question, { ...question, onClose: () => setQuestion(null) }),
      head,
      h(core.PageSection, { hasBodyWrapper: false, 'aria-label': 'State of the flow' },
        h(core.Stack, { hasGutter: true },
          troubles.map(([variant, title]) =>
            h(core.Alert, {
              key: title, isInline: true, variant, title,
              actionLinks: posting.stopped && title.includes(posting.stopped)
                ? h(core.AlertActionLink, { onClick: () => act('resumePosting()') }, 'Let posting go on')
                : undefined,
            })),
          h(Numbers, { documents: flow.documents }),
          h(core.Grid, { hasGutter: true, md: 6 },
            h(core.GridItem, null, h(core.Stack, { hasGutter: true },
              h(Panel, { title: 'Work' },
                h(Facts, { facts: [
                  ['Last poll', poll.last ? `${time(poll.last)} (${span(poll.last)} ago)` : 'not yet since the start'],
                  ['Next poll', poll.running ? 'runs now' : poll.next ? `${time(poll.next)} (in ${span(poll.next)})` : 'not scheduled'],
                  ['Workers', `${flow.inWork.length} of ${flow.workers} busy`],
                  ['Due now', flow.due],
                  ['Not told yet', flow.untold],
                  ['Oldest waiting', flow.oldestWaitingSeconds ? span(Date.now() - flow.oldestWaitingSeconds * 1000) : 'none'],
                  ['Posting', posting.paperlessId ? `#${posting.paperlessId}` : posting.shutUntil ? `shut until ${time(posting.shutUntil)}: an answer is missing` : 'free'],
                ] })),
              h(Panel, { title: 'Reconciliation' },
                h(Facts, { facts: [
                  ['State', reconcile.running ? 'runs now' : 'at rest'],
                  ['Last', reconcile.begun ? time(reconcile.begun) : 'none since the start'],
                  ['Found', reconcile.begun ? (found.map(([what, n]) => `${what}: ${n}`).join(', ') || 'nothing disagrees') : null],
                  ['Repaired', reconcile.repaired || null],
                  ['Next', time(reconcile.next)],
                ] })),
              h(Panel, { title: 'In work' },
                flow.inWork.length === 0
                  ? h(core.Content, { component: 'small' }, 'Nothing at this moment.')
                  : h(Rows, {
                      label: 'In work',
                      heads: ['Document', 'State', 'Held until'],
                      rows: flow.inWork.map(one => [
                        h(router.Link, { to: `/dead-letters/${one.paperlessId}` }, `#${one.paperlessId}`),
                        words(one.state), time(one.leaseUntil)]),
                    })))),
            h(core.GridItem, null, h(core.Stack, { hasGutter: true },
              h(Panel, { title: 'Throughput' },
                h(Rows, {
                  label: 'Throughput',
                  heads: ['Last', 'In', 'Booked', 'Review', 'Parked', 'Discarded'],
                  rows: flow.throughput.map(one => [one.within, one.received, one.booked, one.review, one.parked, one.discarded]),
                })),
              h(Panel, { title: 'Servers' },
                h(Rows, {
                  label: 'Servers',
                  heads: ['Server', 'Breaker'],
                  rows: Object.entries(flow.servers).map(([name, state]) =>
                    [name, h(core.Label, { isCompact: true, color: standing[state][0] }, standing[state][1])]),
                })),
              h(Panel, { title: 'What BigCapital still allows' },
                h(Facts, { facts: [['Free lanes', flow.freeLanes]] }),
                flow.allowances.length === 0
                  ? h(core.Content, { component: 'small' }, 'No answer has named a limit yet.')
                  : h(Rows, {
                      label: 'Allowance',
                      heads: ['Endpoint', 'Calls left'],
                      rows: flow.allowances.map(one => [h('code', null, one.endpoint), one.left]),
                    }))))))))
  }
}
