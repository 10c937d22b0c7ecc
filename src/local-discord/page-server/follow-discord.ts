import type { LocalDiscord } from '../start-local-discord.js';
import { channelKeyOf } from './views/build-channel-views.js';
import type { PageService } from './page-service.js';
import type { PageEvent } from './page-protocol.js';
import type { PageActor } from './parse-action.js';

/**
 * Tells a person everything that happens where they are, from how it stands now.
 *
 * @returns what ends it
 */
export function followDiscord(
  discord: LocalDiscord,
  service: PageService,
  actor: PageActor,
  send: (event: PageEvent) => void,
): () => void {
  const { world } = discord;
  const sendSnapshot = (): void => {
    send({ kind: 'snapshot', snapshot: service.snapshot(actor) });
  };
  sendSnapshot();
  // Ids are unique: only those who saw the message have it to lose.
  const endDismissals = service.followDismissals((id) => send({ kind: 'deleted', id }));
  const endEvents = discord.subscribe((event) => {
    switch (event.kind) {
      case 'created':
      case 'edited': {
        const message = service.view(event.message, actor);
        if (message !== undefined) send({ kind: 'message', message });
        return;
      }
      case 'deleted':
        send({ kind: 'deleted', id: event.message.id });
        return;
      case 'typing': {
        const place = world.channels.get(event.channelId);
        const channel = channelKeyOf(place, world.people[actor.as]);
        if (channel !== undefined) send({ kind: 'typing', channel });
        return;
      }
      case 'requested':
        // The commands may be others now.
        if (/\/commands\b/.test(event.request.path) && event.request.method !== 'GET') {
          sendSnapshot();
        }
        return;
      case 'acknowledged':
      case 'broken':
    }
  });
  return () => {
    endDismissals();
    endEvents();
  };
}
