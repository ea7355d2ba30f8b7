// What both pages are made of.

/** Asks an MBean of ours; its answers are JSON, or a sentence. */
export const bean = (hawtio, type) => async (operation, ...args) => {
  const answer = await hawtio.jolokiaService.execute(`io.paperbridge:type=${type}`, operation, args)
  try {
    return JSON.parse(answer)
  } catch {
    return answer
  }
}

/** What went wrong, as one line: what Jolokia hands over is a text, a response or an error. */
export const wrong = error => {
  const text = error?.message ?? error?.statusText ?? String(error)
  return text.split('\n')[0].replace(/^[\w.]+(Exception|Error)\s*:\s*/, '') || 'It could not be done.'
}

const two = number => String(number).padStart(2, '0')

/** A time in the browser's zone: 2026-11-26 19:21:07. */
export const time = instant => {
  if (!instant) {
    return '–'
  }
  const at = new Date(instant)
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
}

/** How long ago, or how long until: 3 min. */
export const span = instant => {
  const seconds = Math.abs(Date.now() - new Date(instant).getTime()) / 1000
  const [size, unit] = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']].find(([size]) => seconds >= size) ?? [1, 's']
  return `${Math.round(seconds / size)} ${unit}`
}

/** Words of a code: needs review. */
export const words = code => (code ?? '').toLowerCase().replace(/[-_]/g, ' ')

export const colorOf = state =>
  ({ parked: 'red', 'needs-review': 'orange', retrying: 'yellow', processing: 'blue', received: 'blue',
     confirmed: 'green', discarded: 'grey' })[state?.toLowerCase().replace(/_/g, '-')] ?? 'grey'

/** The parts that need Hawtio's libraries. */
export const parts = ({ React, core }) => {
  const h = React.createElement

  /** Alerts, the latest first, and how to say something; an error stays until it is closed. */
  const useAlerts = () => {
    const [alerts, setAlerts] = React.useState([])
    const close = key => setAlerts(all => all.filter(one => one.key !== key))
    const say = React.useCallback((variant, title) => {
      const key = `${Date.now()} ${Math.random()}`
      setAlerts(all => [{ key, variant, title }, ...all.slice(0, 3)])
    }, [])
    const shown = h(
      core.AlertGroup,
      { isToast: true, isLiveRegion: true },
      alerts.map(one =>
        h(core.Alert, {
          key: one.key,
          variant: one.variant,
          title: one.title,
          timeout: one.variant === 'danger' ? false : 8000,
          onTimeout: () => close(one.key),
          actionClose: h(core.AlertActionCloseButton, { onClose: () => close(one.key) }),
        }),
      ),
    )
    return [shown, say]
  }

  /**
   * A question before something is done. fields: name, label, kind (text, number or select), options, required.
   * What is filled in comes back by onDone; Escape and Cancel do nothing.
   */
  const Question = ({ title, body, fields, button, danger, onDone, onClose }) => {
    const [values, setValues] = React.useState({})
    const missing = fields.some(field => field.required && !(values[field.name] ?? '').trim())
    const set = name => (event, value) => setValues(all => ({ ...all, [name]: value }))
    const done = event => {
      event?.preventDefault()
      if (!missing) {
        onDone(values)
      }
    }
    const input = field => {
      const common = { id: `question-${field.name}`, value: values[field.name] ?? '', onChange: set(field.name) }
      if (field.kind === 'select') {
        return h(core.FormSelect, common,
          field.options.map(([value, label]) => h(core.FormSelectOption, { key: value, value, label })))
      }
      return field.kind === 'number'
        ? h(core.TextInput, { ...common, type: 'number', min: 1, isRequired: field.required })
        : h(core.TextArea, { ...common, rows: 3, resizeOrientation: 'vertical', isRequired: field.required, maxLength: 1000 })
    }
    return h(
      core.Modal,
      { isOpen: true, variant: 'small', onClose, 'aria-labelledby': 'question-title', elementToFocus: fields.length ? `#question-${fields[0].name}` : undefined },
      h(core.ModalHeader, { title, labelId: 'question-title' }),
      h(core.ModalBody, null,
        body && h(core.Content, { component: 'p' }, body),
        fields.length > 0 && h(core.Form, { onSubmit: done },
          fields.map(field =>
            h(core.FormGroup, { key: field.name, label: field.label, fieldId: `question-${field.name}`, isRequired: field.required },
              input(field))))),
      h(core.ModalFooter, null,
        h(core.Button, { key: 'do', variant: danger ? 'danger' : 'primary', isDisabled: missing, onClick: done }, button),
        h(core.Button, { key: 'cancel', variant: 'link', onClick: onClose }, 'Cancel')),
    )
  }

  /** A card with a title. */
  const Panel = ({ title, actions, children }) =>
    h(core.Card, { isCompact: true },
      h(core.CardHeader, actions ? { actions: { actions, hasNoOffset: true } } : null,
        h(core.CardTitle, { component: 'h2' }, title)),
      h(core.CardBody, null, children))

  /** Terms and what belongs to them; those without are left out. */
  const Facts = ({ facts, columns }) =>
    h(core.DescriptionList, { isHorizontal: true, isCompact: true, columnModifier: columns ? { lg: `${columns}Col` } : undefined },
      facts.filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([term, value]) =>
          h(core.DescriptionListGroup, { key: term },
            h(core.DescriptionListTerm, null, term),
            h(core.DescriptionListDescription, null, value))))

  return { h, useAlerts, Question, Panel, Facts }
}
