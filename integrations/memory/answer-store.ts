import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../../tools/answer.ts';
import { answerSchema } from '../../tools/answer-schema.ts';
import { PayerscopeError } from '../../tools/errors.ts';

/** Answers by id, so that `why` and `verify` can come back to them. */
export interface AnswerStore {
  /** @throws PayerscopeError STORE_UNAVAILABLE when the folder cannot be written */
  save(answer: Answer): Promise<void>;
  /** @throws PayerscopeError USAGE for what is no answer id or an unknown one; STORE_UNAVAILABLE for a damaged file */
  load(answerId: string): Promise<Answer>;
}

const ANSWER_ID = /^a_[0-9a-f]{12}$/;

/** Keeps one JSON file per answer under `directory`, replaced whole or not at all. */
export function createAnswerStore(directory: string): AnswerStore {
  const pathOf = (answerId: string) => join(directory, `${answerId}.json`);
  return {
    save: async (answer) => {
      const path = pathOf(answer.answerId);
      // Of its own name per call: two may answer the same question at once.
      const draft = `${path}.${randomUUID()}.part`;
      try {
        await mkdir(directory, { recursive: true });
        await writeFile(draft, `${JSON.stringify(answer)}\n`, { mode: 0o600 });
        await rename(draft, path);
      } catch (cause) {
        throw new PayerscopeError(
          'STORE_UNAVAILABLE',
          `The answer could not be kept in ${directory}; check that the folder is writable.`,
          { cause },
        );
      }
    },
    load: async (answerId) => {
      if (!ANSWER_ID.test(answerId)) {
        throw new PayerscopeError(
          'USAGE',
          'An answer id is written a_ and twelve hexadecimal digits, as answers print it.',
        );
      }
      let text: string;
      try {
        text = await readFile(pathOf(answerId), 'utf8');
      } catch (cause) {
        throw new PayerscopeError(
          'USAGE',
          `There is no answer ${answerId} in ${directory}; ask the question again.`,
          {
            cause,
          },
        );
      }
      try {
        return answerSchema.parse(JSON.parse(text));
      } catch (cause) {
        throw new PayerscopeError(
          'STORE_UNAVAILABLE',
          `The stored answer ${answerId} is damaged; ask the question again.`,
          {
            cause,
          },
        );
      }
    },
  };
}
