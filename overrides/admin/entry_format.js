// Reads an entry for the form and writes it back: values stay the text that was typed, comments and order stay too.
//
// A common YAML reader makes 15 of `15.000` and 812 of `0812`; here every value is text, as in the program that builds
// the site. What did not change in the form is not touched in the file.
import { Document, Pair, Scalar, YAMLMap, YAMLSeq, isMap, isScalar, isSeq, parseDocument } from "yaml";

const READING = { schema: "failsafe", uniqueKeys: false };
const WRITING = { lineWidth: 0, flowCollectionPadding: false };
const EMPTY = new Set(["", "~", "null"]);
/** Texts that other programs take for a number, a date or a yes. */
const MISREAD = /^(?:[-+.0]\d.*|0|y|n|yes|no|on|off|true|false|null|~)$/is;
const HOURS = /^(?<days>[^\d]*?[^\d\s:(,=])[\s:(,=]*(?<hours>\d.*?|tutup|libur)[\s)]*$/i;

/** The two functions that the editor asks for; `table` says how each key is written, `original` is a hidden key. */
export const formatOf = (table, original) => ({
  fromFile: (text) => {
    const entry = parsed(text);
    return { ...new Reader(table).group(entry.contents, table.start), [original]: text };
  },
  toFile: (value) => {
    const { [original]: text, ...typed } = value;
    const writer = new Writer(table);
    const data = writer.tidy(typed, { kind: "group", section: table.start }) ?? {};
    const entry = text ? parsed(text) : begun();
    writer.merge(entry.contents, table.start, data);
    const flat = text ? /^[^\s#-][^\n]*:[^\S\n]*\n- /m.test(text) : false;
    return entry.toString({ ...WRITING, indentSeq: !flat });
  },
});

const parsed = (text) => {
  const entry = parseDocument(text, READING);
  if (entry.errors.length > 0) throw entry.errors[0];
  if (entry.contents === null) entry.contents = new YAMLMap();
  if (!isMap(entry.contents)) throw new Error("not a mapping");
  return entry;
};

const begun = () => new Document(new YAMLMap(), READING);

const textOf = (node) => (isScalar(node) ? String(node.value ?? "").trim() : "");
const isNothing = (node) => node === null || node === undefined || (isScalar(node) && EMPTY.has(textOf(node)));
const isEqual = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What the form shows of an entry: keys by their plain names, each value in its one form. */
class Reader {
  constructor(table) {
    this.table = table;
    this.ignored = new RegExp(table.ignored, "gu");
  }

  fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(this.ignored, "");
  }

  /** The key that `written` means in a section, or undefined. */
  key(section, written) {
    const { keys, spellings } = this.table.sections[section];
    if (Object.hasOwn(keys, written)) return written;
    const folded = this.fold(written);
    const plain = Object.keys(keys).find((key) => this.fold(key) === folded);
    const found = plain ?? spellings[folded];
    return found !== undefined && Object.hasOwn(keys, found) ? found : undefined;
  }

  group(node, section) {
    const data = {};
    if (!isMap(node)) return data;
    for (const pair of node.items) {
      const key = this.key(section, textOf(pair.key));
      if (key === undefined || isNothing(pair.value) || Object.hasOwn(data, key)) continue;
      const value = this.value(pair.value, this.table.sections[section].keys[key]);
      if (value !== undefined) data[key] = value;
    }
    return data;
  }

  value(node, kind) {
    if (isNothing(node)) return undefined;
    switch (kind.kind) {
      case "list":
        return this.list(node, kind);
      case "group":
        return isMap(node) ? this.group(node, kind.section) : this.short(node, kind);
      case "bundle":
        return isMap(node) ? this.bundle(this.group(node, kind.section)) : textOf(node);
      case "hours":
        return isMap(node) ? this.lines(node).map((line) => line.join(" ")).join("\n") : this.joined(node, "\n");
      case "pairs":
        return this.lines(node).map(([nama, isi]) => ({ nama, isi }));
      case "word":
        return kind.words[this.fold(textOf(node))] ?? textOf(node);
      case "yes_no":
        return this.table.yes.includes(this.fold(textOf(node)));
      case "day":
        return this.day(textOf(node));
      default:
        return this.joined(node, ", ");
    }
  }

  list(node, kind) {
    const nodes = isSeq(node) ? node.items : [node];
    if (!isSeq(node) && kind.splits && isScalar(node)) {
      const parts = textOf(node).split(/\s*[,;\n]\s*/).filter(Boolean);
      return parts.map((part) => this.value(new Scalar(part), kind.item));
    }
    return nodes.map((item) => this.value(item, kind.item)).filter((item) => item !== undefined);
  }

  short(node, kind) {
    return kind.short && isScalar(node) ? { [kind.short]: textOf(node) } : undefined;
  }

  bundle({ produk, varian, jumlah }) {
    return `${jumlah ?? 1} x ${produk ?? ""}${varian ? ` (${varian})` : ""}`;
  }

  /** Labels with their texts, of a mapping or of a list of mappings. */
  lines(node) {
    const maps = isSeq(node) ? node.items.filter(isMap) : isMap(node) ? [node] : [];
    return maps.flatMap((map) => map.items.map((pair) => [textOf(pair.key), this.joined(pair.value, ", ")]));
  }

  joined(node, between) {
    return isSeq(node) ? node.items.map(textOf).join(between) : textOf(node);
  }

  /** A day as `2026-03-20`, or as it was written where it cannot be told. */
  day(written) {
    const text = written.toLowerCase().replace(/^[a-z']+\s*,?\s+(?=\d)/, "");
    const iso = /^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})/.exec(text);
    const first = /^(?<d>\d{1,2})\s*[-/. ]\s*(?<m>\d{1,2}|[a-z]+)\.?[\s,./-]*(?<y>\d{4})$/.exec(text);
    const found = (iso ?? first)?.groups;
    const month = found && (this.table.months[found.m] ?? Number(found.m));
    if (!month) return written;

    return `${found.y}-${String(month).padStart(2, "0")}-${found.d.padStart(2, "0")}`;
  }
}

/** Puts what the form holds into an entry, changing as little as it can. */
class Writer extends Reader {
  /** What is left of a value without its empty parts, in the same form as Reader gives it; undefined for nothing. */
  tidy(value, kind) {
    if (value === undefined || value === null || value === "") return undefined;
    if (kind.kind === "list" || kind.kind === "pairs") return this.tidyList(value, kind);
    if (kind.kind === "group") return this.tidyGroup(value, this.table.sections[kind.section].keys);
    if (kind.kind === "yes_no") return value ? true : undefined;
    return String(value).replace(/\r\n?/g, "\n").trim() || undefined;
  }

  tidyList(value, kind) {
    const text = { kind: "text" };
    const items = (Array.isArray(value) ? value : [value])
      .map((item) => (kind.kind === "pairs" ? this.tidyGroup(item, { nama: text, isi: text }) : this.tidy(item, kind.item)))
      .filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }

  tidyGroup(value, keys) {
    const data = {};
    for (const [key, kind] of Object.entries(keys)) {
      const kept = this.tidy(value?.[key], kind);
      if (kept !== undefined) data[key] = kept;
    }
    return Object.keys(data).length > 0 ? data : undefined;
  }

  /** Make the mapping `node` say what `data` says. */
  merge(node, section, data) {
    const { keys } = this.table.sections[section];
    const order = Object.keys(keys);
    const found = new Map();
    node.items = node.items.filter((pair) => {
      const key = this.key(section, textOf(pair.key));
      if (key === undefined || found.has(key)) return true; // the check has a word on these
      found.set(key, pair);
      return data[key] !== undefined || this.meansNothing(pair.value, keys[key]);
    });
    for (const key of order.filter((key) => data[key] !== undefined)) {
      const pair = found.get(key);
      if (pair) pair.value = this.updated(pair.value, keys[key], data[key]);
      else this.insert(node, section, order, new Pair(new Scalar(key), this.made(keys[key], data[key])), key);
    }
  }

  /** Whether a value that the form left empty was as good as empty before: `tidak`, or nothing at all. */
  meansNothing(node, kind) {
    return this.tidy(this.value(node, kind), kind) === undefined;
  }

  insert(node, section, order, pair, key) {
    const place = order.indexOf(key);
    const at = node.items.findIndex((other) => order.indexOf(this.key(section, textOf(other.key))) > place);
    if (at < 0) node.items.push(pair);
    else node.items.splice(at, 0, pair);
  }

  updated(node, kind, value) {
    if (isEqual(this.tidy(this.value(node, kind), kind), value)) return node;
    if (kind.kind === "group" && isMap(node)) {
      this.merge(node, kind.section, value);
      return node;
    }
    if (kind.kind === "list" && isSeq(node)) {
      node.items = this.items(node.items, kind.item, value);
      return node;
    }
    const made = this.made(kind, value);
    if (isScalar(node) && isScalar(made)) {
      if (made.type === undefined && /^QUOTE/.test(node.type ?? "")) made.type = node.type;
      made.comment = node.comment;
    }
    return made;
  }

  /** The items of a list: those that were there keep their comments, told by their name or else by their place. */
  items(nodes, kind, values) {
    const old = nodes.map((node) => ({ node, value: this.tidy(this.value(node, kind), kind) }));
    const name = (value) => value?.id ?? value?.nama ?? value?.file ?? value?.alamat ?? value;
    const taken = new Set();
    const take = (fits) => {
      const found = old.find((each) => !taken.has(each) && fits(each));
      if (found) taken.add(found);
      return found;
    };
    const matched = values.map((value) => take((each) => isEqual(name(each.value), name(value))));
    return values.map((value, index) => {
      const same = matched[index] ?? (old.length === values.length ? take((each) => each === old[index]) : undefined);
      return same ? this.updated(same.node, kind, value) : this.made(kind, value);
    });
  }

  made(kind, value) {
    switch (kind.kind) {
      case "list":
        return this.sequence(value.map((item) => this.made(kind.item, item)));
      case "group":
        return this.madeGroup(kind, value);
      case "hours":
        return this.hours(value);
      case "pairs":
        return this.mapping(value.map(({ nama, isi }) => [nama, this.text(isi ?? "")]));
      case "yes_no":
        return this.text(value ? "ya" : "tidak");
      default:
        return this.text(value);
    }
  }

  madeGroup(kind, value) {
    const names = Object.keys(value);
    if (kind.short && names.length === 1 && names[0] === kind.short) return this.text(value[kind.short]);
    const { keys } = this.table.sections[kind.section];
    return this.mapping(names.map((name) => [name, this.made(keys[name], value[name])]));
  }

  hours(value) {
    const lines = value.split("\n").map((line) => line.trim()).filter(Boolean);
    const found = lines.map((line) => HOURS.exec(line)?.groups);
    if (lines.length < 2 || found.includes(undefined)) return this.text(lines.join("; "));
    return this.mapping(found.map(({ days, hours }) => [days.trim(), this.text(hours)]));
  }

  mapping(pairs) {
    const map = new YAMLMap();
    map.items = pairs.map(([key, value]) => new Pair(this.text(key), value));
    return map;
  }

  sequence(items) {
    const list = new YAMLSeq();
    list.items = items;
    return list;
  }

  text(value) {
    const scalar = new Scalar(String(value));
    if (scalar.value.includes("\n")) scalar.type = Scalar.BLOCK_LITERAL;
    else if (MISREAD.test(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    return scalar;
  }
}
