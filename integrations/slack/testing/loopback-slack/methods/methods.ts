import { accessMethods } from './access.ts';
import { assistantMethods } from './assistant.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import type { Method } from './define-method.ts';
import { fileMethods } from './files.ts';
import { peopleMethods } from './people.ts';
import { streamMethods } from './streams.ts';
import { viewMethods } from './views.ts';

/** Every method this workspace answers, by name. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...accessMethods,
    ...assistantMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...peopleMethods,
    ...streamMethods,
    ...viewMethods,
  }),
);
