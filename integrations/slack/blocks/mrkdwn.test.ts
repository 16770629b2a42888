import { expect, test } from 'vitest';
import { escapeMrkdwn, plainText, strongLine, toMrkdwn } from './mrkdwn.ts';

test.each([
  ['<https://evil.example/?q=1|x>', '&lt;https://evil.example/?q=1|x&gt;'],
  ['<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
  ['*bold* ~gone~ `code`', '∗bold∗ ∼gone∼ ˋcodeˋ'],
  ['_slanted_ but net_variance', 'ˍslantedˍ but net_variance'],
  ['a\u200bb\u001b[31m', 'ab␛[31m'],
])('%j is inert as %j', (text, shown) => {
  expect(escapeMrkdwn(text)).toBe(shown);
});

test('where no markup is read, angle brackets stand in their look-alikes', () => {
  expect(plainText('<!here> R&D')).toBe('‹!here› R&D');
});

test.each([
  ['**Total** is _high_ in `x`', '*Total* is _high_ in `x`'],
  ['- one\n- **two**', '• one\n• *two*'],
  ['## Title', '*Title*'],
  ['\\*not bold\\* \\<@U1\\> https:\\/\\/x', '∗not bold∗ &lt;@U1&gt; https://x'],
  ['a\n\n\n\nb', 'a\n\nb'],
])('Markdown %j is %j', (markdown, shown) => {
  expect(toMrkdwn(markdown)).toBe(shown);
});

test('a headline is bold once, whatever emphasis it has itself', () => {
  expect(strongLine('**Beta** leads')).toBe('*Beta leads*');
});
