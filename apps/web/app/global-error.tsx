'use client';

/** The last resort: the frame of the page itself failed, so nothing of it can be used here. */
export default function GlobalError({ retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <html lang="en">
      <body style={{ font: '16px system-ui, sans-serif', padding: '4rem 2rem', textAlign: 'center' }}>
        <title>Sheaf</title>
        <h1 style={{ fontSize: '1.25rem' }}>Sheaf did not load</h1>
        <p>The server may be busy or not reachable.</p>
        <button type="button" onClick={retry}>
          Try again
        </button>
      </body>
    </html>
  );
}
