/** Takes the place of a worker that an earlier publish installed: clears what it held and goes. Asks for nothing. */
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const cleared = async () => {
    const ours = `katalog ${new URL("./", self.location.href).href} `;
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
    await self.registration.unregister();
  };
  event.waitUntil(cleared());
});
