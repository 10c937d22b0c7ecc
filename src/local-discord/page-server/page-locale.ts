/** Languages of a client on the page, as Discord names them. */
export type PageLocale = 'de' | 'en-US';
