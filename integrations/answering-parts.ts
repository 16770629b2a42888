/**
 * What answering takes beside the release: loaded in one piece, and only by whoever answers.
 */
export { createAgent } from '../agent/create-agent.ts';
export { createStatementCheck } from '../tools/check-statement.ts';
export { createTemplateRunner } from '../tools/run-template.ts';
export { createAnswerStore } from './memory/answer-store.ts';
export { createSqliteCheckpointer } from './memory/sqlite-checkpointer.ts';
export { createOfflinePlanner } from './offline-planner.ts';
