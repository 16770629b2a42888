/** Every permission the bot asks for, and what for: the manifest and `payerscope doctor` follow this list. */
export const BOT_SCOPES: Readonly<Record<string, string>> = {
  'app_mentions:read': 'be mentioned in channels',
  'assistant:write': 'say what is being done, and suggest questions in the agent view',
  'channels:history': 'read follow-ups in threads it answers in, of public channels',
  'channels:read': 'see who reads a public channel before it answers there',
  'chat:write': 'post answers',
  commands: 'offer /payerscope and the message shortcut',
  'files:write': 'upload charts, briefs and CSV files',
  'groups:history': 'read follow-ups in threads it answers in, of private channels it was invited to',
  'groups:read': 'see who reads a private channel before it answers there',
  'im:history': 'read questions sent to it directly',
  'im:read': 'tell a direct message from a channel',
  'im:write': 'open a direct message for briefs on request and for answers that may not stand in a channel',
  'mpim:history': 'read questions in group messages it is in',
  'mpim:read': 'see who reads a group message before it answers there',
  'reactions:write': 'mark a question as seen where a status cannot be shown',
  'usergroups:read': 'know who is in the user groups that may ask',
  'users:read': 'tell members from guests, other organisations and bots',
};

/** What the app-level token of Socket Mode must be allowed to do. */
export const APP_SCOPES = ['connections:write'] as const;
