import type { ChannelView } from '../../page-server/page-protocol.js';

/** What stands before a channel's name. */
export function channelSign({ kind }: ChannelView): '#' | '@' {
  return kind === 'guild' ? '#' : '@';
}
