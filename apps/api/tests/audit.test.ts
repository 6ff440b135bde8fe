import type { AuditEvent, CreatedInvitation, CreatedShare, Session, User } from '@sheaf/contracts';
import { describe, expect, it } from 'vitest';

import { api, type ApiOptions, fileUrl } from './support/api.ts';
import { setupToken, withNewServer, withOwnServer } from './support/own-server.ts';
import { admin, newFolder, newKey, newPerson, newSpace, putFile, signIn, unique } from './support/people.ts';

type Query = NonNullable<ApiOptions['query']>;

const password = 'correct horse battery';

/** What an export tells, as an admin unless somebody else asks. */
async function audit(query: Query = {}, options: ApiOptions = {}): Promise<AuditEvent[]> {
  const answer = await api('GET', '/audit', { as: await admin(), query, ...options });
  if (answer.status !== 200) throw new Error(answer.text);
  return eventsIn(answer.text);
}

function eventsIn(text: string): AuditEvent[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AuditEvent);
}

const actionsIn = (events: readonly AuditEvent[]) => events.map(({ action }) => action);

describe('the audit log', () => {
  it('tells who did what, from where, to what', async () => {
    const person = await newPerson();
    const space = await newSpace(person);
    const file = await putFile(person, `${space.name}/draft.md`);
    const key = await newKey(person, ['files:write', 'files:read']);
    const headers = {
      'x-request-id': unique('audited'),
      'user-agent': 'Contract test/1.0',
      // Nobody was told to trust whoever says so.
      'x-forwarded-for': '192.0.2.1',
    };
    await api('PATCH', `/entries/${file.id}`, { as: key, headers, json: { path: `${space.name}/final.md` } });

    const events = await audit({ space: space.name });
    expect(actionsIn(events)).toEqual(['space.created', 'member.set', 'entry.created', 'entry.moved']);
    expect(events.at(-1)).toMatchObject({
      actor: person.id,
      via: 'apiKey',
      credential: key.id,
      address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      userAgent: 'Contract test/1.0',
      requestId: headers['x-request-id'],
      space: space.id,
      target: file.id,
      facts: [{ name: 'path', before: `${space.name}/draft.md`, after: `${space.name}/final.md` }],
    });
    expect(events[2]).toMatchObject({ via: 'session', credential: expect.stringMatching(/^ses_/) });
  });

  it('tells of every sign-in and every refused one', async () => {
    const { id, email } = await newPerson();
    const stranger = `${unique('nobody')}@example.com`;
    const from = new Date().toISOString();
    const headers = { 'x-request-id': unique('guess') };
    for (const guess of [email, stranger]) {
      await api('POST', '/session', { headers, json: { email: guess, password: 'not my password' } });
    }
    const all = await audit({ from, action: 'session.refused' });
    const refused = all.filter(({ requestId }) => requestId === headers['x-request-id']);
    const reason = { name: 'reason', after: 'invalid_credentials' };
    expect(refused).toEqual([
      expect.objectContaining({ actor: null, target: id, facts: [{ name: 'email', after: email }, reason] }),
      expect.objectContaining({ actor: null, target: null, facts: [{ name: 'email', after: stranger }, reason] }),
    ]);
    expect(refused[0]).toMatchObject({ via: 'anonymous', credential: null });
    expect(JSON.stringify(refused)).not.toContain('not my password');
  });

  it('tells what became of an account and its sessions', async () => {
    const as = await admin();
    const invited = { name: 'Grace', email: `${unique('p')}@example.com`, role: 'member' };
    const { json: made } = await api<User & { invitation: CreatedInvitation }>('POST', '/users', { as, json: invited });
    const { json: session } = await api<Session>('POST', `/invitations/${made.invitation.token}`, {
      json: { password },
    });
    const { headers } = await signIn(invited.email, password);
    const changed = { currentPassword: 'not my password', newPassword: `${password} 2` };
    await api('PUT', '/me/password', { as: { headers }, json: changed });
    await api('PUT', '/me/password', { as: { headers }, json: { ...changed, currentPassword: password } });
    await api('DELETE', '/session', { as: { headers } });
    await api('PATCH', `/users/${made.id}`, { as, json: { password: `${password} 3`, disabled: true } });
    await api('DELETE', `/users/${made.id}`, { as, query: { space: 'trash' } });

    const ofAccount = await audit({ target: made.id });
    expect(actionsIn(ofAccount)).toEqual([
      'user.created',
      'user.invited',
      // In their own space and in `shared`.
      'member.set',
      'member.set',
      'user.password_chosen',
      'user.password_refused',
      'user.password_changed',
      'user.password_set',
      'user.updated',
      'user.deleted',
    ]);
    expect(ofAccount.at(-2)?.facts).toContainEqual({ name: 'disabled', before: false, after: true });
    const ofSession = await audit({ target: session.id });
    expect(ofSession).toEqual([expect.objectContaining({ action: 'session.started', actor: made.id })]);
    expect(actionsIn(await audit({ actor: made.id, action: 'session.ended' }))).toEqual(['session.ended']);
  });

  it('tells what came by a link, and through which', async () => {
    const person = await newPerson();
    const space = await newSpace(person);
    const folder = await newFolder(person, `${space.name}/folder`);
    const file = await putFile(person, `${folder.path}/a.txt`);
    const share = async (json: object) =>
      (await api<CreatedShare>('POST', '/shares', { as: person, json: { entry: folder.id, ...json } })).json;
    const read = await share({ password });
    await api('POST', `/links/${read.token}`, { json: { password: 'not its password' } });
    const unlocked = await api('POST', `/links/${read.token}`, { json: { password } });
    const cookie = unlocked.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const part = { cookie, range: 'bytes=0-1' };
    const first = await api('GET', `/shared/${read.token}${fileUrl('a.txt')}`, { headers: part });
    const receipt = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    // The same download goes on.
    const rest = { cookie: `${cookie}; ${receipt}`, range: 'bytes=2-4' };
    await api('GET', `/shared/${read.token}${fileUrl('a.txt')}`, { headers: rest });
    const write = await share({ access: 'upload' });
    await api('PUT', `/shared/${write.token}${fileUrl('new.txt')}`, { body: 'new' });

    const events = await audit({ actor: read.id });
    expect(actionsIn(events)).toEqual(['share.refused', 'share.unlocked', 'share.downloaded']);
    expect(events.at(-1)).toMatchObject({
      via: 'share',
      credential: read.id,
      target: read.id,
      space: space.id,
      facts: [
        { name: 'entry', after: file.id },
        { name: 'path', after: 'a.txt' },
        { name: 'version', after: file.version },
      ],
    });
    expect(actionsIn(await audit({ actor: write.id }))).toEqual(['entry.created', 'share.received']);
  });

  it('knows no secrets', async () => {
    const from = new Date().toISOString();
    const person = await newPerson();
    const { json: key } = await api<{ secret: string }>('POST', '/api-keys', {
      as: person,
      json: { name: 'program', scopes: ['files:read'] },
    });
    const file = await putFile(person, `${person.space}/a.txt`, 'the words of the file');
    const { json: share } = await api<CreatedShare>('POST', '/shares', {
      as: person,
      json: { entry: file.id, password },
    });
    await api('POST', `/links/${share.token}`, { json: { password } });
    await api('PUT', '/me/password', { as: person, json: { currentPassword: person.password, newPassword: password } });
    const { headers } = await signIn(person.email, password);
    const text = JSON.stringify(await audit({ from }));
    expect(text).toContain(share.id);
    const cookie = headers['cookie']?.replace('sheaf_session=', '') ?? '';
    const secrets = [key.secret, 'the words', share.token, password, person.password, cookie, 'argon2'];
    expect(secrets.filter((secret) => secret === '' || text.includes(secret))).toEqual([]);
  });

  it('says nothing of what was refused', async () => {
    const person = await newPerson();
    const space = await newSpace(person);
    const file = await putFile(person, `${space.name}/a.txt`);
    const taken = await api('POST', '/entries', { as: person, json: { path: file.path } });
    expect(taken.status).toBe(409);
    expect(actionsIn(await audit({ space: space.id }))).toEqual(['space.created', 'member.set', 'entry.created']);
  });

  it('knows who set the instance up', async () => {
    await withNewServer(async (server) => {
      const { url } = server;
      const json = { token: await setupToken(server), name: 'Ada', email: 'ada@example.com', password };
      const { json: session } = await api<Session>('POST', '/setup', {
        url,
        json,
        headers: { 'x-request-id': 'setup' },
      });
      const as = await signIn(json.email, password, { url });
      const events = await audit({}, { url, as });
      const ofSetup = events.filter(({ requestId }) => requestId === 'setup');
      expect(actionsIn(ofSetup).toSorted()).toEqual([
        'member.set',
        'member.set',
        'session.started',
        'space.created',
        'space.created',
        'user.created',
      ]);
      expect(ofSetup.find(({ action }) => action === 'session.started')).toMatchObject({
        actor: session.user.id,
        target: session.id,
      });
    });
  });
});

