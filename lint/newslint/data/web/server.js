"use strict";
/* Asks the server; its answers become findings with offsets as this page counts, in UTF-16 code units. */
const Server = (() => {
  class ServerError extends Error {}

  async function ask(path, body, type = "application/json") {
    let answer;
    try {
      answer = await fetch(path, body === undefined ? {} : { method: "POST", headers: { "content-type": type }, body });
    } catch {
      throw new ServerError("The server does not answer.");
    }
    if (answer.ok) return answer;
    const { detail = answer.statusText } = await answer.json().catch(() => ({}));
    throw new ServerError(`Not done: ${detail}.`);
  }

  const json = async (path, asked) => (await ask(path, asked && JSON.stringify(asked))).json();

  /* Turns places (row and column, in code points) into offsets. */
  function offsets(text) {
    const starts = [text.startsWith("\ufeff") ? 1 : 0]; // a byte order mark is not counted
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return ({ row, column }) => {
      const start = starts[row - 1];
      const line = text.slice(start, start + 2 * column);
      if (!/[\ud800-\udfff]/.test(line)) return start + column - 1;
      return start + [...line].slice(0, column - 1).join("").length;
    };
  }

  const SAFETY = { safe: "safe", unsafe: "unsafe", display: "suggestion" };

  function finding(row, offset) {
    const span = (place) => [offset(place.location), offset(place.end_location)];
    return {
      code: row.code,
      family: row.family,
      severity: row.severity,
      message: row.message,
      evidence: row.evidence,
      fingerprint: row.fingerprint,
      span: span(row),
      related: row.related.map((other) => [...span(other), other.message]),
      fix: row.fix && {
        safety: SAFETY[row.fix.applicability],
        title: row.fix.message,
        edits: row.fix.edits.map((edit) => [...span(edit), edit.content]),
      },
    };
  }

  /* {findings, language, words, errors} of a text. */
  async function check(text, options) {
    const answer = await json("v1/check", { ...options, text: text.toWellFormed(), statistics: true });
    const offset = offsets(text);
    const figures = answer.articles?.[0]?.figures ?? {};
    return {
      findings: answer.findings.map((row) => finding(row, offset)),
      language: figures.language,
      words: figures.words ?? 0,
      errors: answer.errors.map(({ message }) => message),
    };
  }

  const fix = async (text, options) => (await json("v1/fix", { ...options, text: text.toWellFormed() })).text;
  const report = async (text, options, title) => (await ask("v1/report", JSON.stringify({ ...options, text: text.toWellFormed(), title }))).blob();
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const read = async (file) => (await (await ask("v1/read", file, WORD)).json()).text;
  const rules = async () => Object.fromEntries((await json("v1/rules")).map((rule) => [rule.code, rule]));
  const languages = () => json("v2/languages");

  return { ServerError, check, fix, report, read, rules, languages };
})();
