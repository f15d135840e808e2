/** The part of an order that is about the seller, not the goods: how, where, when, how it is paid, by whom. */
import { fill } from "../fill.js";
import { readBuyer, writeBuyer } from "./buyer.js";
import { field, h, radios, tick } from "./elements.js";
import { describe, earliest, offeredDays, slots, stateAt } from "./opening.js";
import { areaOf, emptyOrder, missing, totals } from "./order.js";
import { clock, dayOf, dayOfMoment, fullDate, iso, rupiah, t, villageNow } from "./words.js";

/** @typedef {import("./order.js").Line} Line */
/** @typedef {import("./order.js").Order} Order */
/** @typedef {import("./order.js").Seller} Seller */
/** @typedef {import("./opening.js").Hours} Hours */
/** @typedef {{element: HTMLElement, read: () => Order, refresh: (lines: Line[]) => void, check: (lines: Line[]) => [HTMLElement, string][],
 *   remember: () => void}} Checkout */

const DAYS_OFFERED = 60; // open days; an event further ahead is asked by a question of the product
const FILES = "kirim-berkas";
const AT_PLACE = ["makan-di-tempat", "janji-temu"];

/** Hours that are not known close on no day. @param {Seller} seller @returns {Hours} */
export const hoursOf = (seller) => seller.hours ?? { offset: seller.zone, zone: "", days: null, holidays: [] };

/** What a buyer should know where the seller is closed now, "" where it is open.
 * @param {Seller} seller @param {number} now */
function waiting(seller, now) {
  const state = seller.hours ? stateAt(seller.hours, now) : null;
  if (!state || state.open) return "";
  const said = describe(state, now);
  if (state.opensAt === undefined) return t("tutup_tanpa_waktu", { state: said });
  const day = dayOfMoment(state.opensAt);
  const ahead = day - dayOfMoment(now);
  const key = ahead === 0 ? "jawab_hari_ini" : ahead === 1 ? "jawab_besok" : "jawab_tanggal";
  const when = t(key, { date: fullDate(day), time: clock(state.opensAt % 1440) });
  return t("buka_sementara_tutup", { state: said, when });
}

/** An order whose fields are those of `kept` where they are of the right kind: what is kept may be old or damaged.
 * @param {Record<string, unknown>} kept @returns {Order} */
const begun = (kept) => {
  const order = emptyOrder();
  for (const [name, empty] of Object.entries(order)) if (typeof kept[name] === typeof empty) Reflect.set(order, name, kept[name]);
  return order;
};

/** Build the fields for orders from `seller`.
 * @param {Seller} seller @param {Partial<Order>} kept what was filled in before @param {{id: string, lead: number, asksDate: boolean,
 *   changed: () => void}} options `id` begins the ids; `asksDate`: a product asks for its own date
 * @returns {Checkout} */
