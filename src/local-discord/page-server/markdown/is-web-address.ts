/** Whether an address is http or https. Any other scheme may run code or open another program. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
