"use strict";
/*
 * The article as it is written: a text area, and behind it the same text with marks. The text behind has one element a
 * line; only lines that change are drawn anew.
 */
const Editor = (() => {
  const { el, segments } = Findings;
  const STEPS = 500; // that can be undone

  /* What a change replaced: [start, old end, new end]. */
  function difference(before, after) {
    const most = Math.min(before.length, after.length);
    let start = 0;
    while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
    let same = 0;
    while (same < most - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same += 1;
    return [start, before.length - same, after.length - same];
  }

  /* Findings after a change of the text: those behind it move, those that it touches are gone. */
  function moved(findings, before, after) {
    const [start, oldEnd, newEnd] = difference(before, after);
    const by = newEnd - oldEnd;
    const move = (at) => (at >= oldEnd ? at + by : at);
    const untouched = ([from, to]) => to < start || from > oldEnd || (from === to && (from < start || from > oldEnd));
    return findings
      .filter(({ span, fix }) => untouched(span) && (fix?.edits ?? []).every(untouched))
      .map((finding) => ({
        ...finding,
        span: finding.span.map(move),
        related: finding.related.filter(untouched).map(([from, to, message]) => [move(from), move(to), message]),
        fix: finding.fix && { ...finding.fix, edits: finding.fix.edits.map(([from, to, text]) => [move(from), move(to), text]) },
      }));
  }

  /* What was changed, to be undone and done again. What is typed in one go is one step. */
  class History {
    constructor() {
      this.past = [];
      this.future = [];
    }

    record(change) {
      const last = this.past[this.past.length - 1];
      const goesOn =
        last?.typed && change.typed && !change.removed && change.start === last.start + last.added.length && !/\s/.test(change.added) && change.at - last.at < 1500;
      if (goesOn) {
        last.added += change.added;
        last.at = change.at;
      } else this.past.push(change);
      if (this.past.length > STEPS) this.past.shift();
      this.future = [];
    }
  }

  class Editor {
    /* `changed(before, after)` is called after each change of the text. */
    constructor(area, backdrop, changed) {
      this.area = area;
      this.backdrop = backdrop;
      this.changed = changed;
      this.shown = "";
      this.lines = [];
      this.history = new History();
      area.addEventListener("input", () => this.take(true));
      // The browser's own history knows nothing of what a script writes, so that it is not asked.
      area.addEventListener("beforeinput", (event) => {
        if (event.inputType === "historyUndo") this.undo();
        else if (event.inputType === "historyRedo") this.redo();
        else return;
        event.preventDefault();
      });
      area.addEventListener("keydown", (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
        const key = event.key.toLowerCase();
        if (key === "z" && !event.shiftKey) this.undo();
        else if (key === "z" || (key === "y" && !event.metaKey)) this.redo();
        else return;
        event.preventDefault();
      });
      area.addEventListener("paste", (event) => {
        const pasted = event.clipboardData.getData("text/plain");
        if (!pasted) return;
        event.preventDefault(); // a browser takes minutes over thousands of lines
        const { selectionStart, selectionEnd } = area;
        this.write(selectionStart, selectionEnd, pasted.replace(/\r\n?/g, "\n"));
        area.setSelectionRange(area.selectionEnd, area.selectionEnd);
        area.blur(); // brings the cursor into view
        area.focus();
      });
    }

    get text() {
      return this.area.value;
    }

    /* Take note of a change of the text. */
    take(typed) {
      const before = this.shown;
      const after = this.area.value;
      const [start, oldEnd, newEnd] = difference(before, after);
      this.shown = after;
      this.history.record({ start, removed: before.slice(start, oldEnd), added: after.slice(start, newEnd), typed, at: performance.now() });
      this.changed(before, after);
    }

    write(start, end, text) {
      this.area.focus({ preventScroll: true });
      this.area.setRangeText(text, start, end, "end");
      this.take(false);
    }

    /* Put another text in the place of this one, as one step that can be undone. */
    replace(text) {
      const [start, oldEnd, newEnd] = difference(this.text, text);
      if (start !== oldEnd || start !== newEnd) this.write(start, oldEnd, text.slice(start, newEnd));
    }

    undo() {
      this.again(this.history.past, this.history.future, "added", "removed");
    }

    redo() {
      this.again(this.history.future, this.history.past, "removed", "added");
    }

    again(from, to, gone, back) {
      const change = from.pop();
      if (!change) return;
      to.push({ ...change, typed: false });
      const before = this.shown;
      this.area.focus({ preventScroll: true });
      this.area.setRangeText(change[back], change.start, change.start + change[gone].length, "end");
      this.shown = this.area.value;
      this.changed(before, this.shown);
    }

    /* Show marks on the findings; `current` is the one that stands out. */
    draw(findings, current) {
      const wanted = this.wanted(findings, current);
      const { lines, backdrop } = this;
      let head = 0;
      while (head < lines.length && head < wanted.length && same(lines[head], wanted[head])) head += 1;
      let tail = 0;
      while (tail < lines.length - head && tail < wanted.length - head && same(lines[lines.length - 1 - tail], wanted[wanted.length - 1 - tail])) tail += 1;
      const before = backdrop.children[head + (lines.length - head - tail)] ?? null;
      for (let number = lines.length - head - tail; number > 0; number -= 1) backdrop.children[head].remove();
      const fresh = document.createDocumentFragment();
      for (const line of wanted.slice(head, wanted.length - tail)) fresh.append(this.line(line));
      backdrop.insertBefore(fresh, before);
      // Lines that are kept point at findings by number, and numbers change.
      wanted.forEach((line, index) => {
        if (line.findings.length && (index < head || index >= wanted.length - tail)) backdrop.children[index].line = line;
      });
      this.lines = wanted;
    }

    wanted(findings, current) {
      const ordered = [...findings].sort((one, other) => one.span[0] - other.span[0]);
      const lines = [];
      let start = 0;
      let next = 0;
      let open = [];
      for (const text of this.text.split("\n")) {
        const end = start + text.length;
        while (next < ordered.length && ordered[next].span[0] <= end) open.push(ordered[next++]);
        const here = open.filter(({ span }) => span[1] > start || span[0] === span[1]);
        open = open.filter(({ span }) => span[1] > end + 1);
        const relative = here.map(({ span, code }) => `${code} ${span[0] - start} ${span[1] - start}`);
        lines.push({ text, start, findings: here, key: `${relative.join()}${here.includes(current) ? here.indexOf(current) : ""}`, current });
        start = end + 1;
      }
      return lines;
    }

    line(line) {
      const row = el("div", {});
      row.line = line;
      if (!line.findings.length) {
        row.textContent = line.text;
        return row;
      }
      const end = line.start + line.text.length;
      for (const [from, to, here] of segments(line.start, end, line.findings)) {
        const part = line.text.slice(from - line.start, to - line.start);
        if (!here.length) {
          row.append(part);
          continue;
        }
        const [finding] = here;
        const numbers = here.map((each) => line.findings.indexOf(each)).join(" ");
        const current = here.includes(line.current) ? " current" : "";
        const name = `mark family-${finding.family} ${finding.severity}${part ? "" : " empty"}${current}`;
        row.append(el("span", { class: name, "data-here": numbers }, part));
      }
      return row;
    }

    /* The findings that a mark stands for. */
    findingsOf(mark) {
      const { line } = mark.closest(".backdrop > div");
      return mark.dataset.here.split(" ").map((number) => line.findings[number]);
    }

    /* The mark under a point of the window. */
    markAt(x, y) {
      return document.elementsFromPoint(x, y).find((element) => element.classList.contains("mark") && this.backdrop.contains(element));
    }

    /* Select a stretch of the text, and bring it into view. */
    select([start, end], { focus = true } = {}) {
      if (focus) this.area.focus({ preventScroll: true });
      this.area.setSelectionRange(start, end);
      const row = this.lines.findLastIndex((line) => line.start <= start);
      const element = this.backdrop.children[row];
      (element?.querySelector(".mark.current") ?? element)?.scrollIntoView({ block: "nearest" });
    }
  }

  function same(one, other) {
    return one.text === other.text && one.key === other.key;
  }

  return { Editor, moved, difference };
})();
