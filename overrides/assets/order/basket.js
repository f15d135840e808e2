/** The basket's page: one order a seller, checked against the site's data of today before anything is sent. */
import { fill } from "../fill.js";
import { PUBLISHED } from "../root.js";
import { channelName } from "./channel.js";
import { answerProblem, checkout } from "./checkout.js";
import { KEY } from "./count.js";
import { allRight, copy, h } from "./elements.js";
import { isSame, updateGroup } from "./lines.js";
import { markOf } from "./mark.js";
import { numberFor } from "./number.js";
import { takeOver } from "./old_basket.js";
import { address, allowed, bounds, message, shownTotal, totals } from "./order.js";
import { held, hold, whenHidden } from "./place.js";
import { checked } from "./recheck.js";
import { sellerData } from "./sellers.js";
import { soundBasket } from "./sound.js";
import { writeBasket } from "./store.js";
import { dayOf, dayOfMoment, fullDate, rupiah, shortDate, t, villageNow } from "./words.js";

/** @typedef {import("./store.js").Group} Group */
/** @typedef {import("./order.js").Line} Line */
/** @typedef {import("./order.js").Item} Item */
/** @typedef {import("./sellers.js").SellerData} SellerData */
/** @typedef {import("./checkout.js").Checkout} Checkout */
/** @typedef {{line: Line, item?: Item, gone: string, notes: string[]}} Checked */

const SITE = new URL("../../../", import.meta.url);
const UNSURE_AFTER = 365; // days, as in contract/confirmation.py
let turn = 0; // how often the basket was begun to be shown

/** Where a line's page is, from the root of an edition. @param {string} slug @param {Line} line */
const pageOf = (slug, { id, promo }) => `${promo ? "promo" : "usaha"}/${slug}/${id}/`;

/** @param {string} text @param {...(Node | string)} more */
const notice = (text, ...more) => h("p", { className: "order-notice", role: "alert" }, text, ...more);

/** @param {HTMLElement} root @param {boolean} [again] after nothing could be asked */
export async function showBasket(root, again = false) {
  root.setAttribute("aria-busy", "true");
  const { groups, lost, trouble } = soundBasket();
  const mine = (turn += 1);
  const known = await Promise.all(groups.map((group) => sellerData(group.seller.slug, again)));
  if (mine !== turn) return; // it is being shown anew already
  if (trouble === "damaged" || lost.length) writeBasket(groups); // after they were named once
  fill(root, ...(trouble ? [notice(t(trouble === "damaged" ? "rusak" : "ditolak"))] : lost.map((name) => notice(t("rusak_penjual", { name: name || t("salah_satu") })))));
  if (groups.length) showGroups(root, groups, known);
  else {
    if (trouble !== "refused") root.append(h("p", { className: "empty" }, t("kosong")));
    root.append(h("p", { className: "more" }, h("a", { className: "button", href: new URL("produk/", SITE).href }, t("lihat_produk"))));
  }
  root.removeAttribute("aria-busy");
}

/** @param {HTMLElement} root @param {Group[]} groups @param {(SellerData | "gone" | null)[]} known what the site says of each today */
function showGroups(root, groups, known) {
  if (known.includes(null)) {
    root.append(notice(t("tanpa_jaringan"), " ",
      h("button", { type: "button", className: "button button--quiet", onclick: () => showBasket(root, true) }, t("coba_lagi"))));
  }
  /** @type {Map<string, Checkout>} */
  const parts = new Map();
  for (const [index, group] of groups.entries()) {
    try {
      root.append(section(root, group, known[index] ?? null, index, (part) => parts.set(group.seller.slug, part)));
    } catch {
      // One seller's order never keeps the others' from being shown.
      root.append(notice(t("gagal_penjual", { name: group.seller.name })), emptyingOf(root, group.seller));
    }
  }
  const keepPlace = () => hold("buyers", Object.fromEntries([...parts].map(([slug, part]) => {
    const { name, address: place } = part.read();
    return [slug, { name, address: place }];
  })));
  root.onchange = ({ target }) => {
    if (target instanceof HTMLElement) shareBuyer(root, target);
    keepPlace();
  };
  root.append(emptying(t("kosongkan"), () => {
    writeBasket([]);
    showBasket(root);
  }));
}

