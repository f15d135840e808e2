// Stands in every page's head, before its style sheet: what has to be known before the first paint, and which photos are
// fetched. A classic script on purpose: a module would run after the page has been painted.
{
  const root = document.documentElement;
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const scope = new URL(own.dataset.root ?? "/", location.href).pathname; // as in root.js: several sites may share an origin
  const kept = (/** @type {string} */ key) => {
    try {
      return localStorage.getItem(`${key} ${scope}`) ?? localStorage.getItem(key); // as it was kept for the whole origin
    } catch {
      return null; // storage is refused: the device's own setting holds
    }
  };
  const theme = kept("tema");
  if (theme === "terang" || theme === "gelap") root.dataset.theme = theme;
  const { connection } = /** @type {{connection?: {saveData: boolean}}} */ (navigator);
  const saving = kept("hemat") ?? (connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches ? "ya" : "");
  if (saving === "ya") root.dataset.saving = "";

  // `sizes` of one pixel is the smallest file; what was written stays beside it. An early photo is under way already.
  const small = (/** @type {HTMLSourceElement} */ element) => {
    element.dataset.sizes = element.sizes;
    element.sizes = "1px";
  };
  if (own.dataset.srcset) {
    const photo = document.createElement("link");
    Object.assign(photo, {
      as: "image", type: "image/avif", imageSrcset: own.dataset.srcset, fetchPriority: "high",
      imageSizes: "saving" in root.dataset ? "1px" : own.dataset.sizes, rel: "preload",
    });
    own.after(photo);
  }

  // Browsers fetch lazy photos up to 2,500 px ahead on a slow line; here one comes when the visitor nears it, and a photo
  // that only peeks in from the side comes when it is drawn in.
  const near = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      target.classList.add("near");
    }
  }, { rootMargin: "300px 0px", threshold: 0.15 });
  const look = () => {
    for (const picture of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("picture:not([data-met])"))) {
      picture.dataset.met = "";
      if (!picture.classList.contains("near")) near.observe(picture);
    }
    if ("saving" in root.dataset) {
      /** @type {NodeListOf<HTMLSourceElement>} */ (document.querySelectorAll("picture:not(.early) source:not([data-sizes])")).forEach(small);
    }

    // Promos are to come, current or over before anything is painted; in the banner the first that is current shows.
    for (const promo of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-until]:not([data-state])"))) {
      const { from, until } = promo.dataset;
      const now = Date.now();
      promo.dataset.state = from && now < Date.parse(from) ? "soon" : until && now > Date.parse(until) ? "over" : "now";
      if ("banner" in promo.dataset && promo.dataset.state === "now" && !document.querySelector("[data-banner]:not([hidden])")) promo.hidden = false;
    }
  };
  new MutationObserver(look).observe(root, { childList: true, subtree: true });

  // While site.js is on its way, `wait` keeps the places of what it makes work. It has come or failed: what it made work
  // is there, and anything else is as without script.
  const over = () => root.classList.remove("wait");
  const settled = (/** @type {Event} */ { target }) => {
    if (target instanceof HTMLScriptElement && target.src.endsWith("/site.js")) over();
  };
  root.addEventListener("load", settled, true); // a window hears of no load but its own
  root.addEventListener("error", settled, true);
  setTimeout(over, 10000);
  root.classList.add("lazy", "wait");
}
