/** Whether it leads to the web: any other scheme may run something, or open another program. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
