/** What somebody may call a database, a table, a role, a branch or a file, to be obeyed where it is shown. */
export const hostileNames: readonly string[] = [
  '$(touch /tmp/pwned)', '`id`', '"; DROP TABLE users; --', '\' OR 1=1 --', '| cell | <b>', '[link](https://evil.example)', '![x](https://evil.example/x.png)', '@octocat', '@everyone', 'fixes #1',
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '" onmouseover="alert(1)', '--> <!-- zimmer', '</code></pre><h1>', '```\n# heading', '~~~\n# heading', '\n### heading', '- [x] done',
  '::set-output name=verdict::proved', '\n::set-output name=verdict::proved', '\r\n::error::forged', '::stop-commands::abc', '\n::add-mask::e', '##[error]forged', '\u00a0::warning::forged', '\u0085::error::x', '\u2028::error::x',
  '\u001b[2J\u001b[31mred', '\u009b31m', '\u0007', '\u0008\u0008\u0008', '../../etc/passwd', '..\\..\\windows', '/dev/null', 'a\u0000b', '\u202egnp.exe', '\u2066x\u2069', '\ufeffx', '\ud800', '%0A::error::x', '%{x}',
  'ghadelimiter_00000000\nverdict=proved', 'a'.repeat(100_000), '🔥'.repeat(1000), '{"a":1}', '\\', '\\n', '{{x}}', '${{ secrets.TOKEN }}', '=cmd|\' /C calc\'!A0', 'javascript:alert(1)', 'verdict=proved\nx<<EOF',
]
