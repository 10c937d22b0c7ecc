import type { ServerResponse } from 'node:http';

import type { PageEvent } from '../page-protocol.js';

/** Turns a response into a stream of events that stays open; each is one JSON text. */
export function openEventStream(response: ServerResponse): (event: PageEvent) => void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
  return (event) => {
    // JSON has no bare line feed, so one line of data is one event.
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
}
