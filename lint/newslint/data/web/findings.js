"use strict";
/*
 * Findings in a text: where they stand, how they look, what is said of them.
 *
 * A finding is {code, severity, span: [start, end], message, evidence, related: [[start, end, message]],
 * fix: {safety, title, edits: [[start, end, text]]} or undefined}; offsets are of the text, in UTF-16 code units. What
 * comes from an article reaches the page as text nodes only, never as HTML.
 */
const Findings = (() => {
  const SEVERITIES = ["error", "warning", "info"];
  const SAFETY = {
    safe: "Safe fix",
    unsafe: "Fix to look at: it changes a word or deletes a sentence",
    suggestion: "Suggestion",
  };
  const CONTEXT = 26;
  const LONGEST = 280;

  /* An element with attributes (on…: a listener) and children, of which strings become text. */
  function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === undefined || value === null || value === false) continue;
      if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  function count(number, one, many = `${one}s`) {
    return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
  }

  /* Text with what nobody can see shown by its number. */
  function visible(text) {
    const parts = text.split(/([\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u3000]+)/u);
    return parts.map((part, index) => {
      if (index % 2 === 0 || /^[\t\n\r]+$/.test(part)) return part;
      const names = [...part].map((one) => `U+${one.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
      return el("span", { class: "unseen" }, names.join(" "));
    });
  }

  /* The text from start to end cut where findings begin and end: [[from, to, findings that stand there]]. */
  function segments(start, end, findings) {
    const inside = findings.filter(({ span: [from, to] }) => (from < end && to > start) || (from === to && from >= start && from <= end));
    const cuts = new Set([start, end]);
    for (const { span: [from, to] } of inside) {
      cuts.add(Math.max(start, from));
      cuts.add(Math.min(end, to));
    }
    const places = [...cuts].sort((one, other) => one - other);
    const pieces = [];
    places.forEach((at, index) => {
      const empty = inside.filter(({ span: [from, to] }) => from === at && to === at);
      if (empty.length) pieces.push([at, at, empty]);
      const next = places[index + 1];
      if (next === undefined) return;
      const here = inside.filter(({ span: [from, to] }) => from <= at && to >= next && from < to);
      pieces.push([at, next, here.sort(narrowest)]);
    });
    return pieces;
  }

  function narrowest(one, other) {
    return one.span[1] - one.span[0] - (other.span[1] - other.span[0]);
  }

  /* What a fix makes of the text: {before: [[kind, text]], after: [[kind, text]]}, kind being same, del or ins. */
  function change(text, edits) {
    const ordered = [...edits].sort((one, other) => one[0] - other[0]);
    const before = [];
    const after = [];
    const same = (part) => {
      before.push(["same", part]);
      after.push(["same", part]);
    };
    let at = null;
    for (const [start, end, written] of ordered) {
      if (at === null) same(head(text, start));
      else same(start - at > 3 * CONTEXT ? `${tail(text, at)} … ${head(text, start)}` : text.slice(at, start));
      if (end > start) before.push(["del", shortened(text.slice(start, end))]);
      if (written) after.push(["ins", shortened(written)]);
      at = end;
    }
    if (at !== null) same(tail(text, at));
    return { before, after };
  }

  function head(text, end) {
    const line = text.slice(Math.max(0, end - CONTEXT), end);
    const cut = line.lastIndexOf("\n") + 1;
    if (cut || end <= CONTEXT) return line.slice(cut);
    return `…${line.slice(line.indexOf(" ") + 1)}`;
  }

  function tail(text, start) {
    const line = text.slice(start, start + CONTEXT).replace(/[\r\n][^]*$/, "");
    if (line.length < CONTEXT || start + CONTEXT >= text.length) return line;
    return `${line.slice(0, Math.max(line.lastIndexOf(" "), 0) || CONTEXT)}…`;
  }

  function shortened(text) {
    return text.length > LONGEST ? `${text.slice(0, LONGEST / 2)} … ${text.slice(-LONGEST / 2)}` : text;
  }

  function changeTable(text, edits) {
    const { before, after } = change(text, edits);
    const row = (title, parts) =>
      el("div", {}, el("dt", {}, title), el("dd", {}, ...parts.map(([kind, part]) => (kind === "same" ? part : el(kind, {}, ...visible(part))))));
    const nothing = after.every(([, part]) => !part.trim());
    const table = el("dl", { class: "change" }, row("before", before));
    table.append(nothing ? row("after", [["same", "(deleted)"]]) : row("after", after));
    return table;
  }

  function severity(name) {
    return el("span", { class: `severity ${name}` }, name);
  }

  /* What stands in the other place, unless the message says it. */
  function elsewhere([start, end, message], text) {
    const there = text.slice(start, end);
    return message.includes(`“${there}”`) ? message : `${message}: “${shortened(there).slice(0, 90)}”`;
  }

  /* All there is to say of a finding, as an element. */
  function said(finding, rule, text, links = []) {
    const parts = [
      el("p", { class: "head" }, severity(finding.severity), el("span", {}, `${finding.code} ${rule?.name ?? ""}`), finding.new ? el("strong", {}, "new") : null),
      el("p", { class: "message" }, finding.message),
    ];
    const reasons = [...finding.evidence, ...finding.related.map((other) => elsewhere(other, text))];
    if (reasons.length) parts.push(el("ul", {}, ...reasons.map((reason) => el("li", {}, reason))));
    if (finding.fix) parts.push(el("p", { class: `fix-kind ${finding.fix.safety}` }, SAFETY[finding.fix.safety]), changeTable(text, finding.fix.edits));
    if (links.length) parts.push(el("p", { class: "links" }, ...links));
    return el("div", { class: "said" }, ...parts);
  }

  /* The pieces of a text as nodes; `mark` makes the element of a piece that findings stand in. */
  function marked(text, start, end, findings, mark) {
    const nodes = [];
    for (const [from, to, here] of segments(start, end, findings)) {
      const part = text.slice(from, to);
      if (here.length) nodes.push(mark(here, part, from));
      else if (part) nodes.push(part);
    }
    return nodes;
  }

  /* The content of a mark: its text, with a sign where there is nothing to see. */
  function content(part) {
    return part === "" ? [el("span", { class: "unseen", "aria-label": "here" }, "‸")] : visible(part);
  }

  return { SEVERITIES, SAFETY, el, count, visible, segments, change, said, severity, marked, content };
})();