/** What empties the order of one seller. @param {HTMLElement} root @param {import("./order.js").Seller} seller */
const emptyingOf = (root, { slug, name }) => emptying(t("kosongkan_penjual", { name }), () => {
  updateGroup(slug, (kept) => {
    kept.lines = [];
  });
  showBasket(root).then(() => root.focus());
});

/** A name or an address given for one seller is good for the others that have none yet. @param {HTMLElement} root @param {HTMLElement} given */
function shareBuyer(root, given) {
  const kind = given.getAttribute("autocomplete");
  if (!kind || !("value" in given)) return;
  for (const other of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(`[autocomplete="${kind}"]`))) {
    if (other.value) continue;
    other.value = String(given.value);
    other.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** A button that asks once more before it empties. @param {string} label @param {() => void} empty */
function emptying(label, empty) {
  const holder = h("p", { className: "basket-empty" });
  /** @param {string} text @param {() => void} onclick */
  const button = (text, onclick) => h("button", { type: "button", className: "order-lesser", onclick }, text);
  const ask = button(label, () => {
    const sure = button(t("kosongkan_yakin"), empty);
    fill(holder, sure, " ", button(t("batal"), () => {
      fill(holder, ask);
      ask.focus();
    }));
    sure.focus();
  });
  holder.append(ask);
  return holder;
}

/** What to know where prices were last confirmed more than a year ago, however old the page is.
 * @param {import("./order.js").Seller} seller */
function unsure({ sure, zone }) {
  const day = dayOf(sure ?? "");
  return dayOfMoment(villageNow(zone)) - day > UNSURE_AFTER
    ? h("p", { className: "order-notice", role: "note" }, t("lama_dipastikan", { date: shortDate(day) }))
    : null;
}

/** @param {HTMLElement} root @param {Group} group @param {SellerData | "gone" | null} data null: could not be asked @param {number} index
 * @param {(part: Checkout) => void} made hears of the fields */
function section(root, group, data, index, made) {
  const id = `seller-${index}`;
  const { slug } = group.seller;
  const gone = data === "gone";
  const seller = data && !gone ? data.seller : group.seller;
  const closed = Boolean(seller.status);
  const heading = h("h2", { id: `${id}-title` }, gone ? seller.name : h("a", { href: new URL(`usaha/${slug}/`, SITE).href }, seller.name));
  const list = h("ul", { className: "basket-lines" });
  const holder = h("section", { className: "basket-seller order" }, heading,
    gone || closed ? h("p", { className: "order-notice", role: "alert" }, t(gone ? "usaha_hilang" : "usaha_tutup")) : null, unsure(seller), list);
  holder.setAttribute("aria-labelledby", heading.id);
  const status = h("div", { className: "order-status", role: "status" });

  /** @param {Line} line @returns {Checked} */
  const check = (line) => {
    if (line.sent) return { line, gone: t("baris_terkirim"), notes: [] };
    if (!data || gone) return { line, gone: "", notes: [] };
    const item = (line.promo ? data.promos : data.items)?.find((each) => each.id === line.id);
    const result = checked(line, item, dayOfMoment(villageNow(seller.zone)));
    return item && !result.gone ? { ...result, gone: late(line, item) } : result;
  };

  /** Why an answered date is no longer possible. @param {Line} line @param {Item} item */
  const late = (line, item) => {
    for (const [label, value] of line.answers) {
      const kind = item.questions?.find((each) => each.label === label)?.kind ?? "";
      if (kind === "tanggal" && answerProblem(seller, kind, value, "", item.lead ?? 0)) return t("tanggal_lewat", { label, date: fullDate(dayOf(value)) });
    }
    return "";
  };

  let rows = group.lines.map((line) => ({ ...check(line), was: line.quantity }));
  const good = () => rows.filter((row) => !row.gone);
  const lines = () => good().map((row) => row.line);
  // Where the site could not be asked, what a line is and where it stands is still known.
  const priced = () => good().map(({ line, item }) => ({
    line, item: { id: line.id, name: line.name, ...item, url: item?.url ?? PUBLISHED + pageOf(slug, line) },
  }));

  /** Keep the basket as it is shown, but for what another tab has changed since; whether there is no such thing.
   * Only what is shown has been sent. */
  const save = () => {
    let whole = true;
    updateGroup(slug, (kept) => {
      kept.seller = seller;
      kept.lines = kept.lines.map((line) => {
        const row = rows.find((each) => isSame(each.line, line));
        if (row && [row.was, row.line.quantity].includes(line.quantity)) return row.line;
        whole = false;
        return line;
      });
      Object.assign(kept, { order: part.read(), number: group.number, sentAs: group.sentAs, sent: group.sent && whole });
    });
    for (const row of rows) row.was = row.line.quantity;
    return whole;
  };

  const part = checkout(seller, { ...group.order, ...held("buyers")[slug] }, {
    id, lead: Math.max(0, ...good().map((row) => row.item?.lead ?? 0)),
    asksDate: good().some((row) => row.item?.questions?.some((each) => each.kind === "tanggal")),
    changed: () => {
      save();
      refresh();
    },
  });
  made(part);
  const sum = h("output", { "aria-live": "polite" });
  const about = h("p", { className: "order-hint" });
  const buttons = h("div", { className: "order-actions" });
  const sent = h("input", { type: "checkbox", id: `${id}-sent`, checked: group.sent, onchange: () => {
    const went = lines().some((line) => line.went);
    const isLate = (/** @type {Line} */ line) => went && line.went !== line.quantity; // put in after the message was made
    const late = sent.checked && lines().some(isLate);
    if (late) rows = rows.map((row) => (row.gone || isLate(row.line) ? row : { ...row, line: { ...row.line, sent: true } }));
    group.sent = sent.checked && !late;
    if (!save() || late) showBasket(root);
    else holder.classList.toggle("is-sent", group.sent);
  } });

  const orderMark = () => markOf([lines().map((line) => ({ ...line, went: undefined })), part.read()]);
  const number = () => numberFor(group, orderMark(), seller.code);
  const composed = () => message(priced(), seller, part.read(), number(), channelName());
  const ready = () => allRight(part.check(lines()));

  /** Keep what goes out with this number. */
  const goOut = () => {
    group.sentAs = orderMark();
    rows = rows.map((row) => (row.gone ? row : { ...row, line: { ...row.line, went: row.line.quantity } }));
    save();
  };

  /** @param {Event} event */
  const send = (event) => {
    refresh();
    if (!ready()) return event.preventDefault();
    part.remember();
    goOut();
    if (composed().parts.length === 1) status.textContent = t("disiapkan", { number: number() });
  };

  const copyMessage = () => {
    if (!ready()) return;
    goOut();
    copy(composed().text, status, t("pesan_tersalin"));
  };

  /** @type {HTMLAnchorElement[]} */
  let links = [];

  function refresh() {
    part.refresh(lines());
    const shown = shownTotal(totals(lines(), seller, part.read()));
    if (sum.value !== shown) sum.value = shown;
    const { parts } = composed();
    const count = parts.length;
    // Links are changed in place: one that is replaced while a finger is on it never hears of the touch.
    if (links.length !== Math.max(count, 1)) {
      links = Array.from({ length: Math.max(count, 1) }, () => h("a", { className: "button button--whatsapp button--wide", rel: "noopener", onclick: send }));
      fill(buttons, about, ...links);
    }
    about.textContent = count > 1 ? t("dibagi", { parts: count }) : count ? "" : t("terlalu_panjang");
    for (const [at, link] of links.entries()) {
      link.href = address(seller.wa, parts[at]);
      link.textContent = count > 1 ? t("kirim_bagian", { part: at + 1, parts: count }) : t(count ? "kirim" : "buka_chat", { name: seller.name });
    }
  }

  const drop = (/** @type {Line} */ line) => {
    updateGroup(slug, (kept) => {
      kept.lines = kept.lines.filter((each) => !isSame(each, line));
    });
    showBasket(root).then(() => root.focus());
  };
  list.append(...rows.map((row, at) => lineRow(`${id}-line-${at}`, new URL(pageOf(slug, row.line), SITE).href, row, {
    drop: () => drop(row.line),
    change: (quantity) => {
      rows = rows.map((each) => (isSame(each.line, row.line) ? { ...each, line: { ...each.line, quantity } } : each));
      save();
      refresh();
    },
  })));

  if (!gone && !closed && good().length) {
    holder.append(part.element,
      h("p", { className: "order-total" }, h("span", {}, t("total_label")), " ", sum), buttons, status,
      h("p", { className: "order-fallback" }, t("tidak_terbuka"), " ", h("strong", { className: "order-number" }, seller.phone)),
      h("p", { className: "order-copies" },
        h("button", { type: "button", className: "button button--quiet", onclick: copyMessage }, t("salin_pesan")), " ",
        h("button", { type: "button", className: "button button--quiet", onclick: () => copy(`+${seller.wa}`, status, t("nomor_tersalin")) }, t("salin_nomor"))),
      h("p", { className: "order-tick" }, h("label", {}, sent, " ", t("terkirim"))));
    holder.classList.toggle("is-sent", group.sent);
    refresh();
    save();
  } else if (!gone && !closed) holder.append(h("p", {}, t("tidak_ada")));
  holder.append(emptyingOf(root, seller));
  return holder;
}

/** One thing in the basket. @param {string} id @param {string} page its address for the buyer @param {Checked} row
 * @param {{drop: () => void, change: (quantity: number) => void}} actions */
function lineRow(id, page, { line, item, gone, notes }, { drop, change }) {
  const details = [line.variant, ...line.choices.map(([, value]) => value)].filter(Boolean).join(", ");
  const price = h("span", { className: "order-price" });
  const quantity = h("input", { type: "number", inputMode: "numeric", id, min: "1", value: String(line.quantity) });
  const about = item ?? { id: line.id, name: line.name };
  /** @param {number} wanted */
  const set = (wanted) => {
    const now = allowed(about, wanted);
    quantity.value = String(now);
    price.textContent = line.price === null ? t("total_ditanya") : line.price ? rupiah(line.price * now) : t("gratis");
    return now;
  };
  set(line.quantity);
  quantity.addEventListener("change", () => change(set(Number(quantity.value))));
  /** @param {number} by @param {string} sign @param {string} label */
  const step = (by, sign, label) => h("button", { type: "button", "aria-label": label, onclick: () => change(set(Number(quantity.value) + by * bounds(about).step)) }, sign);
  const { name } = line;
  return h("li", { className: gone ? "basket-line is-gone" : "basket-line" },
    h("div", { className: "basket-head" },
      item?.photo ? h("img", { className: "basket-photo", src: new URL(item.photo, SITE).href, alt: "", width: 64, height: 64, loading: "lazy" }) : null,
      h("div", {}, item ? h("a", { href: page }, name) : h("strong", {}, name), details ? ` ${details}` : null,
        ...line.answers.map(([label, value]) => h("div", { className: "order-hint" }, `${label}: ${dayOf(value) ? fullDate(dayOf(value)) : value}`)),
        ...(item?.parts ?? []).map((each) => h("div", { className: "order-hint" }, each))),
      h("button", { type: "button", className: "order-lesser", "aria-label": t("hapus_barang", { name }), onclick: drop }, t("hapus"))),
    ...[gone, ...notes].filter(Boolean).map((note) => h("p", { className: "order-notice", role: "status" }, note)),
    gone ? null : h("div", { className: "basket-row" },
      h("div", { className: "order-stepper" }, h("label", { htmlFor: id, className: "hidden" }, t("jumlah_barang", { name })),
        step(-1, "\u2212", t("kurangi_barang", { name })), quantity, step(1, "+", t("tambah_barang", { name }))),
      price));
}

const root = document.querySelector("[data-basket]");
if (root instanceof HTMLElement) {
  // Another tab changed the basket: what is shown follows, once the finger is off what it is about.
  takeOver();
  fill(root);
  let stale = false;
  const renew = () => {
    stale = root.contains(document.activeElement);
    if (!stale) showBasket(root);
  };
  showBasket(root);
  addEventListener("storage", (event) => event.key === KEY && renew());
  addEventListener("pageshow", (event) => event.persisted && renew());
  root.addEventListener("focusout", ({ relatedTarget }) => {
    if (!stale || (relatedTarget instanceof Node && root.contains(relatedTarget))) return;
    stale = false;
    showBasket(root);
  });
  whenHidden(() => root.dispatchEvent(new Event("change")));
}
