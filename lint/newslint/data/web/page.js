"use strict";
/* The page where an editor pastes an article, sees what is wrong with it, and mends it. */
(async () => {
  const { el, count, said, SEVERITIES } = Findings;
  const PAUSE = 180; // milliseconds without a keystroke, after which the article is looked at
  const CHUNK = 60; // cards that are drawn at a time
  const SETTLED = new Set(["spelling", "translation", "consistency", "locale"]); // families that an accepted word settles
  const EXAMPLE = `Island keeps its night boat

PORT ELSE , Tuesday — The islanders voted on Sunday to keep the night boat, the harbor office said. . “ Nobody here wanted a bridge,” said Mayor Ana Lindqvist.

- Advertisement -

[M. Duval], who runs the boat, had set aside 2,5 million euros for the the repair. He recieved the news at sea.

“It is [aussi] a victory for the bakers,” Ana Lindkvist said on Monday. Itâ€™s the first time that the horn was heard at noon.

Most Popular
`;
  const byId = (id) => document.getElementById(id);

  let findings = []; // of the text as it stands
  let current = null;
  let checked = null; // the text and settings that the findings are of
  let asking = false;
  let pause = 0;
  const left = new Set(); // fingerprints of findings that are to be left as they are
  let name = "article";

  Theme.attach(byId("theme"));
  const editor = new Editor.Editor(byId("article"), byId("backdrop"), (before, after) => {
    findings = Editor.moved(findings, before, after);
    current = null;
    byId("start").hidden = after !== "";
    show();
    later();
  });
  editor.draw([], null);
  byId("start").hidden = editor.text !== "";

  let rules = {};
  let languages = [];
  try {
    [rules, languages] = await Promise.all([Server.rules(), Server.languages()]);
  } catch (error) {
    say(error.message, true);
    return;
  }
  const settings = new Settings(rules, languages, later);
  const filters = new Filters(byId("filters"), rules, show);
  const tip = Tip.attach(byId("panel"), ".nothing", () => null);

  function say(message, trouble = false) {
    byId("status").textContent = message;
    byId("status").classList.toggle("trouble", trouble);
  }

  /* Look at the article once nobody types. */
  function later() {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  }

  /* One question at a time: what came in the meantime is asked next. */
  async function look() {
    const asked = JSON.stringify(settings.asked);
    const { text } = editor;
    if (asking || (checked && checked.text === text && checked.asked === asked)) return;
    asking = true;
    const slow = setTimeout(() => say("Reading…"), 400);
    try {
      const answer = await Server.check(text, settings.asked);
      checked = { text, asked };
      findings = Editor.moved(answer.findings, text, editor.text);
      current = null;
      summarise(answer);
      show();
    } catch (error) {
      if (!(error instanceof Server.ServerError)) throw error;
      checked = { text, asked };
      findings = [];
      show();
      say(error.message, true);
    } finally {
      clearTimeout(slow);
      asking = false;
    }
    if (editor.text !== text || JSON.stringify(settings.asked) !== asked) later();
  }

  function summarise({ findings: found, language, words, errors }) {
    if (errors.length) return say(errors.join("; "), true);
    if (!editor.text.trim()) return say("");
    const kinds = SEVERITIES.map((severity) => [severity, found.filter((each) => each.severity === severity).length]).filter(([, number]) => number);
    const numbers = kinds.map(([severity, number]) => (severity === "info" ? `${number.toLocaleString("en")} info` : count(number, severity)));
    const spoken = languages.find(({ code, longCode }) => code === language && code === longCode)?.name;
    return say([numbers.join(", ") || "Nothing found", count(words, "word"), spoken].filter(Boolean).join(" · "));
  }

  function visible() {
    const test = filters.test();
    return findings.filter((finding) => !left.has(finding.fingerprint) && test(finding, editor.text));
  }

  /* Draw the marks and the cards. */
  function show() {
    const shown = visible();
    if (!shown.includes(current)) current = null;
    editor.draw(shown, current);
    const safe = findings.filter(({ fix, fingerprint }) => fix?.safety === "safe" && !left.has(fingerprint)).length;
    byId("fix-all").textContent = safe ? `Apply ${count(safe, "safe fix", "safe fixes")}` : "Apply safe fixes";
    byId("fix-all").disabled = safe === 0;
    for (const id of ["copy", "report"]) byId(id).disabled = editor.text === "";
    byId("narrow").hidden = findings.length === 0;
    filters.offer(findings);
    cards(shown);
  }

  /* The first cards, and the others as the reader comes to them. */
  function cards(shown) {
    const list = byId("cards");
    const top = list.scrollTop;
    const focused = list.contains(document.activeElement) ? [...list.children].indexOf(document.activeElement.closest(".card")) : -1;
    list.replaceChildren();
    const draw = (until) => {
      const from = list.querySelectorAll(".card").length;
      list.querySelector(".more")?.remove();
      list.append(...shown.slice(from, until).map(card));
      if (until < shown.length) {
        const more = el("li", { class: "more" }, el("button", { type: "button", class: "quiet", onclick: () => draw(until + CHUNK) }, `${count(shown.length - until, "more finding")}`));
        list.append(more);
        nearEnd.observe(more);
      }
    };
    const nearEnd = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      nearEnd.disconnect();
      draw(list.querySelectorAll(".card").length + CHUNK);
    });
    draw(CHUNK);
    if (!shown.length && checked && checked.text.trim()) list.append(el("li", { class: "quietly" }, findings.length ? "No finding fits." : "Nothing to mend here."));
    list.scrollTop = top;
    if (focused >= 0) (list.children[Math.min(focused, list.children.length - 1)]?.querySelector("button") ?? editor.area).focus();
  }

  function card(finding) {
    const rule = rules[finding.code];
    const part = editor.text.slice(...finding.span);
    const deeds = [];
    const deed = (label, act, style = "") => deeds.push(el("button", { type: "button", class: style, onclick: (event) => (event.stopPropagation(), act()) }, label));
    if (finding.fix && finding.fix.safety !== "suggestion") deed("Accept", () => mend(finding), finding.fix.safety);
    else if (finding.fix) deed("Use suggestion", () => mend(finding));
    if (SETTLED.has(finding.family) && /^[\p{L}\p{M}’'.\- ]{2,60}$/u.test(part)) deed(`“${part}” is right`, () => settings.accept(part), "quiet");
    deed("Leave", () => leave(finding), "quiet");
    deed("Rule off", () => settings.switch(finding.code, false), "quiet");
    const links = rule ? [el("a", { href: rule.url, rel: "noreferrer", target: "_blank" }, `About ${rule.name}`)] : [];
    const item = el(
      "li",
      { class: `card family-${finding.family} ${finding.severity}${finding === current ? " current" : ""}`, onclick: () => focus(finding) },
      said(finding, rule, editor.text, links),
      el("div", { class: "deeds", role: "group", "aria-label": finding.message }, ...deeds),
    );
    item.finding = finding;
    return item;
  }

  /* Make a finding (or none: null) the one that keys are about: in the text, and among the cards. */
  function focus(finding, { select = true } = {}) {
    current = finding;
    const shown = visible();
    editor.draw(shown, current);
    const list = byId("cards");
    while (shown.includes(finding) && ![...list.children].some((item) => item.finding === finding)) {
      const more = list.querySelector(".more button");
      if (!more) break;
      more.click();
    }
    for (const item of list.children) {
      item.classList.toggle("current", item.finding === finding);
      if (item.finding === finding && getComputedStyle(list).overflowY === "auto") item.scrollIntoView({ block: "nearest" });
    }
    if (select) editor.select(finding.span);
  }

  function step(by) {
    const shown = visible().sort((one, other) => one.span[0] - other.span[0]);
    if (!shown.length) return;
    const { selectionStart, selectionEnd } = editor.area;
    let at = shown.indexOf(current);
    if (at < 0) at = by > 0 ? shown.findIndex(({ span }) => span[0] >= selectionEnd) - 1 : shown.filter(({ span }) => span[0] < selectionStart).length;
    if (at === -2) at = -1;
    focus(shown[(at + by + shown.length) % shown.length]);
  }

  /* Apply the fix of one finding. */
  function mend({ fix }) {
    if (!fix) return;
    const { text } = editor;
    let mended = "";
    let at = 0;
    for (const [start, end, written] of [...fix.edits].sort((one, other) => one[0] - other[0])) {
      mended += text.slice(at, start) + written;
      at = end;
    }
    editor.replace(mended + text.slice(at));
    look();
  }

  async function mendAll() {
    const { text } = editor;
    try {
      const ignore = [...settings.asked.ignore];
      const fixed = await Server.fix(text, { ...settings.asked, ignore });
      if (editor.text === text) editor.replace(fixed);
    } catch (error) {
      if (!(error instanceof Server.ServerError)) throw error;
      say(error.message, true);
    }
    look();
  }

  function leave(finding) {
    left.add(finding.fingerprint);
    current = null;
    show();
  }

  /* The finding that the cursor is in, or the one that was gone to. */
  function here() {
    const { selectionStart, selectionEnd } = editor.area;
    if (current) return current;
    return visible().find(({ span }) => span[0] <= selectionEnd && selectionStart <= span[1]) ?? null;
  }

  async function open(file) {
    const kinds = { md: "article.md", markdown: "article.md", html: "article.html", htm: "article.html" };
    const ending = file.name.split(".").pop().toLowerCase();
    try {
      editor.replace(ending === "docx" ? await Server.read(file) : decoded(await file.arrayBuffer()));
    } catch (error) {
      if (!(error instanceof Server.ServerError)) throw error;
      say(error.message, true);
      return;
    }
    name = file.name.replace(/\.[^.]*$/, "");
    settings.kind.value = kinds[ending] ?? "article.txt";
    left.clear();
    editor.area.setSelectionRange(0, 0);
    scrollTo(0, 0);
    later();
  }

  /* A file's text: as its byte order mark says, else UTF-8, else the old encoding of the West. */
  function decoded(buffer) {
    const bytes = new Uint8Array(buffer);
    const wide = { "255,254": "utf-16le", "254,255": "utf-16be" }[bytes.slice(0, 2).join()];
    try {
      return new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
    } catch {
      return new TextDecoder("windows-1252").decode(bytes).replace(/\r\n?/g, "\n");
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(editor.text);
    } catch {
      editor.area.select();
      document.execCommand("copy");
    }
    say("Copied.");
  }

  async function download() {
    try {
      const page = await Server.report(editor.text, settings.asked, name);
      const link = el("a", { href: URL.createObjectURL(page), download: `${name}-newslint.html` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      say("The report is downloaded.");
    } catch (error) {
      if (!(error instanceof Server.ServerError)) throw error;
      say(error.message, true);
    }
  }

  byId("fix-all").addEventListener("click", mendAll);
  byId("undo").addEventListener("click", () => editor.undo());
  byId("copy").addEventListener("click", copy);
  byId("report").addEventListener("click", download);
  byId("keys").addEventListener("click", () => byId("help").showModal());
  byId("open").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", ({ target }) => {
    if (target.files[0]) open(target.files[0]);
    target.value = "";
  });
  byId("example").addEventListener("click", () => {
    editor.replace(EXAMPLE);
    later();
  });

  editor.area.addEventListener("mousemove", ({ clientX, clientY }) => {
    const mark = editor.markAt(clientX, clientY);
    if (mark) tip.show(mark, said(editor.findingsOf(mark)[0], rules[editor.findingsOf(mark)[0].code], editor.text));
    else tip.hide();
  });
  editor.area.addEventListener("mouseleave", () => tip.hide());
  editor.area.addEventListener("click", () => {
    tip.hide();
    const { selectionStart, selectionEnd } = editor.area;
    if (selectionStart !== selectionEnd) return;
    focus(visible().find(({ span }) => span[0] <= selectionStart && selectionStart <= span[1]) ?? null, { select: false });
  });

  addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "F8") step(event.shiftKey ? -1 : 1);
    else if (event.altKey && event.shiftKey && event.key === "Enter") mendAll();
    else if (event.altKey && event.key === "Enter") mend(here() ?? {});
    else if (event.altKey && event.code === "KeyI" && here()) leave(here());
    else if (event.key === "Escape") editor.area.focus();
    else return;
    event.preventDefault();
  });

  addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    byId("dropping").hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) byId("dropping").hidden = true;
  });
  addEventListener("drop", (event) => {
    byId("dropping").hidden = true;
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    open(file);
  });

  document.documentElement.dataset.ready = "";
  show();
  later();
})();
