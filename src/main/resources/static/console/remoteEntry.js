// The pages of Paperbridge in Hawtio, as a module of webpack's federation written by hand: nothing is built, no code of others is copied.
// Hawtio calls init with the libraries it shares, then get for the module; the pages use its React, its PatternFly and its Jolokia.
(() => {
  const folder = new URL('.', document.currentScript.src)
  let shared = {}

  const load = async name => {
    const versions = Object.values(shared[name] ?? {})
    if (versions.length === 0) {
      throw new Error(`Hawtio does not share ${name}`)
    }
    return (await versions[0].get())()
  }

  window.paperbridge = {
    init: scope => {
      shared = scope
    },
    get: async () => {
      const [React, core, table, router, hawtio] = await Promise.all(
        ['react', '@patternfly/react-core', '@patternfly/react-table', 'react-router-dom', '@hawtio/react'].map(load),
      )
      const libraries = { React, core, table, router, hawtio }
      const [letters, flow] = await Promise.all(
        ['dead-letters.js', 'flow.js'].map(file => import(new URL(file, folder).href)),
      )
      const plugin = (id, title, order, component) =>
        hawtio.hawtio.addPlugin({ id, title, path: `/${id}`, order, component, isActive: async () => true })
      return () => ({
        plugin: () => {
          plugin('dead-letters', 'Dead letters', -2, letters.page(libraries))
          plugin('flow', 'Flow', -1, flow.page(libraries))
        },
      })
    },
  }
})()
