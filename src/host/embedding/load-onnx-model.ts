import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { EmbeddingError } from '../../core/embedding/embedder.js';
import { hashFile } from './hash-file.js';
import { modelFile, tokenizerFile } from './model-files.js';
import { poolTokens } from './pool-tokens.js';
import type { TextEncoder } from './text-encoder.js';

/** The model has no positions for more tokens. A longer text is cut off. */
const mostTokens = 512;
const outputName = 'last_hidden_state';

/** What is used of `onnxruntime-node`, which is an optional package. */
interface OnnxRuntime {
  readonly InferenceSession: {
    create(path: string, options: object): Promise<OnnxSession>;
  };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => object;
}

interface OnnxSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(
    inputs: Readonly<Record<string, object>>,
  ): Promise<Record<string, { readonly data: unknown }>>;
  release(): Promise<void>;
}

/** What is used of `@huggingface/tokenizers`, which is an optional package. */
interface TokenizerModule {
  readonly Tokenizer: new (
    description: object,
    config: object,
  ) => { encode(text: string): { readonly ids: readonly number[] } };
}

/**
 * Loads an e5 model: `onnx/model_quantized.onnx` and `tokenizer.json` of a folder. One thread of the
 * processor computes, so that answering questions keeps the others.
 *
 * @throws EmbeddingError
 */
export async function loadOnnxModel(folder: string): Promise<TextEncoder> {
  const modelPath = join(folder, modelFile);
  const description = await readTokenizer(join(folder, tokenizerFile));
  const id = await hashFile(modelPath).catch((cause: unknown) => {
    throw new EmbeddingError('no-model', `${modelPath} cannot be read`, { cause });
  });
  const { runtime, tokenizers } = await importPackages();
  try {
    const tokenizer = new tokenizers.Tokenizer(description, {});
    const session = await runtime.InferenceSession.create(modelPath, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
      executionMode: 'sequential',
      logSeverityLevel: 3,
    });
    if (!session.outputNames.includes(outputName)) {
      throw new EmbeddingError('unusable-model', `${modelPath} has no output ${outputName}`);
    }
    const encode = async (text: string): Promise<Float32Array> => {
      const ids = cutTokens(tokenizer.encode(text).ids);
      const mask = ids.map(() => 1);
      const toTensor = (values: readonly number[]): object =>
        new runtime.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
      const values: Readonly<Record<string, readonly number[]>> = {
        input_ids: ids,
        attention_mask: mask,
        token_type_ids: ids.map(() => 0),
      };
      const inputs = Object.fromEntries(
        session.inputNames.map((name) => {
          const value = values[name];
          if (value === undefined) throw new Error(`the model has an unknown input ${name}`);
          return [name, toTensor(value)];
        }),
      );
      const output = (await session.run(inputs))[outputName]?.data;
      if (!(output instanceof Float32Array)) throw new Error(`${outputName} is not in floats`);
      return poolTokens(output, mask);
    };
    const { length } = await encode('query: ');
    return {
      model: { id, dimensions: length },
      encode,
      close: () => session.release(),
    };
  } catch (cause) {
    if (cause instanceof EmbeddingError) throw cause;
    throw new EmbeddingError('unusable-model', `the model in ${folder} cannot be used`, { cause });
  }
}

/** Keeps the first tokens and the one that ends every text. */
function cutTokens(ids: readonly number[]): readonly number[] {
  return ids.length <= mostTokens ? ids : [...ids.slice(0, mostTokens - 1), ...ids.slice(-1)];
}

/** Both are optional: whoever uses no encoder need not install some hundred megabytes. */
async function importPackages(): Promise<{ runtime: OnnxRuntime; tokenizers: TokenizerModule }> {
  // Names in variables, since the packages may be missing when types are checked.
  const [runtimeName, tokenizersName] = ['onnxruntime-node', '@huggingface/tokenizers'];
  try {
    const [runtime, tokenizers] = (await Promise.all([
      import(runtimeName),
      import(tokenizersName),
    ])) as [OnnxRuntime & { readonly default?: OnnxRuntime }, TokenizerModule];
    return { runtime: runtime.default ?? runtime, tokenizers };
  } catch (cause) {
    const message = 'onnxruntime-node or @huggingface/tokenizers cannot be loaded';
    throw new EmbeddingError('no-runtime', message, { cause });
  }
}

async function readTokenizer(path: string): Promise<object> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new EmbeddingError('no-model', `${path} cannot be read`, { cause });
  });
  try {
    return JSON.parse(text) as object;
  } catch (cause) {
    throw new EmbeddingError('unusable-model', `${path} is not JSON`, { cause });
  }
}
