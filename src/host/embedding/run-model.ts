import { formatCount } from '../../messages/format-number.js';
import { modelMessages } from '../../messages/model-messages.js';
import type { Terminal } from '../../terminal/terminal.js';
import { fetchModel, type FetchModelOptions } from './fetch-model.js';
import { verifyModel } from './verify-model.js';

const bytesPerMegabyte = 1_000_000;

/**
 * Downloads the pinned model and verifies it. This is the only thing that Beleg itself takes from the
 * network besides Discord, and it happens only when someone asks for it.
 *
 * @throws ModelError
 */
export async function runModelFetch(
  { output, language }: Terminal,
  options: FetchModelOptions,
): Promise<void> {
  const messages = modelMessages[language];
  await fetchModel({
    ...options,
    onFile: ({ path, bytes }) => {
      const megabytes = formatCount(Math.ceil(bytes / bytesPerMegabyte), language);
      output.write(`${messages.fetching(path, megabytes)}\n`);
    },
  });
  output.write(`${messages.fetched(options.folder)}\n`);
}

/**
 * Verifies the model in a folder and says what was found.
 *
 * @throws ModelError
 */
export async function runModelVerify(
  { output, language }: Terminal,
  folder: string,
): Promise<void> {
  const verification = await verifyModel(folder);
  output.write(`${modelMessages[language].verified[verification](folder)}\n`);
}
