// SPDX-License-Identifier: EUPL-1.2
// This browser's own check of what the page shows of the log: leaf, inclusion, the checkpoint's signature, and that
// the log continues the one that this browser saw last. It believes nothing that it has not computed.
//
// A container names where proofs are asked for, and has all words (no sentence stands in this file):
//   <section data-proofs="/proofs" data-word-checked="..." data-word-wrong="..." data-word-leaf="..." ...>
//     <p role="status" data-summary></p>
//     <tr data-entry="123"><td><span data-field="event" data-value="ACCEPTED">...</span>
//       <td><span data-mark>...</span><div data-numbers></div>
// data-field is a path in the entry ("terms.thread"), data-value what the page shows of it, as a machine writes it:
// a list joined by commas, "" for what the entry does not have.
(() => {
  "use strict";

  const MEMORY = "saola-log";
  const MOST_AT_ONCE = 100;
  const LONGEST_PATH = 63;
  const HASH = 32;
  const ED25519 = 1;
  // RFC 8032 7.1, test 1: some valid key, to ask whether this browser knows the algorithm.
  const ANY_KEY = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
  // Why a mark is not "checked": what the browser found wrong, and what it could not look at.
  const WRONG = ["leaf", "inclusion", "signature", "consistency", "key", "shown", "missing"];

  class Reason extends Error {
    constructor(reason) {
      super(reason);
      this.reason = reason;
    }
  }

  // ---- bytes

  const utf8 = new TextEncoder();

  const bytesOf = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));

  const base64Of = (bytes) => btoa(String.fromCharCode(...bytes));

  const hexOf = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");

  const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

  const joined = (...pieces) => {
    const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  };

  const sha256 = async (...pieces) => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...pieces)));

  const nodeOf = (left, right) => sha256(Uint8Array.of(1), left, right);

  const hashesOf = (path, reason) => {
    const hashes = Array.isArray(path) ? path.map((hash) => bytesOf(hash)) : [];
    if (!Array.isArray(path) || hashes.length > LONGEST_PATH || hashes.some((hash) => hash.length !== HASH)) {
      throw new Reason(reason);
    }
    return hashes;
  };

  // ---- RFC 9162 2.1.3.2 and 2.1.4.2; BigInt, for shifts of other numbers end at 32 bits

  const isIncluded = async (hash, index, path, size, root) => {
    let node = BigInt(index);
    let last = BigInt(size) - 1n;
    let above = hash;
    for (const sibling of path) {
      if (last === 0n) {
        return false;
      }
      if ((node & 1n) === 1n || node === last) {
        above = await nodeOf(sibling, above);
        while ((node & 1n) === 0n) {
          node >>= 1n;
          last >>= 1n;
        }
      } else {
        above = await nodeOf(above, sibling);
      }
      node >>= 1n;
      last >>= 1n;
    }
    return last === 0n && isSame(above, root);
  };

  const isConsistent = async (oldSize, oldRoot, size, root, path) => {
    if (oldSize > size) {
      return false;
    }
    if (oldSize === size) {
      return path.length === 0 && isSame(oldRoot, root);
    }
    let node = BigInt(oldSize) - 1n;
    let last = BigInt(size) - 1n;
    while ((node & 1n) === 1n) {
      node >>= 1n;
      last >>= 1n;
    }
    // An old tree that is perfect is itself the first hash, which its proof leaves out.
    const perfect = node === 0n;
    if (!perfect && path.length === 0) {
      return false;
    }
    let oldHash = perfect ? oldRoot : path[0];
    let hash = oldHash;
    for (const sibling of perfect ? path : path.slice(1)) {
      if (last === 0n) {
        return false;
      }
      if ((node & 1n) === 1n || node === last) {
        oldHash = await nodeOf(sibling, oldHash);
        hash = await nodeOf(sibling, hash);
        while (node !== 0n && (node & 1n) === 0n) {
          node >>= 1n;
          last >>= 1n;
        }
      } else {
        hash = await nodeOf(hash, sibling);
      }
      node >>= 1n;
      last >>= 1n;
    }
    return last === 0n && isSame(oldHash, oldRoot) && isSame(hash, root);
  };

  // ---- the checkpoint, C2SP signed-note and tlog-checkpoint

  const keyOf = async (line) => {
    const [, name, id, base64] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/u.exec(line) || [];
    const typed = base64 ? bytesOf(base64) : new Uint8Array();
    if (typed.length !== 1 + HASH || typed[0] !== ED25519) {
      throw new Reason("signature");
    }
    const expected = (await sha256(utf8.encode(name + "\n"), typed)).slice(0, 4);
    if (hexOf(expected) !== id) {
      throw new Reason("signature");
    }
    return { name, id: expected, bytes: typed.slice(1) };
  };

  const signatureIn = (lines, key) => {
    const own = lines
      .map((line) => /^\u2014 (\S+) (\S+)$/u.exec(line))
      .filter((found) => found && found[1] === key.name)
      .map((found) => bytesOf(found[2]))
      .filter((blob) => isSame(blob.slice(0, 4), key.id));
    if (own.length !== 1) {
      throw new Reason("signature");
    }
    return own[0].slice(4);
  };

  const treeOf = async (text, keyLine) => {
    const key = await keyOf(keyLine);
    const end = text.lastIndexOf("\n\n");
    const body = text.slice(0, end + 1);
    const signature = signatureIn(text.slice(end + 2).split("\n"), key);
    const imported = await crypto.subtle.importKey("raw", key.bytes, "Ed25519", false, ["verify"]);
    if (end < 0 || !(await crypto.subtle.verify("Ed25519", imported, signature, utf8.encode(body)))) {
      throw new Reason("signature");
    }
    const [origin, size, root, nothing, ...more] = body.split("\n");
    const isTree = /^(0|[1-9][0-9]{0,15})$/.test(size) && Number.isSafeInteger(Number(size)) && nothing === "";
    const rootBytes = isTree ? bytesOf(root) : new Uint8Array();
    if (origin !== key.name || rootBytes.length !== HASH || more.length > 0) {
      throw new Reason("signature");
    }
    return { origin, size: Number(size), root: rootBytes, key: keyLine, keyId: hexOf(key.id) };
  };

  // ---- what this browser saw last; the key is that of the first time

  /** Without a memory nothing tells a log from another one that was made for this moment. */
  const recall = () => {
    try {
      return JSON.parse(localStorage.getItem(MEMORY));
    } catch (refused) {
      throw new Reason("unsupported");
    }
  };

  const remember = (tree) => {
    const kept = { origin: tree.origin, size: tree.size, root: base64Of(tree.root), key: tree.key };
    try {
      localStorage.setItem(MEMORY, JSON.stringify(kept));
    } catch (full) {
      throw new Reason("unsupported");
    }
  };

  const requireSameLog = async (tree, seen, path) => {
    if (seen.origin !== tree.origin) {
      throw new Reason("key");
    }
    if (seen.size === 0) {
      return;
    }
    const hashes = hashesOf(path, "consistency");
    if (!(await isConsistent(seen.size, bytesOf(seen.root), tree.size, tree.root, hashes))) {
      throw new Reason("consistency");
    }
  };

  const isAnswer = (answer) =>
    answer !== null &&
    typeof answer === "object" &&
    typeof answer.checkpoint === "string" &&
    typeof answer.key === "string" &&
    Array.isArray(answer.entries) &&
    Array.isArray(answer.waiting);

  /** The tree that the answer's proofs lead to. */
  const trusted = async (answer, seen) => {
    if (!isAnswer(answer)) {
      throw new Reason("missing");
    }
    if (seen && seen.key !== answer.key) {
      throw new Reason("key");
    }
    const tree = await treeOf(answer.checkpoint, answer.key).catch(() => {
      throw new Reason("signature");
    });
    if (seen) {
      await requireSameLog(tree, seen, answer.consistency);
    }
    if (!seen || tree.size > seen.size) {
      remember(tree);
    }
    return tree;
  };

  // ---- an entry

  const valueAt = (entry, path) => {
    let value = entry;
    for (const name of path.split(".")) {
      value = value !== null && typeof value === "object" && Object.hasOwn(value, name) ? value[name] : undefined;
    }
    return value === undefined ? "" : String(value);
  };

  const requireShown = (element, bytes) => {
    const fields = [...element.querySelectorAll("[data-field]")];
    if (fields.length === 0) {
      return;
    }
    let entry;
    try {
      entry = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch (unreadable) {
      throw new Reason("shown");
    }
    if (fields.some((field) => valueAt(entry, field.dataset.field) !== field.dataset.value)) {
      throw new Reason("shown");
    }
  };

  const leafOf = async (given, entry) => {
    if (given.salt === undefined) {
      // A leaf as long as a digest is a salted one: taken for clear, its digest would pass for the entry.
      if (entry.length === HASH) {
        throw new Reason("leaf");
      }
      return entry;
    }
    const salt = bytesOf(given.salt);
    if (salt.length !== HASH) {
      throw new Reason("leaf");
    }
    return sha256(salt, entry);
  };

  const prove = async (element, given, tree) => {
    const entry = given.text === undefined ? bytesOf(given.bytes) : utf8.encode(given.text);
    const hash = await sha256(Uint8Array.of(0), await leafOf(given, entry));
    if (!isSame(hash, bytesOf(given.hash))) {
      throw new Reason("leaf");
    }
    const path = hashesOf(given.proof, "inclusion");
    if (given.index >= tree.size || !(await isIncluded(hash, given.index, path, tree.size, tree.root))) {
      throw new Reason("inclusion");
    }
    requireShown(element, entry);
    return { hash, hashes: path.length, text: given.text };
  };

  // ---- the page

  const wordOf = (container, name) => container.dataset["word" + name[0].toUpperCase() + name.slice(1)] || "";

  const mark = (container, element, state, reason) => {
    element.dataset.proof = state;
    const place = element.querySelector("[data-mark]");
    if (place) {
      place.dataset.state = state;
      place.dataset.reason = reason || "";
      place.textContent = [wordOf(container, state), reason ? wordOf(container, reason) : ""].join(" ").trim();
    }
  };

  const markUnproven = (container, element, reason) =>
    mark(container, element, WRONG.includes(reason) ? "wrong" : "open", reason);

  const numbers = (container, element, index, proven, tree) => {
    const place = element.querySelector("[data-numbers]");
    if (!place) {
      return;
    }
    const details = document.createElement("details");
    const list = document.createElement("dl");
    details.appendChild(document.createElement("summary")).textContent = wordOf(container, "numbers");
    details.appendChild(list);
    const told = {
      index: String(index),
      entry: proven.text || "",
      hash: hexOf(proven.hash),
      hashes: String(proven.hashes),
      size: String(tree.size),
      root: hexOf(tree.root),
      origin: tree.origin,
      keyId: tree.keyId,
    };
    for (const [name, value] of Object.entries(told)) {
      list.appendChild(document.createElement("dt")).textContent = wordOf(container, name);
      list.appendChild(document.createElement("dd")).textContent = value;
    }
    place.replaceChildren(details);
  };

  const summarize = (container) => {
    const place = container.querySelector("[data-summary]");
    if (!place) {
      return;
    }
    const states = [...container.querySelectorAll("[data-entry]")].map((element) => element.dataset.proof);
    const count = (state) => states.filter((one) => one === state).length;
    const told = { checked: count("checked"), wrong: count("wrong"), open: count("open") };
    place.dataset.state = told.wrong > 0 ? "wrong" : told.open > 0 ? "open" : "checked";
    place.textContent = wordOf(container, "summary").replace(/\{(checked|wrong|open)\}/g, (all, name) => told[name]);
  };

  const ask = async (container, indexes, seen) => {
    const address = new URL(container.dataset.proofs, location.href);
    address.searchParams.set("entries", indexes.join(","));
    if (seen) {
      address.searchParams.set("seen", String(seen.size));
    }
    try {
      // Not followed: a session that ended leads to a sign-in page, which is no answer.
      const response = await fetch(address, { cache: "no-store", redirect: "manual" });
      if (!response.ok) {
        throw new Reason("offline");
      }
      return await response.json();
    } catch (broken) {
      throw new Reason("offline");
    }
  };

  const settle = async (container, element, answer, tree) => {
    const index = Number(element.dataset.entry);
    const given = answer.entries.find((one) => one.index === index);
    if (!given) {
      // "Not yet" is believed of nothing that the checkpoint already covers.
      throw new Reason(answer.waiting.includes(index) && index >= tree.size ? "waiting" : "missing");
    }
    numbers(container, element, index, await prove(element, given, tree), tree);
    mark(container, element, "checked");
  };

  /** What cannot even be read is no proof. */
  const reasonOf = (thrown) => (thrown instanceof Reason ? thrown.reason : "missing");

  const checkSome = async (container, elements) => {
    try {
      const seen = recall();
      const answer = await ask(container, [...new Set(elements.map((element) => element.dataset.entry))], seen);
      const tree = await trusted(answer, seen);
      for (const element of elements) {
        try {
          await settle(container, element, answer, tree);
        } catch (thrown) {
          markUnproven(container, element, reasonOf(thrown));
        }
      }
    } catch (thrown) {
      elements.forEach((element) => markUnproven(container, element, reasonOf(thrown)));
    }
  };

  const isAble = async () => {
    try {
      await crypto.subtle.importKey("raw", bytesOf(ANY_KEY), "Ed25519", false, ["verify"]);
      return true;
    } catch (unknown) {
      return false;
    }
  };

  /** One page of this browser at a time: each goes on from what the one before it saw. */
  const oneByOne = (work) => (navigator.locks ? navigator.locks.request(MEMORY, work) : work());

  const check = async (container) => {
    const elements = [...container.querySelectorAll("[data-entry]")].filter((element) => !element.dataset.proof);
    if (elements.length === 0) {
      return;
    }
    elements.forEach((element) => mark(container, element, "checking"));
    const able = await isAble();
    for (let at = 0; at < elements.length; at += MOST_AT_ONCE) {
      const some = elements.slice(at, at + MOST_AT_ONCE);
      if (able) {
        await oneByOne(() => checkSome(container, some));
      } else {
        some.forEach((element) => markUnproven(container, element, "unsupported"));
      }
    }
    summarize(container);
  };

  const checkAll = () => document.querySelectorAll("[data-proofs]").forEach((container) => check(container));

  // Parts of a page that htmx brings are checked as they come.
  document.addEventListener("htmx:afterSettle", checkAll);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", checkAll);
  } else {
    checkAll();
  }
})();
