// The page that is shown when a page cannot be fetched, and nothing else: no page, no data and no
// server action is ever kept or answered from here. The page is part of this file, so that there is
// no cache that could hold an old one; a new version takes over at once.

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>Not connected · System Design Cards</title>
<style>
  :root { color-scheme: light dark; }
  [data-theme=light] { color-scheme: light; }
  [data-theme=dark] { color-scheme: dark; }
  html { background: light-dark(oklch(0.985 0.006 85), oklch(0.195 0.008 70)); color: light-dark(oklch(0.24 0.014 65), oklch(0.93 0.011 85)); }
  body { margin: 0; font: 1rem/1.5 ui-sans-serif, system-ui, "Segoe UI", Roboto, sans-serif; }
  main { max-width: 44rem; margin: 0 auto; padding: 4rem 1.5rem; }
  h1 { margin: 0; font: 600 1.75rem/1.25 "Iowan Old Style", Georgia, serif; text-wrap: balance; }
  p { max-width: 60ch; margin: 0.5rem 0 0; color: light-dark(oklch(0.47 0.018 65), oklch(0.74 0.014 80)); }
  a { display: inline-flex; align-items: center; justify-content: center; box-sizing: border-box; min-width: 8rem; min-height: 2.75rem; margin: 1.5rem 0.75rem 0 0; padding: 0.5rem 1rem; border: 1px solid light-dark(oklch(0.45 0.085 205), oklch(0.79 0.085 195)); border-radius: 0.375rem; background: light-dark(oklch(0.45 0.085 205), oklch(0.79 0.085 195)); color: light-dark(oklch(0.99 0.005 205), oklch(0.2 0.03 205)); font-weight: 500; text-decoration: none; }
  a:focus-visible { outline: 2px solid light-dark(oklch(0.45 0.085 205), oklch(0.79 0.085 195)); outline-offset: 2px; }
</style>
<script>
  const theme = /(?:^|; )theme=(light|dark)/.exec(document.cookie);
  if (theme) document.documentElement.dataset.theme = theme[1];
  addEventListener("online", () => location.reload());
</script>
</head>
<body>
<main>
<h1>This page could not be fetched</h1>
<p role="alert">This device is not connected, or the server does not answer.</p>
<p>Everything you saved is still saved. Grades that had not arrived yet are kept on this device, and are sent once it is connected.</p>
<p>The page comes by itself when the connection is back, or when you try again.</p>
<a href="">Try again</a>
</main>
</body>
</html>`;

const HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  "Content-Security-Policy":
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
};

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  // The browser asks for the page while this worker wakes up: it costs no time.
  event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload?.enable()]));
});

addEventListener("fetch", (event) => {
  // A form that is sent could not be sent again by its address: it is left to the browser.
  if (event.request.mode !== "navigate" || event.request.method !== "GET") return;
  event.respondWith(page(event).catch(() => new Response(PAGE, { status: 503, headers: HEADERS })));
});

/** @param {any} event */
async function page(event) {
  return (await event.preloadResponse) ?? fetch(event.request);
}
