/** Search in a small index that is fetched once, when a field is touched: products, businesses, categories, hamlets. */

const LIMIT = 8; // rows under the field
const PAGE_LIMIT = 60; // rows on the page of results

/**
 * @typedef {{
 *   pictures: string, texts: Record<string, string>, categories: [string, string][], hamlets: [string, string][],
 *   businesses: [string, string, number, number, string][],
 *   products: [number, string, string, number, string, string][],
 * }} Index
 * @typedef {{ name: string, note: string, address: string, picture: string, score: number }} Hit
 */

/** Text without case, accents and marks. @param {string} text */
export function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * How well `words` are found in folded text: 3 a word's beginning in `name`, 2 within it, 1 in `rest`; 0 where one is missing.
 * @param {string[]} words @param {string} name @param {string} rest
 */
export function score(words, name, rest) {
  let total = 0;
  for (const word of words) {
    if (` ${name}`.includes(` ${word}`)) total += 3;
    else if (name.includes(word)) total += 2;
    else if (rest.includes(word)) total += 1;
    else return 0;
  }
  return total;
}

const rupiah = new Intl.NumberFormat("id-ID");

/** The price as cards show it; see search_index.py for its sign. @param {number} price @param {Record<string, string>} texts */
function priceText(price, texts) {
  if (!price) return texts.tanya_harga ?? "";
  const amount = `Rp${rupiah.format(Math.abs(price))}`;
  return price < 0 ? `${texts.mulai} ${amount}` : amount;
}

/** Every hit, best first. @param {Index} index @param {string} query @returns {Hit[]} */
export function find(index, query) {
  const words = fold(query).split(" ").filter(Boolean);
  if (!words.length) return [];
  const { texts } = index;
  /** @type {Hit[]} */
  const hits = [];
  /** @param {string} name @param {string} rest @param {number} extra @param {() => Omit<Hit, "name" | "score">} rest_of */
  const add = (name, rest, extra, rest_of) => {
    const found = score(words, fold(name), rest);
    if (found) hits.push({ name, score: found + extra, ...rest_of() });
  };
  for (const [id, name] of index.categories) {
    add(name, "", 0.3, () => ({ note: texts.kategori ?? "", address: `kategori/${id}/`, picture: "" }));
  }
  for (const [slug, name] of index.hamlets) {
    add(name, "", 0.2, () => ({ note: texts.dusun ?? "", address: `dusun/${slug}/`, picture: "" }));
  }
  const places = index.businesses.map(([, name, category, hamlet]) =>
    fold(`${name} ${index.categories[category]?.[1]} ${index.hamlets[hamlet]?.[1]}`));
  index.businesses.forEach(([slug, name, category, hamlet, picture], at) => {
    const note = `${index.categories[category]?.[1]} · ${index.hamlets[hamlet]?.[1]}`;
    add(name, places[at] ?? "", 0.4, () => ({ note, address: `usaha/${slug}/`, picture }));
  });
  for (const [at, id, name, price, picture, tags] of index.products) {
    const seller = index.businesses[at];
    if (!seller) continue;
    add(name, `${places[at]} ${fold(tags)}`, 0, () => ({
      note: `${priceText(price, texts)} · ${seller[1]}`, address: `usaha/${seller[0]}/${id}/`, picture,
    }));
  }
  return hits.sort((a, b) => b.score - a.score);
}

/** @param {Hit} hit @param {string} base @param {Index} index */
function row(hit, base, index) {
  const link = document.createElement("a");
  link.className = "hit";
  link.href = base + hit.address;
  const picture = document.createElement(hit.picture ? "img" : "span");
  if (picture instanceof HTMLImageElement) Object.assign(picture, { src: base + index.pictures + hit.picture, alt: "", width: 48, height: 48, loading: "lazy" });
  else picture.className = "hit__none";
  const text = document.createElement("div");
  const name = document.createElement("b");
  name.textContent = hit.name;
  const note = document.createElement("span");
  note.textContent = hit.note;
  text.append(name, note);
  link.append(picture, text);
  return link;
}

/** @param {HTMLElement} list @param {string} text */
function say(list, text) {
  const note = document.createElement("p");
  note.className = "search__note";
  note.setAttribute("role", "status");
  note.textContent = text;
  list.append(note);
}

/** @type {Promise<Index> | undefined} */
let loading;

/**
 * Make a search form answer while it is typed in; called once for each.
 * @param {HTMLFormElement} form @param {string | undefined} query shown on the page itself, where there is one
 */
export function attach(form, query) {
  if (form.dataset.attached) return;
  form.dataset.attached = "yes";
  const field = form.querySelector("input");
  if (!field) return;
  const base = form.dataset.base ?? "";
  const list = document.createElement("div");
  list.className = "search__list";
  list.hidden = true;
  form.append(list);
  const index = () => (loading ??= fetch(form.dataset.search ?? "").then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }));

  /** @param {HTMLElement} target @param {string} words @param {number} limit */
  const show = async (target, words, limit) => {
    try {
      const data = await index();
      const hits = find(data, words);
      target.replaceChildren(...hits.slice(0, limit).map((hit) => row(hit, base, data)));
      if (!hits.length) say(target, data.texts.kosong ?? "");
      else say(target, (data.texts.jumlah ?? "").replace("{jumlah}", String(hits.length)));
    } catch {
      loading = undefined;
      target.replaceChildren();
      say(target, form.dataset.failed ?? "");
    }
  };
  const typed = async () => {
    const words = field.value.trim();
    if (words) await show(list, words, LIMIT);
    list.hidden = !field.value.trim();
  };
  field.addEventListener("input", typed);
  field.addEventListener("focus", typed);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") list.hidden = true;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = /** @type {HTMLElement[]} */ ([field, ...list.querySelectorAll("a")]);
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    stops[(at + (event.key === "ArrowDown" ? 1 : stops.length - 1)) % stops.length]?.focus();
    event.preventDefault();
  });
  document.addEventListener("focusin", (event) => {
    if (!form.contains(/** @type {Node} */ (event.target))) list.hidden = true;
  });
  document.addEventListener("click", (event) => {
    if (!form.contains(/** @type {Node} */ (event.target))) list.hidden = true;
  });

  const results = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-results]"));
  if (query && results) {
    field.value = query;
    const title = document.createElement("h2");
    title.textContent = `${results.dataset.title}: ${query}`;
    const rows = document.createElement("div");
    results.className = "results";
    results.replaceChildren(title, rows);
    results.hidden = false;
    show(rows, query, PAGE_LIMIT);
  } else {
    index().catch(() => { loading = undefined; });
    typed();
  }
}
