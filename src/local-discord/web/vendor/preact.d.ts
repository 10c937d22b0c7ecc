/** Preact's one module, which the page's server serves at this path: a browser knows no package names. */
export * from 'preact';