export function checkout(seller, kept, { id, lead, asksDate, changed }) {
  const buyer = readBuyer();
  const start = begun(kept);
  const hours = hoursOf(seller);
  const now = villageNow(hours.offset);
  const from = earliest(hours, now, lead);
  const ways = (seller.services ?? []).filter((each) => each !== FILES);
  const areas = seller.areas ?? [];
  const pays = seller.pay ?? [];
  /** @param {string[]} values @param {string} value */
  const oneOf = (values, value) => (values.includes(value) ? value : (values[0] ?? ""));

  const atPlace = ways.filter((each) => AT_PLACE.includes(each)).length;
  const asked = atPlace === ways.length ? "layanan_di_tempat" : ways.length === 1 ? "layanan_satu" : atPlace ? "layanan_campur" : "layanan";
  const way = radios(`${id}-way`, t(asked), ways.map((each) => [each, t(`layanan_${each}`)]), oneOf(ways, start.service));
  const area = h("select", {}, h("option", { value: "" }, t("wilayah_pilih")),
    ...areas.map((each) => h("option", { value: each.name }, t(each.min ? "wilayah_minimal" : "wilayah_baris", {
      area: each.name, fee: each.fee ? rupiah(each.fee) : t("gratis"), least: rupiah(each.min ?? 0),
    }))), h("option", { value: "?" }, t("wilayah_lain")));
  area.value = start.area;
  if (area.selectedIndex < 0) area.value = "";
  const areaField = field(`${id}-area`, t("wilayah"), area);
  const place = h("textarea", { rows: 2, maxLength: 500, autocomplete: "street-address", value: start.address || (buyer?.address ?? "") });
  const placeField = field(`${id}-address`, t("alamat"), place);
  const pay = radios(`${id}-pay`, t("pembayaran"), pays.map((each) => [each, t(`bayar_${each}`)]), oneOf(pays, start.pay));
  const qris = h("div", { className: "order-qris" });
  const days = asksDate ? [] : offeredDays(hours, from, DAYS_OFFERED);
  const day = h("select", {}, h("option", { value: "" }, t("tanggal_bebas")), ...days.map((each) => h("option", { value: iso(each) }, fullDate(each))));
  day.value = start.day;
  if (day.selectedIndex < 0) day.value = "";
  const time = h("select", {});
  const timeField = field(`${id}-time`, t("jam"), time);
  const file = h("input", { type: "checkbox", checked: start.files });
  const fileHint = h("p", { className: "order-hint" }, t("kirim_berkas_cara"));
  const note = h("textarea", { rows: 2, maxLength: 1000, value: start.note });
  const name = h("input", { type: "text", maxLength: 100, autocomplete: "name", value: start.name || (buyer?.name ?? "") });
  const keep = h("input", { type: "checkbox", checked: buyer !== null });
  const understood = h("input", { type: "checkbox", checked: start.understood });
  const late = waiting(seller, now);

  const element = h("div", { className: "order-checkout" },
    ways.length ? way : null, areas.length ? areaField : null, placeField, pays.length ? pay : null, qris,
    ...(days.length ? [field(`${id}-day`, t("tanggal"), day), timeField] : []),
    lead ? h("p", { className: "order-hint" }, t("paling_cepat", { date: fullDate(dayOfMoment(from)) })) : null,
    seller.services?.includes(FILES) ? tick(`${id}-files`, t("kirim_berkas"), file) : null,
    seller.services?.includes(FILES) ? fileHint : null,
    field(`${id}-note`, t("catatan_label"), note, t("boleh_kosong")),
    field(`${id}-name`, t("nama_label"), name, t("boleh_kosong")),
    tick(`${id}-keep`, t("ingat"), keep),
    late ? h("p", { className: "order-notice" }, late) : null,
    seller.sample ? tick(`${id}-understood`, t("paham_contoh"), understood) : null);

  /** @param {HTMLElement} group */
  const chosen = (group) => /** @type {HTMLInputElement | null} */ (group.querySelector("input:checked"))?.value ?? "";

  /** @returns {Order} */
  const read = () => {
    const service = chosen(way);
    const goes = service === "antar" || service === "kirim";
    return {
      service, area: service === "antar" && areas.length ? area.value : "", address: goes ? place.value.trim() : "", pay: chosen(pay),
      day: day.value, time: day.value ? time.value : "", note: note.value.trim(), name: name.value.trim(),
      files: Boolean(seller.services?.includes(FILES)) && file.checked, understood: understood.checked,
      soon: days.length > 0 && !day.value,
    };
  };

  /** Offer the times of the chosen day. @param {string} [wanted] */
  const offerTimes = (wanted = time.value) => {
    timeField.hidden = !day.value;
    const times = day.value ? slots(hours, dayOf(day.value), from).map(clock) : [];
    fill(time, h("option", { value: "" }, t("jam_bebas")), ...times.map((each) => h("option", {}, each)));
    time.value = times.includes(wanted) ? wanted : "";
  };

  /** @type {number | null | undefined} what the QRIS block asks for, undefined while it is not shown */
  let shownDue;

  /** @param {Line[]} lines */
  const refresh = (lines) => {
    const order = read();
    areaField.hidden = order.service !== "antar";
    placeField.hidden = order.service !== "antar" && order.service !== "kirim";
    fileHint.hidden = !file.checked;
    const sums = totals(lines, seller, order);
    const due = order.pay !== "qris" ? undefined : missing(sums) ? null : sums.total || undefined;
    if (due === shownDue) return;
    shownDue = due;
    fill(qris);
    // Its picture has to be fetched as well: without signal there is neither.
    if (due !== undefined) import("./qris.js").then(({ qrisBlock }) => due === shownDue && fill(qris, ...qrisBlock(seller, due)), () => {});
  };

  /** @param {Line[]} lines @returns {[HTMLElement, string][]} */
  const check = (lines) => {
    const order = read();
    const goes = order.service === "antar" || order.service === "kirim";
    const chosenArea = areaOf(seller, order);
    const short = (chosenArea?.min ?? 0) - totals(lines, seller, order).known;
    const shortText = chosenArea && short > 0 ? t("wilayah_kurang", { area: chosenArea.name, least: rupiah(chosenArea.min ?? 0), short: rupiah(short) }) : "";
    return [
      [area, order.service === "antar" && areas.length && !order.area ? t("pilih_ini") : shortText],
      [place, goes && !order.address ? t("isi_ini") : ""],
      [understood, seller.sample && !order.understood ? t("paham_dulu") : ""],
    ];
  };

  const remember = () => writeBuyer(keep.checked ? { name: name.value.trim(), address: place.value.trim() || (buyer?.address ?? "") } : null);
  day.addEventListener("change", () => offerTimes());
  keep.addEventListener("change", () => keep.checked || writeBuyer(null));
  element.addEventListener("input", changed);
  element.addEventListener("change", changed);
  offerTimes(start.time);
  return { element, read, refresh, check, remember };
}

/** Whether an answer that is a date or a time can be kept. @param {Seller} seller @param {string} kind @param {string} value
 * @param {string} onDay the date asked beside a time, "" for none @param {number} lead @returns {string} what is wrong */
export function answerProblem(seller, kind, value, onDay, lead) {
  const hours = hoursOf(seller);
  const from = earliest(hours, villageNow(hours.offset), lead);
  if (kind === "tanggal") {
    const day = dayOf(value);
    if (!(day >= dayOfMoment(from))) return t("tanggal_awal", { date: fullDate(dayOfMoment(from)) });
    return slots(hours, day, day * 1440).length ? "" : t("tanggal_tutup", { date: fullDate(day) });
  }
  if (kind === "jam" && onDay && !Number.isNaN(dayOf(onDay))) {
    const [hour = 0, minute = 0] = value.split(/[:.]/).map(Number);
    const open = slots(hours, dayOf(onDay), from);
    const asked = hour * 60 + minute;
    if (open.length && !open.some((slot) => slot <= asked && asked < slot + 30)) {
      return t("jam_tutup", { time: clock(asked), hours: spans(open) });
    }
  }
  return "";
}

/** Half hours as `08.00-12.00, 13.00-17.00`. @param {number[]} open */
function spans(open) {
  const starts = open.filter((slot, index) => slot - 30 !== open[index - 1]);
  const ends = open.filter((slot, index) => slot + 30 !== open[index + 1]);
  return starts.map((start, index) => `${clock(start)}-${clock(Number(ends[index]) + 30)}`).join(", ");
}

