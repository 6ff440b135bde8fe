// GENERATED from openapi.yaml by "pnpm generate". Do not edit.
/* eslint-disable */

export interface paths {
    "/hello": {
        /**
         * Say hello
         * @description Answers a greeting. Good for a first call, since it needs no credentials.
         */
        get: operations["hello"];
    };
    "/legacy/hello": {
        /**
         * Say hello the old way
         * @deprecated
         * @description The same greeting, served by the legacy Pages Router. Use `hello` instead.
         *
         *     Deprecated since 2026-01-01; gone from 2027-12-31 on.
         */
        get: operations["legacyHello"];
    };
    "/health": {
        /**
         * Tell whether the server can serve
         * @description Looks at what Sheaf needs to work, for load balancers and monitors. Answers JSON, or one line of plain text when `Accept` asks for it.
         */
        get: operations["getHealth"];
    };
    "/setup": {
        /**
         * Tell whether this instance has been set up
         * @description A new instance has no users. Until it has its first admin, nobody can sign in.
         */
        get: operations["getSetup"];
        /**
         * Create the first admin
         * @description Creates the first admin, their personal space and the space `shared`, and signs them in. The token stands in the address that the server printed when it started. It works once.
         */
        post: operations["completeSetup"];
    };
    "/session": {
        /**
         * Show the session
         * @description Shows who is signed in with this cookie, since when and with what device.
         */
        get: operations["getSession"];
        /**
         * Sign in
         * @description Checks the password, and the code of a second factor where the account has one, and sets the session cookie. Without the code it answers `second_factor_required`. After several failures in a row, further attempts are refused for a while.
         */
        post: operations["signIn"];
        /**
         * Sign out
         * @description Ends the session and clears its cookie.
         */
        delete: operations["signOut"];
    };
    "/sessions": {
        /**
         * List your sessions
         * @description Lists the browsers that you are signed in with, the latest first, and says which of them asks.
         */
        get: operations["listSessions"];
        /**
         * Sign out everywhere
         * @description Ends all of your sessions: the one that asks too, unless it is to stay. Keys go on working.
         */
        delete: operations["revokeSessions"];
    };
    "/sessions/{id}": {
        /**
         * End one of your sessions
         * @description Signs one browser out, at once.
         */
        delete: operations["revokeSession"];
    };
    "/sign-in-options": {
        /**
         * Show how people may sign in
         * @description Shows whether there is an identity provider to sign in with, beside email address and password.
         */
        get: operations["getSignInOptions"];
    };
    "/oidc/start": {
        /**
         * Sign in with the identity provider
         * @description For browsers: redirects to the identity provider (OpenID Connect, authorization code with PKCE). Where that is not possible, to `/login` with the reason as `problem`.
         */
        get: operations["startOidc"];
    };
    "/oidc/callback": {
        /**
         * Come back from the identity provider
         * @description For browsers, which the provider sends here: sets the session cookie and redirects to where the person wanted to go. Whoever is not let in goes to `/login` with the reason as `problem`.
         */
        get: operations["finishOidc"];
    };
    "/me": {
        /**
         * Show yourself
         * @description Shows the user that the credential stands for, and what it may do.
         */
        get: operations["getMe"];
        /**
         * Change your name or email address
         * @description Changes what is sent and leaves the rest. An admin changes handles and roles.
         *
         *     A key needs the scope `users:write`.
         */
        patch: operations["updateMe"];
    };
    "/me/password": {
        /**
         * Change your password
         * @description Takes the current password as proof. Every other session of yours ends.
         */
        put: operations["changePassword"];
    };
    "/me/second-factor": {
        /**
         * Show your second factor
         * @description Shows whether signing in takes a code beside your password, and how many recovery codes are left.
         */
        get: operations["getSecondFactor"];
        /**
         * Begin to set up a second factor
         * @description Makes a secret for an authenticator app (TOTP, RFC 6238), in place of one that was never confirmed. Until `confirmSecondFactor` nothing changes about signing in.
         */
        put: operations["startSecondFactor"];
    };
    "/me/second-factor/confirm": {
        /**
         * Turn the second factor on
         * @description Takes a code of the app. From now on signing in takes one, too; every other session of yours ends. Keys go on working.
         */
        post: operations["confirmSecondFactor"];
    };
    "/me/second-factor/disable": {
        /**
         * Turn the second factor off
         * @description From now on your password alone signs you in. The secret and the recovery codes are forgotten.
         */
        post: operations["disableSecondFactor"];
    };
    "/me/second-factor/recovery-codes": {
        /**
         * Get new recovery codes
         * @description Makes new recovery codes. Those from before no longer work.
         */
        put: operations["replaceRecoveryCodes"];
    };
    "/users/{id}/second-factor": {
        /**
         * Turn a user's second factor off
         * @description For somebody who has lost their device and their recovery codes. Their sessions end, and their password alone signs them in. For admins.
         *
         *     A key needs the scope `users:write`.
         */
        delete: operations["removeSecondFactor"];
    };
    "/users": {
        /**
         * List users
         * @description Lists everybody with an account, the oldest first. For admins.
         *
         *     A key needs the scope `users:read`.
         */
        get: operations["listUsers"];
        /**
         * Create a user
         * @description Creates a user with a personal space, and makes them an editor of the space `shared`. Without a password the answer bears an invitation, by which they choose their own. For admins.
         *
         *     A key needs the scope `users:write`.
         */
        post: operations["createUser"];
    };
    "/users/{id}": {
        /**
         * Show a user
         * @description Shows one user. For admins.
         *
         *     A key needs the scope `users:read`.
         */
        get: operations["getUser"];
        /**
         * Replace a user
         * @description Sets everything about a user but the password. A new handle renames the personal space; disabling ends their sessions. For admins.
         *
         *     A key needs the scope `users:write`.
         */
        put: operations["replaceUser"];
        /**
         * Delete a user
         * @description Deletes a user with their sessions and keys. What becomes of the personal space, and of spaces that nobody else owns, is never guessed: `transfer` makes the user in `to` their owner, `trash` deletes them. For admins.
         *
         *     A key needs the scope `users:write`.
         */
        delete: operations["deleteUser"];
        /**
         * Change a user
         * @description Changes what is sent and leaves the rest. A new handle renames the personal space; disabling, and a new password, end their sessions, and a new password their invitation. For admins.
         *
         *     A key needs the scope `users:write`.
         */
        patch: operations["updateUser"];
    };
    "/users/{id}/invitations": {
        /**
         * Let a user choose a new password
         * @description Makes an address by which the user chooses a password, once and within a week: for those who have forgotten theirs, or have lost their invitation. It ends the one before. The password that they have holds until then. For admins.
         *
         *     A key needs the scope `users:write`.
         */
        post: operations["createInvitation"];
    };
    "/invitations/{token}": {
        /**
         * Show an invitation
         * @description Shows whom an invitation is for, as long as it works.
         */
        get: operations["getInvitation"];
        /**
         * Choose a password
         * @description Sets the password of the invited person and signs them in; their other sessions end. It works once, and takes a code where the account has a second factor.
         */
        post: operations["acceptInvitation"];
    };
    "/api-keys": {
        /**
         * List your API keys
         * @description Lists your own keys, the oldest first, without their secrets.
         */
        get: operations["listApiKeys"];
        /**
         * Create an API key
         * @description Creates a key that acts for you. Its secret is in this answer and never shown again.
         */
        post: operations["createApiKey"];
    };
    "/api-keys/{id}": {
        /**
         * Revoke an API key
         * @description The key stops working at once.
         */
        delete: operations["revokeApiKey"];
    };
    "/spaces": {
        /**
         * List your spaces
         * @description Lists the spaces that you are a member of, by name.
         *
         *     A key needs the scope `spaces:read`.
         */
        get: operations["listSpaces"];
        /**
         * Create a space
         * @description Creates an empty space that you own.
         *
         *     A key needs the scope `spaces:write`.
         */
        post: operations["createSpace"];
    };
    "/spaces/{space}": {
        /**
         * Show a space
         * @description Shows one space. For its members.
         *
         *     A key needs the scope `spaces:read`.
         */
        get: operations["getSpace"];
        /**
         * Delete a space
         * @description Takes the space with everything in it away from all its members; its name is free again. What was in it is deleted for good after thirty days. For its owners.
         *
         *     A key needs the scope `spaces:write`.
         */
        delete: operations["deleteSpace"];
        /**
         * Change a space
         * @description Renames the space, the first segment of every path in it; ids stay. Says how long it keeps what was deleted and what was replaced: what it keeps no longer is deleted for good within an hour or two. For its owners.
         *
         *     A key needs the scope `spaces:write`.
         */
        patch: operations["updateSpace"];
    };
    "/spaces/{space}/members": {
        /**
         * List the members of a space
         * @description Lists who may do what in the space, by handle. For its owners.
         *
         *     A key needs the scope `spaces:read`.
         */
        get: operations["listMembers"];
    };
    "/spaces/{space}/members/{userId}": {
        /**
         * Add a member, or change the role of one
         * @description Says what a user may do in the space: `viewer`, `editor` or `owner`. There is always an owner, and a personal space stays its user’s. Whom you do not share a space with yet is found by their handle or their whole email address. For its owners.
         *
         *     A key needs the scope `spaces:write`.
         */
        put: operations["putMember"];
        /**
         * Remove a member, or leave a space
         * @description Takes the space away from a user; what they have made in it stays. There is always an owner, and a personal space stays its user’s. For its owners; every member may leave.
         *
         *     A key needs the scope `spaces:write`.
         */
        delete: operations["removeMember"];
    };
    "/usage": {
        /**
         * Show how much spaces hold
         * @description Tells how many bytes you store, and lists the spaces that you are a member of, by name, with how many are in them. An admin may ask for all spaces of the instance.
         *
         *     A key needs the scope `spaces:read`.
         */
        get: operations["getUsage"];
    };
    "/spaces/{space}/quota": {
        /**
         * Limit a space
         * @description Says how many bytes the space may hold. What is there stays, also when it is more: then nothing can be added. For admins, who need not be members.
         *
         *     A key needs the scope `spaces:write`.
         */
        put: operations["setSpaceQuota"];
    };
    "/entries": {
        /**
         * List a folder
         * @description Lists the entries of a folder, folders first. The path of a space’s top folder is the name of the space. For members of the space.
         *
         *     A key needs the scope `files:read`.
         */
        get: operations["listEntries"];
        /**
         * Create a folder
         * @description Creates a folder, and missing folders on the way. For editors of the space.
         *
         *     A key needs the scope `files:write`.
         */
        post: operations["createFolder"];
    };
    "/entries/{id}": {
        /**
         * Show an entry
         * @description Shows a file or a folder. For members of its space.
         *
         *     A key needs the scope `files:read`.
         */
        get: operations["getEntry"];
        /**
         * Move an entry to the trash
         * @description Deletes a file, or a folder with everything in it. It can be restored. For editors of the space.
         *
         *     A key needs the scope `files:write`.
         */
        delete: operations["deleteEntry"];
        /**
         * Rename or move an entry
         * @description Gives an entry a new path, in this space or another. The folder it goes into must exist. A folder takes everything in it along. For editors of both spaces.
         *
         *     A key needs the scope `files:write`.
         */
        patch: operations["updateEntry"];
    };
    "/entries/{id}/copies": {
        /**
         * Copy an entry
         * @description Copies a file, or a folder with everything in it, to another path in this space or another. The whole copy appears at once. Earlier versions and what is in the trash stay behind. The folder it goes into must exist. For members of the one space and editors of the other.
         *
         *     A key needs the scope `files:write`.
         */
        post: operations["copyEntry"];
    };
    "/entries/{id}/open": {
        /**
         * Open an entry by its id
         * @description A link that outlives renames and moves. Redirects to the bytes of a file, or to the page of a folder. It reads the same credentials as other operations; without any, it redirects to `/login?next=` so that people can sign in and go on.
         */
        get: operations["openEntry"];
    };
    "/files/{path}": {
        /**
         * Download a file
         * @description Answers the bytes, or the range of them that was asked for. `Repr-Digest` lets the receiver check the whole. For members of the space.
         *
         *     A key needs the scope `files:read`.
         */
        get: operations["downloadFile"];
        /**
         * Upload a file
         * @description Writes the body as it is, of any `Content-Type` or none, and creates missing folders on the way. A file that is there already gets a new version; one whose name differs in case alone counts as the same and keeps its name. A part of a file (`Content-Range`) is refused. The answer comes when the bytes are safe. For editors of the space.
         *
         *     A key needs the scope `files:write`.
         */
        put: operations["uploadFile"];
        /**
         * Move a file to the trash
         * @description Deletes the file at this path. It can be restored. For editors of the space.
         *
         *     A key needs the scope `files:write`.
         */
        delete: operations["deleteFile"];
    };
    "/files": {
        /**
         * Upload several files with a form
         * @description Writes one or more files into a folder. Each file stands alone: one that fails has its problem in the answer, and the others are there. They all appear at once, when the whole form has arrived. A file name may hold slashes; it is then a path below the folder, so that whole folders can be sent. For editors of the space.
         *
         *     A key needs the scope `files:write`.
         */
        post: operations["uploadFiles"];
    };
    "/archives/{path}": {
        /**
         * Download a folder as a zip archive
         * @description Answers a file, a folder or a whole space as a zip archive, made while it is sent. It holds what is there when the answer begins, whatever is changed or deleted meanwhile, without earlier versions and the trash. An answer that breaks off is no whole archive. For members of the space.
         *
         *     A key needs the scope `files:read`.
         */
        get: operations["downloadArchive"];
    };
    "/entries/{id}/thumbnail": {
        /**
         * Show an image small
         * @description Answers a small picture of an AVIF, GIF, JPEG, PNG or WebP image: upright, the first frame of an animation, without what the image says of camera and place. Other files have none, and neither have images that cannot be read, are longer than 64 MiB or have more than 64 million pixels: `thumbnail_not_found`. For members of the space.
         *
         *     A key needs the scope `files:read`.
         */
        get: operations["getThumbnail"];
    };
    "/uploads": {
        /**
         * Begin a resumable upload
         * @description Promises a file of so many bytes at the path that `Upload-Metadata` names; `appendUpload` then brings them. What can be refused is refused now, and looked at again when all bytes are here, the conditions too. A file of no bytes is there at once. The length must be known: `Upload-Defer-Length` is not taken. For editors of the space.
         *
         *     A key needs the scope `files:write`.
         */
        post: operations["createUpload"];
    };
    "/uploads/{id}": {
        /**
         * Give an upload up
         * @description Forgets the upload and deletes the bytes that have come. A file that it has become already stays. For whoever began the upload.
         *
         *     A key needs the scope `files:write`.
         */
        delete: operations["cancelUpload"];
        /**
         * Ask how far an upload has come
         * @description Tells how many bytes are safe, so that the rest can be sent. All of them count as come only when the file is there: then `Upload-Entry` names it. For whoever began the upload.
         *
         *     A key needs the scope `files:write`.
         */
        head: operations["getUpload"];
        /**
         * Send bytes of an upload
         * @description Takes the body as the bytes from `Upload-Offset` on: all that are missing, or some. When the connection breaks, what has come stays, unless the body was to have a digest. With the last byte the file is made, as `uploadFile` makes it. One request at a time: another one answers 409 `upload_in_use`. For whoever began the upload.
         *
         *     A key needs the scope `files:write`.
         */
        patch: operations["appendUpload"];
    };
    "/entries/{id}/versions": {
        /**
         * List the versions of a file
         * @description Lists the bytes that the file has and had, the latest first, as far as the space keeps them. For members of its space.
         *
         *     A key needs the scope `files:read`.
         */
        get: operations["listVersions"];
    };
    "/entries/{id}/versions/{version}/content": {
        /**
         * Download a version of a file
         * @description Answers the bytes of a version, or the range of them that was asked for. For members of the space.
         *
         *     A key needs the scope `files:read`.
         */
        get: operations["downloadVersion"];
    };
    "/entries/{id}/versions/{version}/restore": {
        /**
         * Restore a version of a file
         * @description Gives the file the bytes of an earlier version, as a new version: none is lost. A file that has these bytes already stays as it is. For editors of the space.
         *
         *     A key needs the scope `files:write`.
         */
        post: operations["restoreVersion"];
    };
    "/trash": {
        /**
         * List the trash
         * @description Lists what was deleted from your spaces, the latest first. A deleted folder is one item.
         *
         *     A key needs the scope `files:read`.
         */
        get: operations["listTrash"];
        /**
         * Empty the trash
         * @description Deletes for good what is in the trash of one space, or of every space that you own, with all versions. For owners of the space.
         *
         *     A key needs the scope `files:write`.
         */
        delete: operations["emptyTrash"];
    };
    "/trash/{id}/restore": {
        /**
         * Restore an entry from the trash
         * @description Puts an entry back where it was, or at the path in the body, and creates missing folders on the way. Its id is the one it had. Where the name is taken by now, it answers 409 `path_taken`: send another path. For editors of the space.
         *
         *     A key needs the scope `files:write`.
         */
        post: operations["restoreFromTrash"];
    };
    "/trash/{id}": {
        /**
         * Delete an entry for good
         * @description Deletes what is in the trash with everything in it, all versions, and what was deleted from it before. It cannot be restored. For owners of the space.
         *
         *     A key needs the scope `files:write`.
         */
        delete: operations["purgeEntry"];
    };
    "/shares": {
        /**
         * List share links
         * @description Lists the links into the spaces that you own, whoever made them, the oldest first: into one space, or to one entry, if you like. Their secrets are not in it.
         *
         *     A key needs the scope `shares:write`.
         */
        get: operations["listShares"];
        /**
         * Make a share link
         * @description Makes a link to a file or a folder. It follows the entry through renames and moves. Its secret is in this answer and never shown again. For owners of the space.
         *
         *     A key needs the scope `shares:write`.
         */
        post: operations["createShare"];
    };
    "/shares/{id}": {
        /**
         * Revoke a share link
         * @description The link stops working at once, and downloads by it that are under way break off. For owners of the space.
         *
         *     A key needs the scope `shares:write`.
         */
        delete: operations["revokeShare"];
        /**
         * Change a share link
         * @description Gives a link another password, end or number of downloads. For owners of the space.
         *
         *     A key needs the scope `shares:write`.
         */
        patch: operations["updateShare"];
    };
    "/links/{token}": {
        /**
         * Open a share link
         * @description Redirects to the page of the link. When `Accept` asks for JSON rather than a page, it tells what the link is for and whether it has a password; to whom else it leads is told after that.
         */
        get: operations["openShare"];
        /**
         * Unlock a share link
         * @description Takes the password of a link and sets a cookie that opens it. Browsers send it by themselves, with plain links and pictures too; programs send it with each request.
         */
        post: operations["unlockShare"];
    };
    "/shared/{token}": {
        /**
         * Show what is shared
         * @description Shows the file or folder that a link leads to.
         */
        get: operations["getShared"];
    };
    "/shared/{token}/entries": {
        /**
         * List a shared folder
         * @description Lists the shared folder or a folder in it, folders first. A link for uploads shows nothing.
         */
        get: operations["listShared"];
    };
    "/shared/{token}/files/{path}": {
        /**
         * Download a shared file
         * @description Answers the bytes, as `downloadFile` does. Each answer that bears bytes counts as a download, but for further ranges of the same version by the holder of the cookie that the first answer sets; 304 and HEAD count nothing.
         */
        get: operations["downloadShared"];
        /**
         * Upload by a share link
         * @description Writes the body as a new file below the shared folder, with missing folders on the way. Nothing is ever replaced: beside a file with that name it is called `name (2)`. The file is of whoever made the link, and counts for them.
         */
        put: operations["uploadShared"];
    };
    "/shared/{token}/archive": {
        /**
         * Download a shared folder as a zip archive
         * @description Answers the shared folder, or a folder in it, as `downloadArchive` does. It counts as one download; HEAD counts nothing.
         */
        get: operations["downloadSharedArchive"];
    };
    "/search": {
        /**
         * Search names and text
         * @description Looks for words in the names of entries and the text of files, in the spaces that you are a member of. The best hits come first. Each word may be the beginning of one.
         *
         *     A key needs the scope `files:read`.
         */
        get: operations["search"];
    };
    "/audit": {
        /**
         * Export the audit log
         * @description Answers what happened up to now, one event a line. Each was recorded together with what it tells of, so neither is ever there without the other. Events are in order of the time at which they began: one that took long may show up before others that were there already. Whoever collects them over and over asks from a minute before the last one, and knows by their `id` those that came twice. For admins.
         *
         *     A key needs the scope `audit:read`.
         */
        get: operations["exportAudit"];
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An error, as RFC 9457 problem details. */
        Problem: {
            /**
             * @description Names the kind of problem; `about:blank` adds nothing to `code`.
             * @example about:blank
             */
            type: string;
            /**
             * @description The kind of problem in words, constant for its `code`.
             * @example Invalid input
             */
            title: string;
            /**
             * @description The HTTP status of this answer.
             * @example 400
             */
            status: number;
            /**
             * @description What went wrong this time and what to do.
             * @example limit must be at most 100.
             */
            detail?: string;
            /**
             * @description Stable and machine-readable; decide on this.
             * @example invalid_input
             */
            code: string;
            /**
             * @description Also in the `X-Request-Id` header and in the server log.
             * @example 0f8b7c9e5d0a4b3f
             */
            requestId: string;
            /**
             * @description The title again.
             * @example Invalid input
             */
            error: string;
            /**
             * @description What is there already, where the problem is about that.
             * @example key_01k5x3v8qzf0c9m2r7t4w6y8ab
             */
            id?: string;
            /** @description Each thing wrong with the input. */
            issues?: {
                /**
                 * @description The part of the request it stands in, where that is known.
                 * @example query
                 * @enum {string}
                 */
                in?: "path" | "query" | "header" | "cookie" | "body";
                /**
                 * @description Where the value stands in that part.
                 * @example [
                 *       "limit"
                 *     ]
                 */
                path: (string | number)[];
                /**
                 * @description What is wrong with it.
                 * @example Too big: expected number to be <=100
                 */
                message: string;
                /**
                 * @description The rule that was broken.
                 * @example too_big
                 */
                code: string;
            }[];
        };
        /** @description A greeting. */
        Hello: {
            /**
             * @description A greeting.
             * @example Hello World
             * @enum {string}
             */
            message: "Hello World";
        };
        /** @description One thing that Sheaf needs to work. */
        HealthCheck: {
            /**
             * @description What was looked at.
             * @example database
             * @enum {string}
             */
            name: "database" | "blobs";
            /**
             * @description Whether it works.
             * @example true
             */
            ok: boolean;
        };
        /** @description Whether this server can serve. */
        Health: {
            /**
             * @description `failing` when one check fails.
             * @example ok
             * @enum {string}
             */
            status: "ok" | "failing";
            /** @description What was looked at. */
            checks: components["schemas"]["HealthCheck"][];
        };
        /** @description How far this instance has been set up. */
        Setup: {
            /**
             * @description Whether this instance has its first admin.
             * @example false
             */
            completed: boolean;
        };
        /**
         * @description A short name, unique in this instance: lower-case letters, digits and inner hyphens.
         * @example ada
         */
        Handle: string;
        /** @description The first admin, and the token as proof of access to the server. */
        SetupRequest: {
            /**
             * @description The token in the address that the server printed when it started.
             * @example kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI
             */
            token: string;
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email: string;
            /**
             * Format: password
             * @description The password to sign in with. The most common ones are refused.
             * @example correct horse battery
             */
            password: string;
            handle?: components["schemas"]["Handle"];
        };
        /**
         * @description The id of a session. It is not the secret in the cookie.
         * @example ses_01k5x3w1d2e3f4g5h6j7k8m9np
         */
        SessionId: string;
        /**
         * @description The id of a user.
         * @example usr_01k5x3v8qzf0c9m2r7t4w6y8ab
         */
        UserId: string;
        /**
         * @description Admins manage users. The role gives nobody access to the spaces of others.
         * @example member
         * @enum {string}
         */
        UserRole: "admin" | "member";
        /**
         * Format: date-time
         * @description A moment in UTC (RFC 3339).
         * @example 2026-01-15T09:30:00.000Z
         */
        Timestamp: string;
        /** @description A person with an account. */
        User: {
            id: components["schemas"]["UserId"];
            handle: components["schemas"]["Handle"];
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email: string;
            role: components["schemas"]["UserRole"];
            /**
             * @description Disabled users cannot sign in, and their keys do not work.
             * @example false
             */
            disabled: boolean;
            /**
             * @description Whether they have yet to choose a password, and cannot sign in before.
             * @example false
             */
            pending: boolean;
            /**
             * @description Whether signing in takes a code beside the password.
             * @example false
             */
            secondFactor: boolean;
            /**
             * @description How many bytes the versions have that they made, wherever these lie but in deleted spaces.
             * @example 2048
             */
            usedBytes: number;
            /**
             * @description How many bytes there may be, earlier versions and the trash included; null: as many as the instance gives everybody.
             * @example 10737418240
             */
            quotaBytes: number | null;
            /** @description When the user was created. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the user was last changed. */
            modifiedAt: components["schemas"]["Timestamp"];
        };
        /** @description A signed-in browser. */
        Session: {
            id: components["schemas"]["SessionId"];
            user: components["schemas"]["User"];
            /**
             * @description What the device said about itself when it signed in.
             * @example Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
             */
            userAgent: string | null;
            /**
             * @description The network address that the user signed in from; null: it happened before this was recorded.
             * @example 192.0.2.17
             */
            address: string | null;
            /** @description When the user signed in. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the session was last used, to within a minute. */
            lastSeenAt: components["schemas"]["Timestamp"];
            /**
             * @description When the session ends if it is not used until then.
             * @example 2026-02-14T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /**
         * @description Six digits from the app, or a recovery code. Spaces, hyphens and capitals do not matter.
         * @example 287082
         */
        SecondFactorCode: string;
        /** @description What a person signs in with. */
        Credentials: {
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email: string;
            /**
             * Format: password
             * @description The password.
             * @example correct horse battery
             */
            password: string;
            /** @description Six digits from the app, or a recovery code, when the account has a second factor. */
            code?: components["schemas"]["SecondFactorCode"];
        };
        /** @description A browser that you are signed in with. */
        ListedSession: {
            id: components["schemas"]["SessionId"];
            /**
             * @description Whether it is the one that asks.
             * @example true
             */
            current: boolean;
            /**
             * @description What the device said about itself when it signed in.
             * @example Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
             */
            userAgent: string | null;
            /**
             * @description The network address that the user signed in from; null: it happened before this was recorded.
             * @example 192.0.2.17
             */
            address: string | null;
            /** @description When the user signed in. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the session was last used, to within a minute. */
            lastSeenAt: components["schemas"]["Timestamp"];
            /**
             * @description When the session ends if it is not used until then.
             * @example 2026-02-14T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description A page of sessions. */
        SessionPage: {
            /** @description This page, in order. */
            items: components["schemas"]["ListedSession"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description How people may sign in, beside a password. */
        SignInOptions: {
            /**
             * @description The identity provider that people can sign in with; null: none is set up.
             * @example {
             *       "name": "Example Corp"
             *     }
             */
            oidc: {
                /**
                 * @description What to call the provider.
                 * @example Example Corp
                 */
                name: string;
            } | null;
        };
        /**
         * @description Something a key may do.
         * @example files:read
         * @enum {string}
         */
        Scope: "files:read" | "files:write" | "spaces:read" | "spaces:write" | "users:read" | "users:write" | "shares:write" | "webhooks:write" | "audit:read";
        /** @description The caller, and what the credential at hand may do. */
        Me: {
            id: components["schemas"]["UserId"];
            handle: components["schemas"]["Handle"];
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email: string;
            role: components["schemas"]["UserRole"];
            /**
             * @description Disabled users cannot sign in, and their keys do not work.
             * @example false
             */
            disabled: boolean;
            /**
             * @description Whether they have yet to choose a password, and cannot sign in before.
             * @example false
             */
            pending: boolean;
            /**
             * @description Whether signing in takes a code beside the password.
             * @example false
             */
            secondFactor: boolean;
            /**
             * @description How many bytes the versions have that they made, wherever these lie but in deleted spaces.
             * @example 2048
             */
            usedBytes: number;
            /**
             * @description How many bytes there may be, earlier versions and the trash included; null: as many as the instance gives everybody.
             * @example 10737418240
             */
            quotaBytes: number | null;
            /** @description When the user was created. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the user was last changed. */
            modifiedAt: components["schemas"]["Timestamp"];
            /**
             * @description The name of your own space.
             * @example ~ada
             */
            personalSpace: string;
            /**
             * @description What this credential may do. A session may do everything.
             * @example [
             *       "files:read"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
        };
        /** @description What to change about yourself. What is left out stays. */
        MePatch: {
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name?: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email?: string;
        };
        /** @description A new password, and the old one as proof. */
        PasswordChange: {
            /**
             * Format: password
             * @description The password as it is.
             * @example correct horse battery
             */
            currentPassword: string;
            /**
             * Format: password
             * @description The password as it shall be.
             * @example staple on a blue moon
             */
            newPassword: string;
        };
        /** @description Whether your password alone signs you in. */
        SecondFactor: {
            /** @description Since when signing in takes a code; null: it does not. */
            enabledAt: components["schemas"]["Timestamp"] | null;
            /**
             * @description How many recovery codes have not been used.
             * @example 10
             */
            recoveryCodesLeft: number;
        };
        /** @description Proof that it is not somebody else at your browser. */
        PasswordProof: {
            /**
             * Format: password
             * @description Your password, as proof.
             * @example correct horse battery
             */
            password: string;
        };
        /** @description What an authenticator app is to be given. */
        SecondFactorSetup: {
            /**
             * @description What the app and Sheaf both know, in Base32, to type where no camera is. It is shown this once.
             * @example JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP
             */
            secret: string;
            /**
             * @description The same as an address for the app to scan or open.
             * @example otpauth://totp/Sheaf:ada%40example.com?issuer=Sheaf&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30
             */
            url: string;
        };
        /** @description Proof that the app has the secret. */
        SecondFactorConfirmation: {
            /** @description The six digits that the app shows. */
            code: components["schemas"]["SecondFactorCode"];
        };
        /** @description For signing in without the app, once with each. */
        RecoveryCodes: {
            /**
             * @description Each of them stands for one code of the app. They are shown this once.
             * @example [
             *       "k3vq-x2m7-h5tb-wyc4",
             *       "lr6s-z2nd-fg2j-pa7e"
             *     ]
             */
            recoveryCodes: string[];
        };
        /** @description A person with an account, as their admins see them. */
        ListedUser: {
            id: components["schemas"]["UserId"];
            handle: components["schemas"]["Handle"];
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email: string;
            role: components["schemas"]["UserRole"];
            /**
             * @description Disabled users cannot sign in, and their keys do not work.
             * @example false
             */
            disabled: boolean;
            /**
             * @description Whether they have yet to choose a password, and cannot sign in before.
             * @example false
             */
            pending: boolean;
            /**
             * @description Whether signing in takes a code beside the password.
             * @example false
             */
            secondFactor: boolean;
            /**
             * @description How many bytes the versions have that they made, wherever these lie but in deleted spaces.
             * @example 2048
             */
            usedBytes: number;
            /**
             * @description How many bytes there may be, earlier versions and the trash included; null: as many as the instance gives everybody.
             * @example 10737418240
             */
            quotaBytes: number | null;
            /** @description When the user was created. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the user was last changed. */
            modifiedAt: components["schemas"]["Timestamp"];
            /** @description Until when their invitation works; null: they have none that does. */
            invitedUntil: components["schemas"]["Timestamp"] | null;
        };
        /** @description A page of users. */
        UserPage: {
            /** @description This page, in order. */
            items: components["schemas"]["ListedUser"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description A user to create. */
        NewUser: {
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email: string;
            role: components["schemas"]["UserRole"];
            /**
             * Format: password
             * @description The password to sign in with. Absent: they choose one themselves, by the invitation in the answer.
             * @example correct horse battery
             */
            password?: string;
            /** @description Made from the email address's local part when absent, with a number if that is taken. */
            handle?: components["schemas"]["Handle"];
            /**
             * @description How many bytes there may be, earlier versions and the trash included; null: as many as the instance gives everybody.
             * @example 10737418240
             */
            quotaBytes?: number | null;
        };
        /**
         * @description The id of an invitation. It is not the secret in its address.
         * @example inv_01k5x3w6b7c8d9e0f1g2h3j4km
         */
        InvitationId: string;
        /** @description A way for one person to choose a password. It works once. */
        CreatedInvitation: {
            id: components["schemas"]["InvitationId"];
            /**
             * @description The secret. It is shown this once and kept nowhere.
             * @example kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI
             */
            token: string;
            /**
             * @description The page on which they choose a password. Hand it over yourself: Sheaf sends no mail.
             * @example https://files.example.com/invitations/kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI
             */
            url: string;
            /**
             * @description When it stops working.
             * @example 2026-01-22T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description A new user and, without a password, their invitation. */
        CreatedUser: {
            id: components["schemas"]["UserId"];
            handle: components["schemas"]["Handle"];
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email: string;
            role: components["schemas"]["UserRole"];
            /**
             * @description Disabled users cannot sign in, and their keys do not work.
             * @example false
             */
            disabled: boolean;
            /**
             * @description Whether they have yet to choose a password, and cannot sign in before.
             * @example false
             */
            pending: boolean;
            /**
             * @description Whether signing in takes a code beside the password.
             * @example false
             */
            secondFactor: boolean;
            /**
             * @description How many bytes the versions have that they made, wherever these lie but in deleted spaces.
             * @example 2048
             */
            usedBytes: number;
            /**
             * @description How many bytes there may be, earlier versions and the trash included; null: as many as the instance gives everybody.
             * @example 10737418240
             */
            quotaBytes: number | null;
            /** @description When the user was created. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the user was last changed. */
            modifiedAt: components["schemas"]["Timestamp"];
            /** @description How they choose a password; null when they were given one. */
            invitation: components["schemas"]["CreatedInvitation"] | null;
        };
        /** @description Everything about a user that can be set, but the password. Without `quotaBytes` the quota stays. */
        UserReplacement: {
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email: string;
            role: components["schemas"]["UserRole"];
            /**
             * @description Disabled users cannot sign in, and their keys do not work.
             * @example false
             */
            disabled: boolean;
            handle: components["schemas"]["Handle"];
            /**
             * @description How many bytes there may be, earlier versions and the trash included; null: as many as the instance gives everybody.
             * @example 10737418240
             */
            quotaBytes?: number | null;
        };
        /** @description What to change about a user. What is left out stays. */
        UserPatch: {
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name?: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email?: string;
            role?: components["schemas"]["UserRole"];
            /**
             * @description Disabled users cannot sign in, and their keys do not work.
             * @example false
             */
            disabled?: boolean;
            handle?: components["schemas"]["Handle"];
            /**
             * Format: password
             * @description The password to sign in with. The most common ones are refused.
             * @example correct horse battery
             */
            password?: string;
            /**
             * @description How many bytes there may be, earlier versions and the trash included; null: as many as the instance gives everybody.
             * @example 10737418240
             */
            quotaBytes?: number | null;
        };
        /** @description Whom an invitation is for. */
        Invitation: {
            /**
             * @description The name to show.
             * @example Ada Lovelace
             */
            name: string;
            /**
             * Format: email
             * @description Unique in this instance, whatever the case.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description When it stops working.
             * @example 2026-01-22T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"];
        };
        /** @description The password that the person has chosen. */
        InvitationAcceptance: {
            /**
             * Format: password
             * @description The password to sign in with. The most common ones are refused.
             * @example correct horse battery
             */
            password: string;
            /** @description Six digits from the app, or a recovery code, when the account has a second factor. */
            code?: components["schemas"]["SecondFactorCode"];
        };
        /**
         * @description The id of an API key. It is not the secret.
         * @example key_01k5x5c3m4n5p6q7r8s9t0v1wx
         */
        ApiKeyId: string;
        /**
         * @description The id of a space. It stays when the space is renamed.
         * @example spc_01k5x3v9a1b2c3d4e5f6g7h8jk
         */
        SpaceId: string;
        /** @description A key for programs. It acts for the user who made it. */
        ApiKey: {
            id: components["schemas"]["ApiKeyId"];
            /**
             * @description What the key is for.
             * @example nightly backup
             */
            name: string;
            /**
             * @description How the secret begins, to recognise it by.
             * @example shf_9Xq2
             */
            prefix: string;
            /**
             * @description What the key may do.
             * @example [
             *       "files:read",
             *       "files:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description The only spaces it works in; null: all of yours.
             * @example null
             */
            spaces: components["schemas"]["SpaceId"][] | null;
            /**
             * @description When the key stops working; null: never.
             * @example 2027-01-15T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"] | null;
            /** @description When the key was created. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the key was last used, to within a minute; null: never. */
            lastUsedAt: components["schemas"]["Timestamp"] | null;
        };
        /** @description A page of API keys. */
        ApiKeyPage: {
            /** @description This page, in order. */
            items: components["schemas"]["ApiKey"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description A key to create. */
        NewApiKey: {
            /**
             * @description What the key is for.
             * @example nightly backup
             */
            name: string;
            /**
             * @description What the key may do.
             * @example [
             *       "files:read",
             *       "files:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description Let it work in these spaces only. Absent: in all of yours.
             * @example [
             *       "spc_01k5x3v9a1b2c3d4e5f6g7h8jk"
             *     ]
             */
            spaces?: components["schemas"]["SpaceId"][];
            /**
             * @description When it shall stop working. Absent: never.
             * @example 2027-01-15T09:30:00.000Z
             */
            expiresAt?: components["schemas"]["Timestamp"];
        };
        /** @description A new key with its secret. */
        CreatedApiKey: {
            id: components["schemas"]["ApiKeyId"];
            /**
             * @description What the key is for.
             * @example nightly backup
             */
            name: string;
            /**
             * @description How the secret begins, to recognise it by.
             * @example shf_9Xq2
             */
            prefix: string;
            /**
             * @description What the key may do.
             * @example [
             *       "files:read",
             *       "files:write"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description The only spaces it works in; null: all of yours.
             * @example null
             */
            spaces: components["schemas"]["SpaceId"][] | null;
            /**
             * @description When the key stops working; null: never.
             * @example 2027-01-15T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"] | null;
            /** @description When the key was created. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the key was last used, to within a minute; null: never. */
            lastUsedAt: components["schemas"]["Timestamp"] | null;
            /**
             * @description What the program sends as `Authorization: Bearer`. It ends in a checksum. It is shown this once and kept nowhere.
             * @example shf_9Xq2vV0m4nB7c1Lk8sD3fG6hJ5wE2rT9yU0iOpAzQxM04cb00d6
             */
            secret: string;
        };
        /**
         * @description Viewers read, editors change entries too, owners manage the space too.
         * @example owner
         * @enum {string}
         */
        SpaceRole: "viewer" | "editor" | "owner";
        /**
         * @description The id of a file or folder. It stays when the entry is renamed or moved.
         * @example ent_01k5x4a7p8q9r0s1t2v3w4x5yz
         */
        EntryId: string;
        /** @description A top-level folder with members, as the caller sees it: `role` is the caller’s own. */
        Space: {
            id: components["schemas"]["SpaceId"];
            /**
             * @description The first segment of every path in it.
             * @example shared
             */
            name: string;
            role: components["schemas"]["SpaceRole"];
            /**
             * @description Whether it is a user's own space, named after the handle.
             * @example false
             */
            personal: boolean;
            /**
             * @description The id of its top folder.
             * @example ent_01k5x3v9a1c2d3e4f5g6h7j8km
             */
            root: components["schemas"]["EntryId"];
            /**
             * @description After how many days what is in the trash is deleted for good; null: never.
             * @example 30
             */
            trashDays: number | null;
            /**
             * @description How many versions of a file are kept, the current one included; null: not decided by number.
             * @example 100
             */
            keepVersions: number | null;
            /**
             * @description How many days a version is kept after it was replaced; null: not decided by age. Where `keepVersions` is set, too, a version goes when neither keeps it; where both are null, all are kept.
             * @example 90
             */
            keepVersionDays: number | null;
            /** @description When the space was created. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the space was last renamed. */
            modifiedAt: components["schemas"]["Timestamp"];
        };
        /** @description A page of spaces. */
        SpacePage: {
            /** @description This page, in order. */
            items: components["schemas"]["Space"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description A space to create.
         * @example {
         *       "name": "research"
         *     }
         */
        NewSpace: {
            /**
             * @description Unique in this instance, whatever the case. The rules for names in a path hold, and ~ starts no name but a personal space’s.
             * @example shared
             */
            name: string;
        };
        /**
         * @description What to change about a space.
         * @example {
         *       "name": "research 2026"
         *     }
         */
        SpacePatch: {
            /**
             * @description Unique in this instance, whatever the case. The rules for names in a path hold, and ~ starts no name but a personal space’s.
             * @example shared
             */
            name?: string;
            /**
             * @description After how many days what is in the trash is deleted for good; null: never.
             * @example 30
             */
            trashDays?: number | null;
            /**
             * @description How many versions of a file are kept, the current one included; null: not decided by number.
             * @example 100
             */
            keepVersions?: number | null;
            /**
             * @description How many days a version is kept after it was replaced; null: not decided by age. Where `keepVersions` is set, too, a version goes when neither keeps it; where both are null, all are kept.
             * @example 90
             */
            keepVersionDays?: number | null;
        };
        /** @description A member of a space. */
        Member: {
            /** @description Who it is. */
            user: {
                id: components["schemas"]["UserId"];
                handle: components["schemas"]["Handle"];
                /**
                 * @description The name to show.
                 * @example Ada Lovelace
                 */
                name: string;
            };
            role: components["schemas"]["SpaceRole"];
            /** @description Since when they have been a member. */
            createdAt: components["schemas"]["Timestamp"];
        };
        /** @description A page of members. */
        MemberPage: {
            /** @description This page, in order. */
            items: components["schemas"]["Member"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        /**
         * @description What a member may do.
         * @example {
         *       "role": "viewer"
         *     }
         */
        Membership: {
            role: components["schemas"]["SpaceRole"];
        };
        /** @description What a space holds, counted to the byte. A copy and a restored version count in full, though they share their bytes on the disk. */
        SpaceUsage: {
            space: components["schemas"]["SpaceId"];
            /**
             * @description The name of the space.
             * @example shared
             */
            name: string;
            /**
             * @description How many files it has, those in the trash apart.
             * @example 3
             */
            files: number;
            /**
             * @description How many bytes its files have, with earlier versions and the trash.
             * @example 4096
             */
            bytes: number;
            /**
             * @description How many of them are in files as they are now.
             * @example 2048
             */
            currentBytes: number;
            /**
             * @description How many of them are in earlier versions of these files.
             * @example 1024
             */
            earlierBytes: number;
            /**
             * @description How many of them are in the trash, with all versions.
             * @example 1024
             */
            trashBytes: number;
            /**
             * @description How many bytes it may hold; null: as many as there is room for.
             * @example 10737418240
             */
            quotaBytes: number | null;
        };
        /** @description What you store. A version counts for whoever uploaded, copied or restored it, until it is deleted for good. */
        UserUsage: {
            /**
             * @description How many bytes the versions have that you made, wherever they lie but in deleted spaces.
             * @example 2048
             */
            bytes: number;
            /**
             * @description How many they may have; null: as many as there is room for.
             * @example 10737418240
             */
            quotaBytes: number | null;
        };
        /** @description What you store, and a page of what spaces hold. */
        UsagePage: {
            /** @description This page, in order. */
            items: components["schemas"]["SpaceUsage"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
            user: components["schemas"]["UserUsage"];
        };
        /** @description How much a space may hold. */
        QuotaChange: {
            /**
             * @description How many bytes there may be, earlier versions and the trash included; null: as many as the instance gives everybody.
             * @example 10737418240
             */
            quotaBytes: number | null;
        };
        /**
         * @description Where an entry is: the name of its space, its folders and its own name, with slashes between them. Names are normalised to NFC, and no two names in a folder differ in case alone. Refused as `invalid_path`: empty, `.` and `..` segments, backslashes, control characters, names over 255 bytes, paths over 1,024 bytes, names that Windows reserves, and names that end in a dot or a space.
         * @example shared/docs/readme.md
         */
        Path: string;
        /**
         * @description What an entry is.
         * @example file
         * @enum {string}
         */
        EntryKind: "file" | "folder";
        /**
         * @description The id of one version of a file. New bytes make a new version.
         * @example ver_01k5x4a7p9b8c7d6e5f4g3h2j1
         */
        VersionId: string;
        /** @description A file or a folder. */
        Entry: {
            id: components["schemas"]["EntryId"];
            kind: components["schemas"]["EntryKind"];
            path: components["schemas"]["Path"];
            /**
             * @description The last segment of the path.
             * @example readme.md
             */
            name: string;
            space: components["schemas"]["SpaceId"];
            /**
             * @description How many bytes the file has; null on folders.
             * @example 11
             */
            size: number | null;
            /**
             * @description The media type of the file; null on folders.
             * @example text/markdown
             */
            contentType: string | null;
            /**
             * @description The SHA-256 of the bytes, in hex; null on folders.
             * @example b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9
             */
            sha256: string | null;
            /**
             * @description The strong ETag of the bytes, quotes included, as used under `/files`; null on folders.
             * @example "uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"
             */
            etag: string | null;
            /** @description The current version of the file; null on folders. */
            version: components["schemas"]["VersionId"] | null;
            /** @description When the entry was created. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the entry was last changed. */
            modifiedAt: components["schemas"]["Timestamp"];
            /** @description Who created the entry. */
            createdBy: components["schemas"]["UserId"];
        };
        /** @description A page of the entries in a folder, and the folder itself. */
        EntryPage: {
            /** @description This page, in order. */
            items: components["schemas"]["Entry"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /**
             * @description How many entries the folder has in all.
             * @example 1
             */
            total: number;
            /** @description The folder itself. */
            folder: components["schemas"]["Entry"];
            /**
             * @description The caller's role in this space.
             * @example editor
             */
            role: components["schemas"]["SpaceRole"];
        };
        /** @description A folder to create. Missing folders on the way are created too. */
        NewFolder: {
            /**
             * @description The path of a folder. The name of a space alone is its top folder.
             * @example shared/docs
             */
            path: components["schemas"]["Path"];
        };
        /** @description The new path of an entry. */
        EntryPatch: {
            /**
             * @description Where the entry shall be.
             * @example shared/docs/read me first.md
             */
            path: components["schemas"]["Path"];
        };
        /** @description Where to put a copy. */
        NewCopy: {
            /**
             * @description Where the copy shall be.
             * @example shared/docs/readme (copy).md
             */
            path: components["schemas"]["Path"];
        };
        /** @description What became of one file of an upload: an entry or a problem. */
        UploadedFile: {
            /**
             * @description The name as it was sent.
             * @example readme.md
             */
            name: string;
            /**
             * @description How many bytes were received.
             * @example 11
             */
            size: number;
            /** @description The file as it is now. For a skipped file, the one that was there. */
            entry?: components["schemas"]["Entry"];
            /** @description Why there is no entry. */
            problem?: components["schemas"]["Problem"];
        };
        /** @description What became of each file. */
        UploadResult: {
            /** @description The files, in the order they were sent. */
            items: components["schemas"]["UploadedFile"][];
        };
        /**
         * @description The id of a resumable upload.
         * @example upl_01k5x6d1e2f3g4h5j6k7m8n9pq
         */
        UploadId: string;
        /** @description The bytes that a file has or had. */
        Version: {
            id: components["schemas"]["VersionId"];
            /**
             * @description Whether these are the bytes that the file has now.
             * @example true
             */
            current: boolean;
            /**
             * @description How many bytes the version has.
             * @example 11
             */
            size: number;
            /**
             * @description The media type of the bytes.
             * @example text/markdown
             */
            contentType: string;
            /**
             * @description The SHA-256 of the bytes, in hex.
             * @example b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9
             */
            sha256: string;
            /**
             * @description The strong ETag of the bytes, quotes included.
             * @example "uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"
             */
            etag: string;
            /** @description When the file got these bytes. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description Who gave it these bytes. */
            createdBy: components["schemas"]["UserId"];
        };
        /** @description A page of the versions of a file. */
        VersionPage: {
            /** @description This page, in order. */
            items: components["schemas"]["Version"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description A deleted entry that can be restored, with everything in it. */
        TrashItem: {
            entry: components["schemas"]["Entry"];
            /** @description Where it was. */
            path: components["schemas"]["Path"];
            /** @description When it was deleted. */
            deletedAt: components["schemas"]["Timestamp"];
            /** @description Who deleted it. */
            deletedBy: components["schemas"]["UserId"];
        };
        /** @description A page of the trash. */
        TrashPage: {
            /** @description This page, in order. */
            items: components["schemas"]["TrashItem"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description Where to put a restored entry. */
        RestoreRequest: {
            /**
             * @description Where to put it. Absent: where it was, missing folders made again.
             * @example shared/docs/readme (restored).md
             */
            path?: components["schemas"]["Path"];
        };
        /**
         * @description The id of a share link. It is not the secret in its address.
         * @example shr_01k5x6m7n8p9q0r1s2t3v4w5xy
         */
        ShareId: string;
        /**
         * @description What a link is for: looking and downloading, or uploading into a folder whose content it does not show.
         * @example read
         * @enum {string}
         */
        ShareAccess: "read" | "upload";
        /** @description A link to a file or a folder, for people without an account. */
        Share: {
            id: components["schemas"]["ShareId"];
            entry: components["schemas"]["EntryId"];
            kind: components["schemas"]["EntryKind"];
            /** @description Where it is that the link leads to. */
            path: components["schemas"]["Path"];
            space: components["schemas"]["SpaceId"];
            access: components["schemas"]["ShareAccess"];
            /**
             * @description Whether it takes a password.
             * @example true
             */
            hasPassword: boolean;
            /**
             * @description When the link stops working; null: never.
             * @example 2199-01-15T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"] | null;
            /**
             * @description How many downloads it allows; null: any number.
             * @example 10
             */
            maxDownloads: number | null;
            /**
             * @description How many there were.
             * @example 3
             */
            downloads: number;
            /**
             * @description Whether it works now: its time is not over, its downloads are not used up, what it leads to is not in the trash, and who made it still owns the space.
             * @example true
             */
            active: boolean;
            /** @description When the link was made. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description Who made the link. */
            createdBy: components["schemas"]["UserId"];
        };
        /** @description A page of share links. */
        SharePage: {
            /** @description This page, in order. */
            items: components["schemas"]["Share"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description A share link to make. */
        NewShare: {
            /** @description The file or folder that the link shall lead to. */
            entry: components["schemas"]["EntryId"];
            /** @description What the link is for. */
            access?: components["schemas"]["ShareAccess"];
            /**
             * Format: password
             * @description What people must know beside the link.
             * @example correct horse battery
             */
            password?: string;
            /**
             * @description When the link shall stop working. Absent: never.
             * @example 2199-01-15T09:30:00.000Z
             */
            expiresAt?: components["schemas"]["Timestamp"];
            /**
             * @description How many downloads it shall allow. Absent: any number.
             * @example 10
             */
            maxDownloads?: number;
        };
        /** @description A new share link with its secret. */
        CreatedShare: {
            id: components["schemas"]["ShareId"];
            entry: components["schemas"]["EntryId"];
            kind: components["schemas"]["EntryKind"];
            /** @description Where it is that the link leads to. */
            path: components["schemas"]["Path"];
            space: components["schemas"]["SpaceId"];
            access: components["schemas"]["ShareAccess"];
            /**
             * @description Whether it takes a password.
             * @example true
             */
            hasPassword: boolean;
            /**
             * @description When the link stops working; null: never.
             * @example 2199-01-15T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"] | null;
            /**
             * @description How many downloads it allows; null: any number.
             * @example 10
             */
            maxDownloads: number | null;
            /**
             * @description How many there were.
             * @example 3
             */
            downloads: number;
            /**
             * @description Whether it works now: its time is not over, its downloads are not used up, what it leads to is not in the trash, and who made it still owns the space.
             * @example true
             */
            active: boolean;
            /** @description When the link was made. */
            createdAt: components["schemas"]["Timestamp"];
            /** @description Who made the link. */
            createdBy: components["schemas"]["UserId"];
            /**
             * @description The secret. It is shown this once and kept nowhere: to hand out another, make a new link.
             * @example Zt7w1Qb5xN0hU8kR3mY6vC2pL9sF4dJgA1eO5iT7uXc
             */
            token: string;
            /**
             * @description The page to hand out.
             * @example https://files.example.com/s/Zt7w1Qb5xN0hU8kR3mY6vC2pL9sF4dJgA1eO5iT7uXc
             */
            url: string;
        };
        /** @description What shall be different about a link. What is absent stays. */
        SharePatch: {
            /**
             * Format: password
             * @description Another password; null: none. Whoever has unlocked the link must do so again.
             * @example correct horse battery
             */
            password?: string | null;
            /**
             * @description When the link shall stop working; null: never.
             * @example 2199-01-15T09:30:00.000Z
             */
            expiresAt?: components["schemas"]["Timestamp"] | null;
            /**
             * @description How many downloads it shall allow in all, with those that were; null: any number.
             * @example 20
             */
            maxDownloads?: number | null;
        };
        /** @description What a link tells before it is unlocked. */
        ShareLink: {
            access: components["schemas"]["ShareAccess"];
            /**
             * @description Whether it takes a password.
             * @example true
             */
            hasPassword: boolean;
            /**
             * @description When the link stops working; null: never.
             * @example 2199-01-15T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"] | null;
        };
        /** @description What opens a link that has a password. */
        ShareUnlocking: {
            /**
             * Format: password
             * @description The password of the link.
             * @example correct horse battery
             */
            password: string;
        };
        /** @description A file or a folder as somebody with a link sees it. */
        SharedEntry: {
            kind: components["schemas"]["EntryKind"];
            /**
             * @description Its name.
             * @example readme.md
             */
            name: string;
            /**
             * @description Where it is below the shared folder; empty for the folder itself. Of a shared file, its name.
             * @example docs/readme.md
             */
            path: string;
            /**
             * @description How many bytes the file has; null on folders.
             * @example 11
             */
            size: number | null;
            /**
             * @description The media type of the file; null on folders.
             * @example text/markdown
             */
            contentType: string | null;
            /**
             * @description The strong ETag of the bytes, quotes included; null on folders.
             * @example "uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek"
             */
            etag: string | null;
            /** @description When it was last changed. */
            modifiedAt: components["schemas"]["Timestamp"];
        };
        /** @description What a link leads to. */
        Shared: {
            entry: components["schemas"]["SharedEntry"];
            access: components["schemas"]["ShareAccess"];
            /**
             * @description Who made the link.
             * @example Ada Lovelace
             */
            sharedBy: string;
            /**
             * @description When the link stops working; null: never.
             * @example 2199-01-15T09:30:00.000Z
             */
            expiresAt: components["schemas"]["Timestamp"] | null;
            /**
             * @description How many downloads are left; null: any number.
             * @example 7
             */
            downloadsLeft: number | null;
        };
        /** @description A page of what lies in a shared folder. */
        SharedPage: {
            /** @description This page, in order. */
            items: components["schemas"]["SharedEntry"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
            /**
             * @description How many entries the folder has in all.
             * @example 1
             */
            total: number;
            /** @description The folder itself. */
            folder: components["schemas"]["SharedEntry"];
        };
        /** @description A piece of plain text. */
        HighlightPart: {
            /**
             * @description A piece of the text.
             * @example astro
             */
            text: string;
            /**
             * @description Whether this piece is what was looked for.
             * @example true
             */
            match: boolean;
        };
        /** @description Where a search found something, as plain text in pieces: nobody parses markup. */
        Highlight: {
            /**
             * @description Where it was found.
             * @example name
             * @enum {string}
             */
            field: "name" | "text";
            /** @description The text around it. Joined, the parts read as it stands. */
            parts: components["schemas"]["HighlightPart"][];
        };
        /** @description A found entry. */
        SearchHit: {
            entry: components["schemas"]["Entry"];
            /** @description What was found, the name first. */
            highlights: components["schemas"]["Highlight"][];
        };
        /** @description A page of found entries, the best first. */
        SearchPage: {
            /** @description This page, in order. */
            items: components["schemas"]["SearchHit"][];
            /**
             * @description Ask for the next page with it; null on the last page.
             * @example null
             */
            nextCursor: string | null;
        };
        /** @description One thing that an event says of its target. Never a secret. */
        AuditFact: {
            /**
             * @description What it is.
             * @example path
             */
            name: string;
            /**
             * @description What it was. Absent: there was none.
             * @example shared/draft.md
             */
            before?: string | number | boolean | null | string[];
            /**
             * @description What it became. Absent: there is none.
             * @example shared/final.md
             */
            after?: string | number | boolean | null | string[];
        };
        /** @description Who did what, from where, to what. */
        AuditEvent: {
            /**
             * @description Its place among the events.
             * @example 1768469400000-spc_01k5x3v9a1b2c3d4e5f6g7h8jk-17
             */
            id: string;
            /** @description When it happened. */
            at: components["schemas"]["Timestamp"];
            /**
             * @description What happened.
             * @example entry.moved
             */
            action: string;
            /** @description Whose doing it was, or for whom a link acted; null: Sheaf’s own, or nobody’s who is known. */
            actor: components["schemas"]["UserId"] | null;
            /**
             * @description What the caller proved to be; null: it happened before this was recorded.
             * @example session
             * @enum {string|null}
             */
            via: "session" | "apiKey" | "share" | "anonymous" | "system" | null;
            /**
             * @description The id of the session, the key or the share link that was used.
             * @example ses_01k5x3w1d2e3f4g5h6j7k8m9np
             */
            credential: string | null;
            /**
             * @description The network address that it came from.
             * @example 192.0.2.17
             */
            address: string | null;
            /**
             * @description What the program there said about itself.
             * @example Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
             */
            userAgent: string | null;
            /**
             * @description The `X-Request-Id` of the answer. Other events may have the same.
             * @example 01990d3c-6a52-7d3f-9a64-0d8a2a1c9be1
             */
            requestId: string;
            /** @description The space it happened in; null: in none. */
            space: components["schemas"]["SpaceId"] | null;
            /**
             * @description The id of what it happened to; null: of a user nobody knows.
             * @example ent_01k5x4a7p8q9r0s1t2v3w4x5yz
             */
            target: string | null;
            /**
             * @description What was and what became of it.
             * @example [
             *       {
             *         "name": "path",
             *         "before": "shared/draft.md",
             *         "after": "shared/final.md"
             *       }
             *     ]
             */
            facts: components["schemas"]["AuditFact"][];
        };
    };
    responses: {
        /**
         * @description `account_disabled`: The password is right, but an admin has disabled this account.
         *
         *     `wrong_code`: The code is another one, or was used already. Wait for the next.
         */
        AccountDisabledOrWrongCode: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_created`: The first request with this `Idempotency-Key` made the thing that `id` names; its secret is not shown again.
         *
         *     `email_taken`: Another user has this email address.
         *
         *     `handle_taken`: Another user has this handle.
         *
         *     `idempotency_in_progress`: The first request with this `Idempotency-Key` is still at work.
         *
         *     `idempotency_key_reused`: Another request was sent with this `Idempotency-Key`.
         */
        AlreadyCreatedOrEmailTakenOrHandleTakenOrIdempotencyInProgressOrIdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_created`: The first request with this `Idempotency-Key` made the thing that `id` names; its secret is not shown again.
         *
         *     `idempotency_in_progress`: The first request with this `Idempotency-Key` is still at work.
         *
         *     `idempotency_key_reused`: Another request was sent with this `Idempotency-Key`.
         */
        AlreadyCreatedOrIdempotencyInProgressOrIdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `already_created`: The first request with this `Idempotency-Key` made the thing that `id` names; its secret is not shown again.
         *
         *     `idempotency_in_progress`: The first request with this `Idempotency-Key` is still at work.
         *
         *     `idempotency_key_reused`: Another request was sent with this `Idempotency-Key`.
         *
         *     `not_a_folder`: There is a file where a folder is needed.
         */
        AlreadyCreatedOrIdempotencyInProgressOrIdempotencyKeyReusedOrNotAFolder: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `already_set_up`: This instance has an admin. Sign in instead. */
        AlreadySetUp: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `api_key_not_found`: You have no API key with this id. */
        ApiKeyNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `archive_too_large`: There are too many entries for one archive. Ask for the folders in it one by one.
         *
         *     `not_a_folder`: There is a file where a folder is needed.
         */
        ArchiveTooLargeOrNotAFolder: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `checksum_mismatch`: The bytes have another digest than `Upload-Checksum` says. None of them were kept: send them again. */
        ChecksumMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `digest_mismatch`: Digest mismatch */
        DigestMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `email_taken`: Another user has this email address. */
        EmailTaken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `email_taken`: Another user has this email address.
         *
         *     `handle_taken`: Another user has this handle.
         *
         *     `last_admin`: This would leave the instance without an admin who can sign in.
         */
        EmailTakenOrHandleTakenOrLastAdmin: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `entry_not_found`: There is nothing here, or nothing that you may see. */
        EntryNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `entry_not_found`: There is nothing here, or nothing that you may see.
         *
         *     `share_not_found`: There is no such link, or it was revoked, or what it leads to is there no more.
         */
        EntryNotFoundOrShareNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `entry_not_found`: There is nothing here, or nothing that you may see.
         *
         *     `space_not_found`: There is no such space, or you are no member of it.
         */
        EntryNotFoundOrSpaceNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `entry_not_found`: There is nothing here, or nothing that you may see.
         *
         *     `thumbnail_not_found`: There is no small picture of this file: it is no image, or one that cannot be read.
         */
        EntryNotFoundOrThumbnailNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `entry_not_found`: There is nothing here, or nothing that you may see.
         *
         *     `version_not_found`: The file has no such version, or has it no more.
         */
        EntryNotFoundOrVersionNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `forbidden`: Forbidden */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `forbidden`: Forbidden
         *
         *     `wrong_code`: The code is another one, or was used already. Wait for the next.
         */
        ForbiddenOrWrongCode: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `forbidden`: Forbidden
         *
         *     `wrong_password`: The password is another one.
         */
        ForbiddenOrWrongPassword: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `headers_too_large`: Request header fields too large */
        HeadersTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this `Idempotency-Key` is still at work.
         *
         *     `idempotency_key_reused`: Another request was sent with this `Idempotency-Key`.
         *
         *     `not_a_file`: There is a folder where a file is needed.
         *
         *     `not_a_folder`: There is a file where a folder is needed.
         */
        IdempotencyInProgressOrIdempotencyKeyReusedOrNotAFileOrNotAFolder: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this `Idempotency-Key` is still at work.
         *
         *     `idempotency_key_reused`: Another request was sent with this `Idempotency-Key`.
         *
         *     `not_a_folder`: There is a file where a folder is needed.
         */
        IdempotencyInProgressOrIdempotencyKeyReusedOrNotAFolder: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this `Idempotency-Key` is still at work.
         *
         *     `idempotency_key_reused`: Another request was sent with this `Idempotency-Key`.
         *
         *     `not_a_folder`: There is a file where a folder is needed.
         *
         *     `path_taken`: Something else has this name in this folder.
         */
        IdempotencyInProgressOrIdempotencyKeyReusedOrNotAFolderOrPathTaken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `idempotency_in_progress`: The first request with this `Idempotency-Key` is still at work.
         *
         *     `idempotency_key_reused`: Another request was sent with this `Idempotency-Key`.
         *
         *     `space_name_taken`: Another space has this name. It may be one that you cannot see.
         */
        IdempotencyInProgressOrIdempotencyKeyReusedOrSpaceNameTaken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `insufficient_storage`: Insufficient storage */
        InsufficientStorage: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `insufficient_storage`: Insufficient storage
         *
         *     `quota_exceeded`: The bytes do not fit into what the space may hold, or into what you may store.
         */
        InsufficientStorageOrQuotaExceeded: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `internal_error`: Internal server error */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_credentials`: No account has this email address and password.
         *
         *     `second_factor_required`: The password is right, and the account has a second factor: send the same again with a `code`.
         */
        InvalidCredentialsOrSecondFactorRequired: {
            headers: {
                /**
                 * @description What would have been accepted (RFC 9110, 11.6.1).
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_input`: Invalid input */
        InvalidInput: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_input`: Invalid input
         *
         *     `invalid_path`: The path breaks a rule for names. See its issues.
         */
        InvalidInputOrInvalidPath: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `invalid_input`: Invalid input
         *
         *     `invalid_path`: The path breaks a rule for names. See its issues.
         *
         *     `space_reserved`: Names that start with ~ belong to personal spaces.
         */
        InvalidInputOrInvalidPathOrSpaceReserved: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invalid_setup_token`: The token is not the one that the server printed when it started. */
        InvalidSetupToken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `invitation_not_found`: The address is wrong, or it was used, replaced or left for too long. Ask an admin for another one. */
        InvitationNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `last_admin`: This would leave the instance without an admin who can sign in. */
        LastAdmin: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `last_owner`: This would leave the space without an owner.
         *
         *     `personal_space`: A personal space is named after its user and goes with its user.
         */
        LastOwnerOrPersonalSpace: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `member_not_found`: This user is no member of the space.
         *
         *     `space_not_found`: There is no such space, or you are no member of it.
         */
        MemberNotFoundOrSpaceNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `move_into_itself`: A folder cannot be moved into itself or below itself.
         *
         *     `not_a_folder`: There is a file where a folder is needed.
         *
         *     `path_taken`: Something else has this name in this folder.
         *
         *     `space_root`: The top folder of a space goes with its space. Rename or delete the space instead.
         */
        MoveIntoItselfOrNotAFolderOrPathTakenOrSpaceRoot: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_a_file`: There is a folder where a file is needed. */
        NotAFile: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_a_file`: There is a folder where a file is needed.
         *
         *     `not_a_folder`: There is a file where a folder is needed.
         */
        NotAFileOrNotAFolder: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_a_file`: There is a folder where a file is needed.
         *
         *     `not_a_folder`: There is a file where a folder is needed.
         *
         *     `upload_in_use`: Another request is sending bytes of this upload. Ask how far it has come in a moment.
         *
         *     `upload_offset_differs`: The upload has come further, or less far. Ask how far with `getUpload`.
         */
        NotAFileOrNotAFolderOrUploadInUseOrUploadOffsetDiffers: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_a_folder`: There is a file where a folder is needed. */
        NotAFolder: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `not_a_folder`: There is a file where a folder is needed.
         *
         *     `path_taken`: Something else has this name in this folder.
         */
        NotAFolderOrPathTaken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `not_acceptable`: Not acceptable */
        NotAcceptable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `payload_too_large`: Payload too large */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `personal_space`: A personal space is named after its user and goes with its user. */
        PersonalSpace: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `personal_space`: A personal space is named after its user and goes with its user.
         *
         *     `space_name_taken`: Another space has this name. It may be one that you cannot see.
         */
        PersonalSpaceOrSpaceNameTaken: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `precondition_failed`: Precondition failed */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `precondition_failed`: Precondition failed
         *
         *     `unsupported_tus_version`: This is another version of tus than 1.0.0, which `Tus-Version` names.
         */
        PreconditionFailedOrUnsupportedTusVersion: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `range_not_satisfiable`: Range not satisfiable */
        RangeNotSatisfiable: {
            headers: {
                /**
                 * @description How long the bytes really are (RFC 9110, 14.4).
                 * @example bytes *\/1024
                 */
                "Content-Range"?: string;
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `second_factor_missing`: You have no second factor, and have not begun to set one up. */
        SecondFactorMissing: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `second_factor_missing`: You have no second factor, and have not begun to set one up.
         *
         *     `second_factor_on`: You have a second factor. Turn it off before you set up another one.
         */
        SecondFactorMissingOrSecondFactorOn: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `second_factor_on`: You have a second factor. Turn it off before you set up another one. */
        SecondFactorOn: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `second_factor_required`: The password is right, and the account has a second factor: send the same again with a `code`. */
        SecondFactorRequired: {
            headers: {
                /**
                 * @description What would have been accepted (RFC 9110, 11.6.1).
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `session_not_found`: You have no session with this id. */
        SessionNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `share_expired`: The time of this link is over. */
        ShareExpired: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `share_expired`: The time of this link is over.
         *
         *     `share_used_up`: By this link as much was downloaded as may be.
         */
        ShareExpiredOrShareUsedUp: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `share_locked`: The link has a password, and no valid cookie of it was sent. Unlock it first. */
        ShareLocked: {
            headers: {
                /**
                 * @description What would have been accepted (RFC 9110, 11.6.1).
                 * @example Cookie realm="share link", cookie-name="sheaf_share"
                 */
                "WWW-Authenticate"?: string;
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `share_not_found`: There is no such link, or it was revoked, or what it leads to is there no more. */
        ShareNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `space_not_found`: There is no such space, or you are no member of it. */
        SpaceNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /**
         * @description `space_not_found`: There is no such space, or you are no member of it.
         *
         *     `user_not_found`: There is no user with this id.
         */
        SpaceNotFoundOrUserNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `space_root`: The top folder of a space goes with its space. Rename or delete the space instead. */
        SpaceRoot: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `too_many_requests`: Too many requests */
        TooManyRequests: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 30
                 */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unauthorized`: Unauthorized */
        Unauthorized: {
            headers: {
                /**
                 * @description What would have been accepted (RFC 9110, 11.6.1).
                 * @example Bearer
                 */
                "WWW-Authenticate"?: string;
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unavailable`: Service unavailable */
        Unavailable: {
            headers: {
                /**
                 * @description Seconds to wait before trying again.
                 * @example 30
                 */
                "Retry-After"?: number;
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_media_type`: Unsupported media type */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `unsupported_tus_version`: This is another version of tus than 1.0.0, which `Tus-Version` names. */
        UnsupportedTusVersion: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `upload_not_found`: You have begun no such upload, or it was given up. Begin anew. */
        UploadNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `user_not_found`: There is no user with this id. */
        UserNotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `wrong_code`: The code is another one, or was used already. Wait for the next. */
        WrongCode: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `wrong_password`: The password is another one. */
        WrongPassword: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description The request id: the one sent in this header when it was well formed, else a new one.
         * @example 01990d3c-6a52-7d3f-9a64-0d8a2a1c9be1
         */
        RequestId: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    hello: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A greeting. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Hello World"
                     *     }
                     */
                    "application/json": components["schemas"]["Hello"];
                };
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    legacyHello: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A greeting. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Hello World"
                     *     }
                     */
                    "application/json": components["schemas"]["Hello"];
                };
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything works. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": [
                     *         {
                     *           "name": "database",
                     *           "ok": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                    /** @example ok */
                    "text/plain": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            /** @description Something does not work; the answer says what. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "checks": [
                     *         {
                     *           "name": "database",
                     *           "ok": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                    /** @example ok */
                    "text/plain": string;
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far the set-up is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "completed": false
                     *     }
                     */
                    "application/json": components["schemas"]["Setup"];
                };
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    completeSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI",
                 *       "name": "Ada Lovelace",
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery",
                 *       "handle": "ada"
                 *     }
                 */
                "application/json": components["schemas"]["SetupRequest"];
            };
        };
        responses: {
            /** @description The admin is there and signed in. */
            201: {
                headers: {
                    /** @description The session cookie: HttpOnly, SameSite=Lax. */
                    "Set-Cookie": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ses_01k5x3w1d2e3f4g5h6j7k8m9np",
                     *       "user": {
                     *         "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *         "handle": "ada",
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "role": "member",
                     *         "disabled": false,
                     *         "pending": false,
                     *         "secondFactor": false,
                     *         "usedBytes": 2048,
                     *         "quotaBytes": 10737418240,
                     *         "createdAt": "2026-01-15T09:30:00.000Z",
                     *         "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *       },
                     *       "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *       "address": "192.0.2.17",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "lastSeenAt": "2026-01-15T09:30:00.000Z",
                     *       "expiresAt": "2026-02-14T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidInput"];
            403: components["responses"]["InvalidSetupToken"];
            409: components["responses"]["AlreadySetUp"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ses_01k5x3w1d2e3f4g5h6j7k8m9np",
                     *       "user": {
                     *         "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *         "handle": "ada",
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "role": "member",
                     *         "disabled": false,
                     *         "pending": false,
                     *         "secondFactor": false,
                     *         "usedBytes": 2048,
                     *         "quotaBytes": 10737418240,
                     *         "createdAt": "2026-01-15T09:30:00.000Z",
                     *         "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *       },
                     *       "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *       "address": "192.0.2.17",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "lastSeenAt": "2026-01-15T09:30:00.000Z",
                     *       "expiresAt": "2026-02-14T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery",
                 *       "code": "287082"
                 *     }
                 */
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Signed in. */
            201: {
                headers: {
                    /** @description The session cookie: HttpOnly, SameSite=Lax. */
                    "Set-Cookie": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ses_01k5x3w1d2e3f4g5h6j7k8m9np",
                     *       "user": {
                     *         "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *         "handle": "ada",
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "role": "member",
                     *         "disabled": false,
                     *         "pending": false,
                     *         "secondFactor": false,
                     *         "usedBytes": 2048,
                     *         "quotaBytes": 10737418240,
                     *         "createdAt": "2026-01-15T09:30:00.000Z",
                     *         "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *       },
                     *       "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *       "address": "192.0.2.17",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "lastSeenAt": "2026-01-15T09:30:00.000Z",
                     *       "expiresAt": "2026-02-14T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["InvalidCredentialsOrSecondFactorRequired"];
            403: components["responses"]["AccountDisabledOrWrongCode"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    /** @description The session cookie: HttpOnly, SameSite=Lax. */
                    "Set-Cookie": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "ses_01k5x3w1d2e3f4g5h6j7k8m9np",
                     *           "current": true,
                     *           "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *           "address": "192.0.2.17",
                     *           "createdAt": "2026-01-15T09:30:00.000Z",
                     *           "lastSeenAt": "2026-01-15T09:30:00.000Z",
                     *           "expiresAt": "2026-02-14T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    revokeSessions: {
        parameters: {
            query?: {
                /** @description Leave the session that asks, and end the others. */
                keepCurrent?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out everywhere. */
            204: {
                headers: {
                    /** @description The session cookie: HttpOnly, SameSite=Lax. */
                    "Set-Cookie"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a session. It is not the secret in the cookie. */
                id: components["schemas"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SessionNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getSignInOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ways to sign in. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "oidc": {
                     *         "name": "Example Corp"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SignInOptions"];
                };
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    startOidc: {
        parameters: {
            query?: {
                /** @description Where to go then: a path of this origin. */
                next?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The way on. */
            307: {
                headers: {
                    /** @description Where the browser goes on. */
                    Location: string;
                    /** @description What the browser keeps while it is at the provider, and the session cookie in the end. */
                    "Set-Cookie"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    finishOidc: {
        parameters: {
            query?: {
                /** @description What the provider takes for tokens. */
                code?: string;
                /** @description Ties the answer to the browser that asked. */
                state?: string;
                /** @description Who the provider is. */
                iss?: string;
                /** @description Why the provider let nobody in. */
                error?: string;
                /** @description The same in words. */
                error_description?: string;
                /** @description More about it. */
                error_uri?: string;
                /** @description The session there. */
                session_state?: string;
                /** @description What was allowed. */
                scope?: string;
                /** @description Of Google: which account. */
                authuser?: string;
                /** @description Of Google: the domain of the account. */
                hd?: string;
                /** @description Of Google: what was asked. */
                prompt?: string;
                /** @description Of Microsoft: about the account. */
                client_info?: string;
            };
            header?: never;
            path?: never;
            cookie?: {
                /** @description What `startOidc` has set, on http. */
                sheaf_oidc?: string;
                /** @description The same on https. */
                "__Host-sheaf_oidc"?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The way on. */
            307: {
                headers: {
                    /** @description Where the browser goes on. */
                    Location: string;
                    /** @description What the browser keeps while it is at the provider, and the session cookie in the end. */
                    "Set-Cookie"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description You. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *       "handle": "ada",
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "role": "member",
                     *       "disabled": false,
                     *       "pending": false,
                     *       "secondFactor": false,
                     *       "usedBytes": 2048,
                     *       "quotaBytes": 10737418240,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "personalSpace": "~ada",
                     *       "scopes": [
                     *         "files:read"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            /** @description You, as you are now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *       "handle": "ada",
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "role": "member",
                     *       "disabled": false,
                     *       "pending": false,
                     *       "secondFactor": false,
                     *       "usedBytes": 2048,
                     *       "quotaBytes": 10737418240,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "personalSpace": "~ada",
                     *       "scopes": [
                     *         "files:read"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["EmailTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "correct horse battery",
                 *       "newPassword": "staple on a blue moon"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The new password holds. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenOrWrongPassword"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your second factor. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "enabledAt": "2026-01-15T09:30:00.000Z",
                     *       "recoveryCodesLeft": 10
                     *     }
                     */
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    startSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordProof"];
            };
        };
        responses: {
            /** @description The secret. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                     *       "url": "otpauth://totp/Sheaf:ada%40example.com?issuer=Sheaf&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30"
                     *     }
                     */
                    "application/json": components["schemas"]["SecondFactorSetup"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenOrWrongPassword"];
            409: components["responses"]["SecondFactorOn"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "287082"
                 *     }
                 */
                "application/json": components["schemas"]["SecondFactorConfirmation"];
            };
        };
        responses: {
            /** @description The recovery codes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodes": [
                     *         "k3vq-x2m7-h5tb-wyc4",
                     *         "lr6s-z2nd-fg2j-pa7e"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenOrWrongCode"];
            409: components["responses"]["SecondFactorMissingOrSecondFactorOn"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    disableSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordProof"];
            };
        };
        responses: {
            /** @description It is off. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenOrWrongPassword"];
            409: components["responses"]["SecondFactorMissing"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    replaceRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordProof"];
            };
        };
        responses: {
            /** @description The new codes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryCodes": [
                     *         "k3vq-x2m7-h5tb-wyc4",
                     *         "lr6s-z2nd-fg2j-pa7e"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ForbiddenOrWrongPassword"];
            409: components["responses"]["SecondFactorMissing"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user. */
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They have none. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *           "handle": "ada",
                     *           "name": "Ada Lovelace",
                     *           "email": "ada@example.com",
                     *           "role": "member",
                     *           "disabled": false,
                     *           "pending": false,
                     *           "secondFactor": false,
                     *           "usedBytes": 2048,
                     *           "quotaBytes": 10737418240,
                     *           "createdAt": "2026-01-15T09:30:00.000Z",
                     *           "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *           "invitedUntil": "2026-01-15T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. A key of your own for each request, such as a UUID; it is remembered for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "email": "ada@example.com",
                 *       "role": "member",
                 *       "password": "correct horse battery",
                 *       "handle": "ada",
                 *       "quotaBytes": 10737418240
                 *     }
                 */
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description The new user. */
            201: {
                headers: {
                    /** @description Where to get it. */
                    Location: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *       "handle": "ada",
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "role": "member",
                     *       "disabled": false,
                     *       "pending": false,
                     *       "secondFactor": false,
                     *       "usedBytes": 2048,
                     *       "quotaBytes": 10737418240,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "invitation": {
                     *         "id": "inv_01k5x3w6b7c8d9e0f1g2h3j4km",
                     *         "token": "kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI",
                     *         "url": "https://files.example.com/invitations/kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI",
                     *         "expiresAt": "2026-01-22T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedUser"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["AlreadyCreatedOrEmailTakenOrHandleTakenOrIdempotencyInProgressOrIdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user. */
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *       "handle": "ada",
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "role": "member",
                     *       "disabled": false,
                     *       "pending": false,
                     *       "secondFactor": false,
                     *       "usedBytes": 2048,
                     *       "quotaBytes": 10737418240,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    replaceUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user. */
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "email": "ada@example.com",
                 *       "role": "member",
                 *       "disabled": false,
                 *       "handle": "ada",
                 *       "quotaBytes": 10737418240
                 *     }
                 */
                "application/json": components["schemas"]["UserReplacement"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *       "handle": "ada",
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "role": "member",
                     *       "disabled": false,
                     *       "pending": false,
                     *       "secondFactor": false,
                     *       "usedBytes": 2048,
                     *       "quotaBytes": 10737418240,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["EmailTakenOrHandleTakenOrLastAdmin"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    deleteUser: {
        parameters: {
            query: {
                /** @description What becomes of the spaces that only this user owns. */
                space: "transfer" | "trash";
                /** @description Who gets them. Needed with `transfer`, refused with `trash`. */
                to?: components["schemas"]["UserId"];
            };
            header?: never;
            path: {
                /** @description The id of a user. */
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["LastAdmin"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a user. */
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "email": "ada@example.com",
                 *       "role": "member",
                 *       "disabled": false,
                 *       "handle": "ada",
                 *       "password": "correct horse battery",
                 *       "quotaBytes": 10737418240
                 *     }
                 */
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *       "handle": "ada",
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "role": "member",
                     *       "disabled": false,
                     *       "pending": false,
                     *       "secondFactor": false,
                     *       "usedBytes": 2048,
                     *       "quotaBytes": 10737418240,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["EmailTakenOrHandleTakenOrLastAdmin"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. A key of your own for each request, such as a UUID; it is remembered for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a user. */
                id: components["schemas"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation with its secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "inv_01k5x3w6b7c8d9e0f1g2h3j4km",
                     *       "token": "kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI",
                     *       "url": "https://files.example.com/invitations/kq3v9x2m7h5tB0yWc4Lr8sZ1nD6fG2jP9aE5uX7vQmI",
                     *       "expiresAt": "2026-01-22T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedInvitation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["AlreadyCreatedOrIdempotencyInProgressOrIdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret in the address that was handed over. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The invitation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "expiresAt": "2026-01-22T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            400: components["responses"]["InvalidInput"];
            404: components["responses"]["InvitationNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret in the address that was handed over. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery",
                 *       "code": "287082"
                 *     }
                 */
                "application/json": components["schemas"]["InvitationAcceptance"];
            };
        };
        responses: {
            /** @description The password holds, and they are signed in. */
            201: {
                headers: {
                    /** @description The session cookie: HttpOnly, SameSite=Lax. */
                    "Set-Cookie": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ses_01k5x3w1d2e3f4g5h6j7k8m9np",
                     *       "user": {
                     *         "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *         "handle": "ada",
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "role": "member",
                     *         "disabled": false,
                     *         "pending": false,
                     *         "secondFactor": false,
                     *         "usedBytes": 2048,
                     *         "quotaBytes": 10737418240,
                     *         "createdAt": "2026-01-15T09:30:00.000Z",
                     *         "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *       },
                     *       "userAgent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     *       "address": "192.0.2.17",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "lastSeenAt": "2026-01-15T09:30:00.000Z",
                     *       "expiresAt": "2026-02-14T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["SecondFactorRequired"];
            403: components["responses"]["WrongCode"];
            404: components["responses"]["InvitationNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "key_01k5x5c3m4n5p6q7r8s9t0v1wx",
                     *           "name": "nightly backup",
                     *           "prefix": "shf_9Xq2",
                     *           "scopes": [
                     *             "files:read",
                     *             "files:write"
                     *           ],
                     *           "spaces": null,
                     *           "expiresAt": "2027-01-15T09:30:00.000Z",
                     *           "createdAt": "2026-01-15T09:30:00.000Z",
                     *           "lastUsedAt": "2026-01-15T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. A key of your own for each request, such as a UUID; it is remembered for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "nightly backup",
                 *       "scopes": [
                 *         "files:read",
                 *         "files:write"
                 *       ],
                 *       "spaces": [
                 *         "spc_01k5x3v9a1b2c3d4e5f6g7h8jk"
                 *       ],
                 *       "expiresAt": "2027-01-15T09:30:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The key with its secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "key_01k5x5c3m4n5p6q7r8s9t0v1wx",
                     *       "name": "nightly backup",
                     *       "prefix": "shf_9Xq2",
                     *       "scopes": [
                     *         "files:read",
                     *         "files:write"
                     *       ],
                     *       "spaces": null,
                     *       "expiresAt": "2027-01-15T09:30:00.000Z",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "lastUsedAt": "2026-01-15T09:30:00.000Z",
                     *       "secret": "shf_9Xq2vV0m4nB7c1Lk8sD3fG6hJ5wE2rT9yU0iOpAzQxM04cb00d6"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFound"];
            409: components["responses"]["AlreadyCreatedOrIdempotencyInProgressOrIdempotencyKeyReused"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an API key. It is not the secret. */
                id: components["schemas"]["ApiKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ApiKeyNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    listSpaces: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of spaces. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *           "name": "shared",
                     *           "role": "owner",
                     *           "personal": false,
                     *           "root": "ent_01k5x3v9a1c2d3e4f5g6h7j8km",
                     *           "trashDays": 30,
                     *           "keepVersions": 100,
                     *           "keepVersionDays": 90,
                     *           "createdAt": "2026-01-15T09:30:00.000Z",
                     *           "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SpacePage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createSpace: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. A key of your own for each request, such as a UUID; it is remembered for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "research"
                 *     }
                 */
                "application/json": components["schemas"]["NewSpace"];
            };
        };
        responses: {
            /** @description The new space. */
            201: {
                headers: {
                    /** @description Where to get it. */
                    Location: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "name": "shared",
                     *       "role": "owner",
                     *       "personal": false,
                     *       "root": "ent_01k5x3v9a1c2d3e4f5g6h7j8km",
                     *       "trashDays": 30,
                     *       "keepVersions": 100,
                     *       "keepVersionDays": 90,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPathOrSpaceReserved"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["IdempotencyInProgressOrIdempotencyKeyReusedOrSpaceNameTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name or the id of a space. */
                space: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The space. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "name": "shared",
                     *       "role": "owner",
                     *       "personal": false,
                     *       "root": "ent_01k5x3v9a1c2d3e4f5g6h7j8km",
                     *       "trashDays": 30,
                     *       "keepVersions": 100,
                     *       "keepVersionDays": 90,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name or the id of a space. */
                space: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The space is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFound"];
            409: components["responses"]["PersonalSpace"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    updateSpace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name or the id of a space. */
                space: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "research 2026"
                 *     }
                 */
                "application/json": components["schemas"]["SpacePatch"];
            };
        };
        responses: {
            /** @description The space as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "name": "shared",
                     *       "role": "owner",
                     *       "personal": false,
                     *       "root": "ent_01k5x3v9a1c2d3e4f5g6h7j8km",
                     *       "trashDays": 30,
                     *       "keepVersions": 100,
                     *       "keepVersionDays": 90,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Space"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPathOrSpaceReserved"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFound"];
            409: components["responses"]["PersonalSpaceOrSpaceNameTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The name or the id of a space. */
                space: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "user": {
                     *             "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *             "handle": "ada",
                     *             "name": "Ada Lovelace"
                     *           },
                     *           "role": "owner",
                     *           "createdAt": "2026-01-15T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    putMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name or the id of a space. */
                space: string;
                /** @description The id, the handle or the whole email address of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "viewer"
                 *     }
                 */
                "application/json": components["schemas"]["Membership"];
            };
        };
        responses: {
            /** @description They were a member, and have this role now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *         "handle": "ada",
                     *         "name": "Ada Lovelace"
                     *       },
                     *       "role": "owner",
                     *       "createdAt": "2026-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description They are a member now. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "user": {
                     *         "id": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *         "handle": "ada",
                     *         "name": "Ada Lovelace"
                     *       },
                     *       "role": "owner",
                     *       "createdAt": "2026-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFoundOrUserNotFound"];
            409: components["responses"]["LastOwnerOrPersonalSpace"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name or the id of a space. */
                space: string;
                /** @description The id, the handle or the whole email address of a user. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They are no member any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MemberNotFoundOrSpaceNotFound"];
            409: components["responses"]["LastOwnerOrPersonalSpace"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getUsage: {
        parameters: {
            query?: {
                /** @description Every space of the instance. For admins. */
                all?: boolean;
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what spaces hold. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *           "name": "shared",
                     *           "files": 3,
                     *           "bytes": 4096,
                     *           "currentBytes": 2048,
                     *           "earlierBytes": 1024,
                     *           "trashBytes": 1024,
                     *           "quotaBytes": 10737418240
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "user": {
                     *         "bytes": 2048,
                     *         "quotaBytes": 10737418240
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["UsagePage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    setSpaceQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name or the id of a space. */
                space: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "quotaBytes": 10737418240
                 *     }
                 */
                "application/json": components["schemas"]["QuotaChange"];
            };
        };
        responses: {
            /** @description What the space holds and may hold. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "name": "shared",
                     *       "files": 3,
                     *       "bytes": 4096,
                     *       "currentBytes": 2048,
                     *       "earlierBytes": 1024,
                     *       "trashBytes": 1024,
                     *       "quotaBytes": 10737418240
                     *     }
                     */
                    "application/json": components["schemas"]["SpaceUsage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    listEntries: {
        parameters: {
            query: {
                /** @description The path of a folder. The name of a space alone is its top folder. */
                folder: components["schemas"]["Path"];
                /** @description What to sort by. Folders come first. */
                sort?: "name" | "size" | "modified" | "type";
                /** @description Which way to sort. */
                order?: "asc" | "desc";
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *           "kind": "file",
                     *           "path": "shared/docs/readme.md",
                     *           "name": "readme.md",
                     *           "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *           "size": 11,
                     *           "contentType": "text/markdown",
                     *           "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *           "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *           "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *           "createdAt": "2026-01-15T09:30:00.000Z",
                     *           "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *           "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1,
                     *       "folder": {
                     *         "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *         "kind": "file",
                     *         "path": "shared/docs/readme.md",
                     *         "name": "readme.md",
                     *         "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *         "size": 11,
                     *         "contentType": "text/markdown",
                     *         "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *         "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *         "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *         "createdAt": "2026-01-15T09:30:00.000Z",
                     *         "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *         "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *       },
                     *       "role": "editor"
                     *     }
                     */
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["NotAFolder"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createFolder: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. A key of your own for each request, such as a UUID; it is remembered for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "path": "shared/docs"
                 *     }
                 */
                "application/json": components["schemas"]["NewFolder"];
            };
        };
        responses: {
            /** @description The new folder. */
            201: {
                headers: {
                    /** @description The revision of the entry. A rename, a move and new bytes change it. */
                    ETag: string;
                    /** @description Where to get it. */
                    Location: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "name": "readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["IdempotencyInProgressOrIdempotencyKeyReusedOrNotAFolderOrPathTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer 304 if this is still the current ETag. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    /** @description The revision of the entry. A rename, a move and new bytes change it. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "name": "readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description The entry has not changed. */
            304: {
                headers: {
                    /** @description The revision of the entry. A rename, a move and new bytes change it. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    deleteEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Go on only if this is still the current ETag; else 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry is in the trash. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["SpaceRoot"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    updateEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Go on only if this is still the current ETag; else 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "path": "shared/docs/read me first.md"
                 *     }
                 */
                "application/json": components["schemas"]["EntryPatch"];
            };
        };
        responses: {
            /** @description The entry at its new path. */
            200: {
                headers: {
                    /** @description The revision of the entry. A rename, a move and new bytes change it. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "name": "readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["MoveIntoItselfOrNotAFolderOrPathTakenOrSpaceRoot"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorageOrQuotaExceeded"];
        };
    };
    copyEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. A key of your own for each request, such as a UUID; it is remembered for a day. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "path": "shared/docs/readme (copy).md"
                 *     }
                 */
                "application/json": components["schemas"]["NewCopy"];
            };
        };
        responses: {
            /** @description The copy. */
            201: {
                headers: {
                    /** @description The revision of the entry. A rename, a move and new bytes change it. */
                    ETag: string;
                    /** @description Where to get it. */
                    Location: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "name": "readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["IdempotencyInProgressOrIdempotencyKeyReusedOrNotAFolderOrPathTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorageOrQuotaExceeded"];
        };
    };
    openEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry is there, or the sign-in page. */
            307: {
                headers: {
                    /** @description Where to get it. */
                    Location: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    downloadFile: {
        parameters: {
            query?: {
                /** @description Whether a browser saves the file or shows it. Types that could run scripts are always saved. */
                disposition?: "attachment" | "inline";
            };
            header?: {
                /** @description The part of the bytes to answer. */
                Range?: string;
                /** @description Answer the range only if this is still the `etag`; else all bytes. */
                "If-Range"?: string;
                /** @description Answer only if this is still the `etag`; else 412. */
                "If-Match"?: string;
                /** @description Answer 304 if this is still the `etag`. */
                "If-None-Match"?: string;
                /** @description Answer 304 if the file has not changed since. */
                "If-Modified-Since"?: string;
            };
            path: {
                /** @description Where an entry is: the name of its space, its folders and its own name, with slashes between them. Names are normalised to NFC, and no two names in a folder differ in case alone. Refused as `invalid_path`: empty, `.` and `..` segments, backslashes, control characters, names over 255 bytes, paths over 1,024 bytes, names that Windows reserves, and names that end in a dot or a space. Slashes separate its segments; percent-encode each segment by itself. */
                path: components["schemas"]["Path"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    /** @description The media type of the file. */
                    "Content-Type": string;
                    /** @description How many bytes follow. */
                    "Content-Length": string;
                    /** @description Whether to save or show it, and its name (RFC 6266). */
                    "Content-Disposition": string;
                    /** @description Ranges of bytes can be asked for. */
                    "Accept-Ranges": "bytes";
                    /** @description When the file got its bytes. */
                    "Last-Modified": string;
                    /** @description The SHA-256 of all the bytes (RFC 9530). */
                    "Repr-Digest": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": Blob;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    /** @description The media type of the file. */
                    "Content-Type": string;
                    /** @description How many bytes follow. */
                    "Content-Length": string;
                    /** @description Whether to save or show it, and its name (RFC 6266). */
                    "Content-Disposition": string;
                    /** @description Ranges of bytes can be asked for. */
                    "Accept-Ranges": "bytes";
                    /** @description When the file got its bytes. */
                    "Last-Modified": string;
                    /** @description The SHA-256 of all the bytes (RFC 9530). */
                    "Repr-Digest": string;
                    /** @description Which bytes these are, and how many there are. */
                    "Content-Range": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": Blob;
                };
            };
            /** @description The bytes have not changed. */
            304: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["NotAFile"];
            412: components["responses"]["PreconditionFailed"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Replace the file only if this is still its `etag`; else 412. `*`: only if it is there. */
                "If-Match"?: string;
                /** @description `*`: write only if there is no such file yet; else 412. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description Where an entry is: the name of its space, its folders and its own name, with slashes between them. Names are normalised to NFC, and no two names in a folder differ in case alone. Refused as `invalid_path`: empty, `.` and `..` segments, backslashes, control characters, names over 255 bytes, paths over 1,024 bytes, names that Windows reserves, and names that end in a dot or a space. Slashes separate its segments; percent-encode each segment by itself. */
                path: components["schemas"]["Path"];
            };
            cookie?: never;
        };
        /** @description The bytes of the file. */
        requestBody: {
            content: {
                "*/*": Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
            };
        };
        responses: {
            /** @description The file has a new version. */
            200: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    /** @description Where to get it. */
                    Location: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "name": "readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description The file is new. */
            201: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    /** @description Where to get it. */
                    Location: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "name": "readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["NotAFileOrNotAFolder"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorageOrQuotaExceeded"];
        };
    };
    deleteFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Replace the file only if this is still its `etag`; else 412. `*`: only if it is there. */
                "If-Match"?: string;
            };
            path: {
                /** @description Where an entry is: the name of its space, its folders and its own name, with slashes between them. Names are normalised to NFC, and no two names in a folder differ in case alone. Refused as `invalid_path`: empty, `.` and `..` segments, backslashes, control characters, names over 255 bytes, paths over 1,024 bytes, names that Windows reserves, and names that end in a dot or a space. Slashes separate its segments; percent-encode each segment by itself. */
                path: components["schemas"]["Path"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file is in the trash. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["NotAFile"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    uploadFiles: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. A key of your own for each request, such as a UUID; it is remembered for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The fields first, then the files. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "folder": "shared/docs",
                 *       "onConflict": "version",
                 *       "file": [
                 *         "the bytes"
                 *       ]
                 *     }
                 */
                "multipart/form-data": {
                    /**
                     * @description The folder to upload into; made if it is missing. It comes before the files.
                     * @example shared/docs
                     */
                    folder: components["schemas"]["Path"];
                    /**
                     * @description When a file has that name already: make a new version of it, keep both under different names, or skip.
                     * @default version
                     * @example version
                     * @enum {string}
                     */
                    onConflict?: "version" | "rename" | "skip";
                    /** @description The files, one part each. */
                    file: (Blob)[];
                };
            };
        };
        responses: {
            /** @description What became of each file, in order. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "readme.md",
                     *           "size": 11,
                     *           "entry": {
                     *             "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *             "kind": "file",
                     *             "path": "shared/docs/readme.md",
                     *             "name": "readme.md",
                     *             "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *             "size": 11,
                     *             "contentType": "text/markdown",
                     *             "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *             "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *             "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *             "createdAt": "2026-01-15T09:30:00.000Z",
                     *             "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *             "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *           },
                     *           "problem": {
                     *             "type": "about:blank",
                     *             "title": "Invalid input",
                     *             "status": 400,
                     *             "detail": "limit must be at most 100.",
                     *             "code": "invalid_input",
                     *             "requestId": "0f8b7c9e5d0a4b3f",
                     *             "error": "Invalid input",
                     *             "id": "key_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *             "issues": [
                     *               {
                     *                 "in": "query",
                     *                 "path": [
                     *                   "limit"
                     *                 ],
                     *                 "message": "Too big: expected number to be <=100",
                     *                 "code": "too_big"
                     *               }
                     *             ]
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UploadResult"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["IdempotencyInProgressOrIdempotencyKeyReusedOrNotAFolder"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    downloadArchive: {
        parameters: {
            query?: {
                /** @description Which entries of the folder, one parameter each. Unset: all of it, under its name. */
                entries?: components["schemas"]["EntryId"][];
            };
            header?: never;
            path: {
                /** @description Where an entry is: the name of its space, its folders and its own name, with slashes between them. Names are normalised to NFC, and no two names in a folder differ in case alone. Refused as `invalid_path`: empty, `.` and `..` segments, backslashes, control characters, names over 255 bytes, paths over 1,024 bytes, names that Windows reserves, and names that end in a dot or a space. Slashes separate its segments; percent-encode each segment by itself. */
                path: components["schemas"]["Path"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    /** @description The name to save it under (RFC 6266). */
                    "Content-Disposition": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": Blob;
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["ArchiveTooLargeOrNotAFolder"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    getThumbnail: {
        parameters: {
            query?: {
                /** @description How long its longer side is at most: 96, 320 or 1,280 pixels. A smaller image is not enlarged. */
                size?: "small" | "medium" | "large";
            };
            header?: {
                /** @description Answer 304 if this is still the current ETag. */
                "If-None-Match"?: string;
            };
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": Blob;
                };
            };
            /** @description The picture has not changed. */
            304: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFoundOrThumbnailNotFound"];
            409: components["responses"]["NotAFile"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of tus: `1.0.0`. */
                "Tus-Resumable": string;
                /** @description How many bytes the file has. */
                "Upload-Length": number;
                /** @description Pairs of a key and a value in base64, with commas between them. `path`: where the file shall be. `onConflict`: `version` (the default) makes a new version of a file that is there, `rename` keeps both under different names. Other keys are kept and ignored. */
                "Upload-Metadata": string;
                /** @description Replace the file only if this is still its `etag`; else 412. `*`: only if it is there. */
                "If-Match"?: string;
                /** @description `*`: write only if there is no such file yet; else 412. */
                "If-None-Match"?: string;
                /** @description Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. A key of your own for each request, such as a UUID; it is remembered for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload can begin. */
            201: {
                headers: {
                    /** @description The version of tus: `1.0.0`. */
                    "Tus-Resumable": string;
                    /** @description How many bytes have come and are safe. */
                    "Upload-Offset": number;
                    /** @description When the upload is given up unless more bytes come. None once the file is there. */
                    "Upload-Expires"?: string;
                    /** @description Where to send the bytes. */
                    Location: string;
                    /** @description The file that the upload has become. There once all bytes have come, and not before. */
                    "Upload-Entry"?: components["schemas"]["EntryId"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["IdempotencyInProgressOrIdempotencyKeyReusedOrNotAFileOrNotAFolder"];
            412: components["responses"]["PreconditionFailedOrUnsupportedTusVersion"];
            413: components["responses"]["PayloadTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorageOrQuotaExceeded"];
        };
    };
    cancelUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of tus: `1.0.0`. */
                "Tus-Resumable": string;
            };
            path: {
                /** @description The id of a resumable upload. */
                id: components["schemas"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload is forgotten. */
            204: {
                headers: {
                    /** @description The version of tus: `1.0.0`. */
                    "Tus-Resumable": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UploadNotFound"];
            412: components["responses"]["UnsupportedTusVersion"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of tus: `1.0.0`. */
                "Tus-Resumable": string;
            };
            path: {
                /** @description The id of a resumable upload. */
                id: components["schemas"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it has come. */
            200: {
                headers: {
                    /** @description The version of tus: `1.0.0`. */
                    "Tus-Resumable": string;
                    /** @description How many bytes have come and are safe. */
                    "Upload-Offset": number;
                    /** @description When the upload is given up unless more bytes come. None once the file is there. */
                    "Upload-Expires"?: string;
                    /** @description How many bytes the file has. */
                    "Upload-Length": number;
                    /** @description Pairs of a key and a value in base64, with commas between them. `path`: where the file shall be. `onConflict`: `version` (the default) makes a new version of a file that is there, `rename` keeps both under different names. Other keys are kept and ignored. */
                    "Upload-Metadata": string;
                    /** @description The file that the upload has become. There once all bytes have come, and not before. */
                    "Upload-Entry"?: components["schemas"]["EntryId"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UploadNotFound"];
            412: components["responses"]["UnsupportedTusVersion"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    appendUpload: {
        parameters: {
            query?: never;
            header: {
                /** @description The version of tus: `1.0.0`. */
                "Tus-Resumable": string;
                /** @description `return=representation`: answer the last bytes with 200 and the file (RFC 7240), where tus alone has a 204. */
                Prefer?: string;
                /** @description Where the bytes go: it must be what `getUpload` tells. */
                "Upload-Offset": number;
                /** @description The digest of this body: the algorithm, a space and the digest in base64. When it differs, none of the body counts. */
                "Upload-Checksum"?: string;
            };
            path: {
                /** @description The id of a resumable upload. */
                id: components["schemas"]["UploadId"];
            };
            cookie?: never;
        };
        /** @description The bytes. */
        requestBody: {
            content: {
                "application/offset+octet-stream": Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
            };
        };
        responses: {
            /** @description The file is there, and was asked for with `Prefer`. */
            200: {
                headers: {
                    /** @description The version of tus: `1.0.0`. */
                    "Tus-Resumable": string;
                    /** @description How many bytes have come and are safe. */
                    "Upload-Offset": number;
                    /** @description When the upload is given up unless more bytes come. None once the file is there. */
                    "Upload-Expires"?: string;
                    /** @description The file that the upload has become. There once all bytes have come, and not before. */
                    "Upload-Entry"?: components["schemas"]["EntryId"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "name": "readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description The bytes are safe. */
            204: {
                headers: {
                    /** @description The version of tus: `1.0.0`. */
                    "Tus-Resumable": string;
                    /** @description How many bytes have come and are safe. */
                    "Upload-Offset": number;
                    /** @description When the upload is given up unless more bytes come. None once the file is there. */
                    "Upload-Expires"?: string;
                    /** @description The file that the upload has become. There once all bytes have come, and not before. */
                    "Upload-Entry"?: components["schemas"]["EntryId"];
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UploadNotFound"];
            409: components["responses"]["NotAFileOrNotAFolderOrUploadInUseOrUploadOffsetDiffers"];
            412: components["responses"]["PreconditionFailedOrUnsupportedTusVersion"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            460: components["responses"]["ChecksumMismatch"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorageOrQuotaExceeded"];
        };
    };
    listVersions: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *           "current": true,
                     *           "size": 11,
                     *           "contentType": "text/markdown",
                     *           "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *           "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *           "createdAt": "2026-01-15T09:30:00.000Z",
                     *           "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["VersionPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["NotAFile"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    downloadVersion: {
        parameters: {
            query?: {
                /** @description Whether a browser saves the file or shows it. Types that could run scripts are always saved. */
                disposition?: "attachment" | "inline";
            };
            header?: {
                /** @description The part of the bytes to answer. */
                Range?: string;
                /** @description Answer the range only if this is still the `etag`; else all bytes. */
                "If-Range"?: string;
                /** @description Answer only if this is still the `etag`; else 412. */
                "If-Match"?: string;
                /** @description Answer 304 if this is still the `etag`. */
                "If-None-Match"?: string;
                /** @description Answer 304 if the file has not changed since. */
                "If-Modified-Since"?: string;
            };
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
                /** @description The id of one version of a file. New bytes make a new version. */
                version: components["schemas"]["VersionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    /** @description The media type of the file. */
                    "Content-Type": string;
                    /** @description How many bytes follow. */
                    "Content-Length": string;
                    /** @description Whether to save or show it, and its name (RFC 6266). */
                    "Content-Disposition": string;
                    /** @description Ranges of bytes can be asked for. */
                    "Accept-Ranges": "bytes";
                    /** @description When the file got its bytes. */
                    "Last-Modified": string;
                    /** @description The SHA-256 of all the bytes (RFC 9530). */
                    "Repr-Digest": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": Blob;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    /** @description The media type of the file. */
                    "Content-Type": string;
                    /** @description How many bytes follow. */
                    "Content-Length": string;
                    /** @description Whether to save or show it, and its name (RFC 6266). */
                    "Content-Disposition": string;
                    /** @description Ranges of bytes can be asked for. */
                    "Accept-Ranges": "bytes";
                    /** @description When the file got its bytes. */
                    "Last-Modified": string;
                    /** @description The SHA-256 of all the bytes (RFC 9530). */
                    "Repr-Digest": string;
                    /** @description Which bytes these are, and how many there are. */
                    "Content-Range": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": Blob;
                };
            };
            /** @description The caller has these bytes. */
            304: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFoundOrVersionNotFound"];
            412: components["responses"]["PreconditionFailed"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
        };
    };
    restoreVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Go on only if this is still the current ETag; else 412. */
                "If-Match"?: string;
            };
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
                /** @description The id of one version of a file. New bytes make a new version. */
                version: components["schemas"]["VersionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file with the bytes of that version. */
            200: {
                headers: {
                    /** @description The revision of the entry. A rename, a move and new bytes change it. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "name": "readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFoundOrVersionNotFound"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorageOrQuotaExceeded"];
        };
    };
    listTrash: {
        parameters: {
            query?: {
                /** @description Only what was in this space: its name or id. */
                space?: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the trash. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "entry": {
                     *             "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *             "kind": "file",
                     *             "path": "shared/docs/readme.md",
                     *             "name": "readme.md",
                     *             "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *             "size": 11,
                     *             "contentType": "text/markdown",
                     *             "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *             "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *             "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *             "createdAt": "2026-01-15T09:30:00.000Z",
                     *             "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *             "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *           },
                     *           "path": "shared/docs/readme.md",
                     *           "deletedAt": "2026-01-15T09:30:00.000Z",
                     *           "deletedBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["TrashPage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    emptyTrash: {
        parameters: {
            query?: {
                /** @description Only what was in this space: its name or id. */
                space?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing of what was in the trash is there any more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    restoreFromTrash: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        /** @description Where to put it. May be left out. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "path": "shared/docs/readme (restored).md"
                 *     }
                 */
                "application/json": components["schemas"]["RestoreRequest"];
            };
        };
        responses: {
            /** @description The entry is back. */
            200: {
                headers: {
                    /** @description The revision of the entry. A rename, a move and new bytes change it. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "name": "readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["NotAFolderOrPathTaken"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorageOrQuotaExceeded"];
        };
    };
    purgeEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a file or folder. It stays when the entry is renamed or moved. */
                id: components["schemas"]["EntryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    listShares: {
        parameters: {
            query?: {
                /** @description Only links into this space, by its name or id. */
                space?: string;
                /** @description Only links to this entry. */
                entry?: components["schemas"]["EntryId"];
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of links. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "shr_01k5x6m7n8p9q0r1s2t3v4w5xy",
                     *           "entry": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *           "kind": "file",
                     *           "path": "shared/docs/readme.md",
                     *           "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *           "access": "read",
                     *           "hasPassword": true,
                     *           "expiresAt": "2199-01-15T09:30:00.000Z",
                     *           "maxDownloads": 10,
                     *           "downloads": 3,
                     *           "active": true,
                     *           "createdAt": "2026-01-15T09:30:00.000Z",
                     *           "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SharePage"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFoundOrSpaceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    createShare: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes the request safe to send again: a repeat with the same key is given the first answer, and nothing is made twice. A key of your own for each request, such as a UUID; it is remembered for a day. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entry": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                 *       "access": "read",
                 *       "password": "correct horse battery",
                 *       "expiresAt": "2199-01-15T09:30:00.000Z",
                 *       "maxDownloads": 10
                 *     }
                 */
                "application/json": components["schemas"]["NewShare"];
            };
        };
        responses: {
            /** @description The link with its secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "shr_01k5x6m7n8p9q0r1s2t3v4w5xy",
                     *       "entry": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "access": "read",
                     *       "hasPassword": true,
                     *       "expiresAt": "2199-01-15T09:30:00.000Z",
                     *       "maxDownloads": 10,
                     *       "downloads": 3,
                     *       "active": true,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab",
                     *       "token": "Zt7w1Qb5xN0hU8kR3mY6vC2pL9sF4dJgA1eO5iT7uXc",
                     *       "url": "https://files.example.com/s/Zt7w1Qb5xN0hU8kR3mY6vC2pL9sF4dJgA1eO5iT7uXc"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedShare"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["AlreadyCreatedOrIdempotencyInProgressOrIdempotencyKeyReusedOrNotAFolder"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    revokeShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a share link. It is not the secret in its address. */
                id: components["schemas"]["ShareId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ShareNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    updateShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a share link. It is not the secret in its address. */
                id: components["schemas"]["ShareId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery",
                 *       "expiresAt": "2199-01-15T09:30:00.000Z",
                 *       "maxDownloads": 20
                 *     }
                 */
                "application/json": components["schemas"]["SharePatch"];
            };
        };
        responses: {
            /** @description The link as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "shr_01k5x6m7n8p9q0r1s2t3v4w5xy",
                     *       "entry": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *       "kind": "file",
                     *       "path": "shared/docs/readme.md",
                     *       "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *       "access": "read",
                     *       "hasPassword": true,
                     *       "expiresAt": "2199-01-15T09:30:00.000Z",
                     *       "maxDownloads": 10,
                     *       "downloads": 3,
                     *       "active": true,
                     *       "createdAt": "2026-01-15T09:30:00.000Z",
                     *       "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *     }
                     */
                    "application/json": components["schemas"]["Share"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ShareNotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    openShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret in the address of a link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description About the link. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access": "read",
                     *       "hasPassword": true,
                     *       "expiresAt": "2199-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ShareLink"];
                };
            };
            /** @description The page is there. */
            307: {
                headers: {
                    /** @description Where to get it. */
                    Location: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            404: components["responses"]["ShareNotFound"];
            410: components["responses"]["ShareExpired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    unlockShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret in the address of a link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["ShareUnlocking"];
            };
        };
        responses: {
            /** @description The link is open to the holder of the cookie. */
            204: {
                headers: {
                    /** @description The cookie that opens this link and no other: HttpOnly, SameSite=Lax, for the path of the link. */
                    "Set-Cookie": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInput"];
            403: components["responses"]["WrongPassword"];
            404: components["responses"]["ShareNotFound"];
            410: components["responses"]["ShareExpired"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    getShared: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret in the address of a link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the link leads to. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "entry": {
                     *         "kind": "file",
                     *         "name": "readme.md",
                     *         "path": "docs/readme.md",
                     *         "size": 11,
                     *         "contentType": "text/markdown",
                     *         "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *         "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *       },
                     *       "access": "read",
                     *       "sharedBy": "Ada Lovelace",
                     *       "expiresAt": "2199-01-15T09:30:00.000Z",
                     *       "downloadsLeft": 7
                     *     }
                     */
                    "application/json": components["schemas"]["Shared"];
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["ShareLocked"];
            404: components["responses"]["ShareNotFound"];
            410: components["responses"]["ShareExpired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    listShared: {
        parameters: {
            query?: {
                /** @description A path below the shared folder. Absent: the shared folder itself. */
                folder?: components["schemas"]["Path"];
                /** @description What to sort by. Folders come first. */
                sort?: "name" | "size" | "modified" | "type";
                /** @description Which way to sort. */
                order?: "asc" | "desc";
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The secret in the address of a link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of entries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kind": "file",
                     *           "name": "readme.md",
                     *           "path": "docs/readme.md",
                     *           "size": 11,
                     *           "contentType": "text/markdown",
                     *           "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *           "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "total": 1,
                     *       "folder": {
                     *         "kind": "file",
                     *         "name": "readme.md",
                     *         "path": "docs/readme.md",
                     *         "size": 11,
                     *         "contentType": "text/markdown",
                     *         "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *         "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["SharedPage"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["ShareLocked"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFoundOrShareNotFound"];
            409: components["responses"]["NotAFolder"];
            410: components["responses"]["ShareExpired"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    downloadShared: {
        parameters: {
            query?: {
                /** @description Whether a browser saves the file or shows it. Types that could run scripts are always saved. */
                disposition?: "attachment" | "inline";
            };
            header?: {
                /** @description The part of the bytes to answer. */
                Range?: string;
                /** @description Answer the range only if this is still the `etag`; else all bytes. */
                "If-Range"?: string;
                /** @description Answer only if this is still the `etag`; else 412. */
                "If-Match"?: string;
                /** @description Answer 304 if this is still the `etag`. */
                "If-None-Match"?: string;
                /** @description Answer 304 if the file has not changed since. */
                "If-Modified-Since"?: string;
            };
            path: {
                /** @description The secret in the address of a link. */
                token: string;
                /** @description A path below the shared folder, without its own name; of a shared file, its name. The rules for names are those of every path. Slashes separate its segments; percent-encode each segment by itself. */
                path: components["schemas"]["Path"];
            };
            cookie?: {
                /** @description Set by the first answer of a download, so that its other ranges count as the same one. */
                sheaf_download?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    /** @description The media type of the file. */
                    "Content-Type": string;
                    /** @description How many bytes follow. */
                    "Content-Length": string;
                    /** @description Whether to save or show it, and its name (RFC 6266). */
                    "Content-Disposition": string;
                    /** @description Ranges of bytes can be asked for. */
                    "Accept-Ranges": "bytes";
                    /** @description When the file got its bytes. */
                    "Last-Modified": string;
                    /** @description The SHA-256 of all the bytes (RFC 9530). */
                    "Repr-Digest": string;
                    /** @description The cookie by which other ranges of this version of the file count as the same download for a day. */
                    "Set-Cookie"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": Blob;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    /** @description The media type of the file. */
                    "Content-Type": string;
                    /** @description How many bytes follow. */
                    "Content-Length": string;
                    /** @description Whether to save or show it, and its name (RFC 6266). */
                    "Content-Disposition": string;
                    /** @description Ranges of bytes can be asked for. */
                    "Accept-Ranges": "bytes";
                    /** @description When the file got its bytes. */
                    "Last-Modified": string;
                    /** @description The SHA-256 of all the bytes (RFC 9530). */
                    "Repr-Digest": string;
                    /** @description Which bytes these are, and how many there are. */
                    "Content-Range": string;
                    /** @description The cookie by which other ranges of this version of the file count as the same download for a day. */
                    "Set-Cookie"?: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": Blob;
                };
            };
            /** @description The bytes have not changed. */
            304: {
                headers: {
                    /** @description The file's `etag`. New bytes change it; a rename does not. */
                    ETag: string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["ShareLocked"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFoundOrShareNotFound"];
            409: components["responses"]["NotAFile"];
            410: components["responses"]["ShareExpiredOrShareUsedUp"];
            412: components["responses"]["PreconditionFailed"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    uploadShared: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The secret in the address of a link. */
                token: string;
                /** @description A path below the shared folder, without its own name; of a shared file, its name. The rules for names are those of every path. Slashes separate its segments; percent-encode each segment by itself. */
                path: components["schemas"]["Path"];
            };
            cookie?: never;
        };
        /** @description The bytes of the file. */
        requestBody: {
            content: {
                "*/*": Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
            };
        };
        responses: {
            /** @description The new file. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kind": "file",
                     *       "name": "readme.md",
                     *       "path": "docs/readme.md",
                     *       "size": 11,
                     *       "contentType": "text/markdown",
                     *       "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *       "modifiedAt": "2026-01-15T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SharedEntry"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["ShareLocked"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ShareNotFound"];
            409: components["responses"]["NotAFolder"];
            410: components["responses"]["ShareExpired"];
            413: components["responses"]["PayloadTooLarge"];
            422: components["responses"]["DigestMismatch"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            507: components["responses"]["InsufficientStorageOrQuotaExceeded"];
        };
    };
    downloadSharedArchive: {
        parameters: {
            query?: {
                /** @description A path below the shared folder. Absent: the shared folder itself. */
                folder?: components["schemas"]["Path"];
            };
            header?: never;
            path: {
                /** @description The secret in the address of a link. */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive. */
            200: {
                headers: {
                    /** @description The name to save it under (RFC 6266). */
                    "Content-Disposition": string;
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": Blob;
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["ShareLocked"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFoundOrShareNotFound"];
            409: components["responses"]["ArchiveTooLargeOrNotAFolder"];
            410: components["responses"]["ShareExpiredOrShareUsedUp"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            507: components["responses"]["InsufficientStorage"];
        };
    };
    search: {
        parameters: {
            query: {
                /** @description The words to look for; all must be there. */
                q: string;
                /** @description How many items at most. */
                limit?: number;
                /** @description `nextCursor` of the page before. Opaque; stable under inserts. */
                cursor?: string;
                /** @description Only below this folder. */
                under?: components["schemas"]["Path"];
                /** @description Only files, or only folders. */
                kind?: components["schemas"]["EntryKind"];
                /** @description Only files of this media type; `image/` means every kind of image. */
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of hits. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "entry": {
                     *             "id": "ent_01k5x4a7p8q9r0s1t2v3w4x5yz",
                     *             "kind": "file",
                     *             "path": "shared/docs/readme.md",
                     *             "name": "readme.md",
                     *             "space": "spc_01k5x3v9a1b2c3d4e5f6g7h8jk",
                     *             "size": 11,
                     *             "contentType": "text/markdown",
                     *             "sha256": "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
                     *             "etag": "\"uU0nuZNNPgilLlLX2n2r-sSE7-N6U4DukIj3rOLvzek\"",
                     *             "version": "ver_01k5x4a7p9b8c7d6e5f4g3h2j1",
                     *             "createdAt": "2026-01-15T09:30:00.000Z",
                     *             "modifiedAt": "2026-01-15T09:30:00.000Z",
                     *             "createdBy": "usr_01k5x3v8qzf0c9m2r7t4w6y8ab"
                     *           },
                     *           "highlights": [
                     *             {
                     *               "field": "name",
                     *               "parts": [
                     *                 {
                     *                   "text": "astro",
                     *                   "match": true
                     *                 }
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            400: components["responses"]["InvalidInputOrInvalidPath"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["EntryNotFound"];
            409: components["responses"]["NotAFolder"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                /** @description Only what happened at this moment or later. */
                from?: components["schemas"]["Timestamp"];
                /** @description Only what happened before this moment. */
                to?: components["schemas"]["Timestamp"];
                /** @description Only what this user did, or somebody with this session, key or share link. */
                actor?: string;
                /** @description Only these actions, one parameter each. */
                action?: ("api_key.created" | "api_key.revoked" | "entry.copied" | "entry.created" | "entry.moved" | "entry.purged" | "entry.restored" | "entry.trashed" | "entry.updated" | "member.removed" | "member.set" | "session.ended" | "session.refused" | "session.revoked" | "session.started" | "share.created" | "share.downloaded" | "share.received" | "share.refused" | "share.revoked" | "share.unlocked" | "share.updated" | "space.created" | "space.deleted" | "space.purged" | "space.quota_set" | "space.renamed" | "space.retention_set" | "upload.begun" | "upload.cancelled" | "user.created" | "user.deleted" | "user.identity_linked" | "user.invited" | "user.password_changed" | "user.password_chosen" | "user.password_refused" | "user.password_set" | "user.recovery_code_used" | "user.recovery_codes_replaced" | "user.second_factor_begun" | "user.second_factor_off" | "user.second_factor_on" | "user.signed_out" | "user.updated")[];
                /** @description Only what happened in this space: its name, or its id even when it is deleted. */
                space?: string;
                /** @description Only what happened to this. */
                target?: string;
                /** @description The oldest or the latest first. */
                order?: "asc" | "desc";
                /** @description Only what comes after the event with this `id`: to go on with an export that broke off. */
                after?: string;
                /** @description How many events at most. Absent: all of them. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example {"id":"1768469400000-spc_01k5x3v9a1b2c3d4e5f6g7h8jk-17","at":"2026-01-15T09:30:00.000Z","action":"entry.moved","actor":"usr_01k5x3v8qzf0c9m2r7t4w6y8ab","via":"session","credential":"ses_01k5x3w1d2e3f4g5h6j7k8m9np","address":"192.0.2.17","userAgent":"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0","requestId":"01990d3c-6a52-7d3f-9a64-0d8a2a1c9be1","space":"spc_01k5x3v9a1b2c3d4e5f6g7h8jk","target":"ent_01k5x4a7p8q9r0s1t2v3w4x5yz","facts":[{"name":"path","before":"shared/draft.md","after":"shared/final.md"}]} */
                    "application/x-ndjson": string;
                };
            };
            400: components["responses"]["InvalidInput"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SpaceNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
        };
    };
}
