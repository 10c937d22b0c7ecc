import type { ChannelView } from '../../page-server/page-protocol.js';

/** The sign in front of a channel's name. */
export function channelSign({ kind }: ChannelView): '#' | '@' {
  return kind === 'guild' ? '#' : '@';
}