describe('an export', () => {
  it('can be narrowed', async () => {
    const [person, other] = [await newPerson(), await newPerson()];
    const space = await newSpace(person);
    await api('PUT', `/spaces/${space.id}/members/${other.id}`, { as: person, json: { role: 'editor' } });
    const a = await putFile(person, `${space.name}/a.txt`);
    const b = await putFile(other, `${space.name}/b.txt`);
    await api('DELETE', `/entries/${b.id}`, { as: person });
    const here = { space: space.id };
    const all = await audit(here);
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted());
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);

    expect(await audit({ ...here, order: 'desc' })).toEqual(all.toReversed());
    expect(await audit({ ...here, limit: 2 })).toEqual(all.slice(0, 2));
    expect(await audit({ ...here, after: all[1]?.id ?? '' })).toEqual(all.slice(2));
    expect(await audit({ ...here, order: 'desc', limit: 2, after: all[2]?.id ?? '' })).toEqual(
      all.slice(0, 2).toReversed(),
    );
    const [start = '', end = ''] = [all[1]?.at, all.at(-1)?.at];
    expect(await audit({ ...here, from: start, to: end })).toEqual(all.filter(({ at }) => at >= start && at < end));
    expect(actionsIn(await audit({ ...here, actor: other.id }))).toEqual(['entry.created']);
    expect(actionsIn(await audit({ target: a.id }))).toEqual(['entry.created']);
    const two = await api('GET', '/audit?action=entry.created&action=entry.trashed', {
      as: await admin(),
      query: here,
    });
    expect(actionsIn(eventsIn(two.text))).toEqual(['entry.created', 'entry.created', 'entry.trashed']);

    await api('DELETE', `/spaces/${space.id}`, { as: person });
    expect(actionsIn(await audit({ ...here, order: 'desc', limit: 1 }))).toEqual(['space.deleted']);
    const gone = await api('GET', '/audit', { as: await admin(), query: { space: space.name } });
    expect([gone.status, gone.json.code]).toEqual([404, 'space_not_found']);
  });

  it('is for admins, and for their keys with the scope', async () => {
    const [boss, member] = [await newPerson('admin'), await newPerson()];
    const space = await newSpace(boss);
    const ask = async (as?: ApiOptions['as']) => (await api('GET', '/audit', { as, query: { limit: 1 } })).status;
    expect(await ask()).toBe(401);
    expect(await ask(member)).toBe(403);
    expect(await ask(await newKey(member, ['audit:read']))).toBe(403);
    expect(await ask(await newKey(boss, ['users:read']))).toBe(403);
    expect(await ask(await newKey(boss, ['audit:read'], [space.id]))).toBe(403);
    expect(await ask(await newKey(boss, ['audit:read']))).toBe(200);
  });

  it.each([
    ['a moment that is none', { from: 'yesterday' }, 'from'],
    ['an action that there is not', { action: 'entry.eaten' }, 'action'],
    ['an id of nothing', { actor: 'ada' }, 'actor'],
    ['a place that is none', { after: '17' }, 'after'],
    ['a limit of nothing', { limit: 0 }, 'limit'],
  ])('refuses %s', async (_what, query: Query, member) => {
    const answer = await api('GET', '/audit', { as: await admin(), query });
    expect([answer.status, answer.json.issues?.[0]?.path[0]]).toEqual([400, member]);
  });

  it('tells the address that a trusted proxy speaks of', async () => {
    await withOwnServer(
      async ({ url, admin: as }) => {
        const headers = { 'x-forwarded-for': '203.0.113.9, 192.0.2.1' };
        await api('POST', '/spaces', { url, as, json: { name: 'new' }, headers });
        const [event] = await audit({ space: 'new' }, { url, as });
        expect(event?.address).toBe('192.0.2.1');
      },
      { SHEAF_TRUSTED_PROXIES: '127.0.0.1, ::1' },
    );
  });
});
