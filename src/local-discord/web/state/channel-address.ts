/** The channel that the page's address names, so that it is there again after a reload. */
export function readChannel(): string | undefined {
  return location.hash === '' ? undefined : decodeURIComponent(location.hash.slice(1));
}

/** Names a channel in the page's address, in place of another. */
export function writeChannel(key: string): void {
  history.replaceState(null, '', `#${encodeURIComponent(key)}`);
}
