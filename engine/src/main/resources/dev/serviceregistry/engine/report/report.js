"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const PAGE = 100;
  const OPEN_AT_ONCE = 20;
  const MOST_PRINTED = 2000;
  const KINDS = ["error", "warning", "note", "waived"];

  const find = (id) => document.getElementById(id);
  const list = find("list");
  const form = find("filters");
  const search = find("search");
  const project = find("project");
  const rule = find("rule");
  const more = find("more");
  const toggle = find("toggle");

  // Text only ever becomes text: nothing of the repository is read as markup.
  function make(name, className, text) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function counted(count, noun) {
    return count.toLocaleString("en") + " " + noun + (count === 1 ? "" : "s");
  }

  const kindOf = (finding) => (finding.waived ? "waived" : data.rules[finding.rule].severity);
  const order = (finding) => KINDS.indexOf(kindOf(finding));
  const findings = data.findings.map((finding, index) => ({ finding, index }));
  findings.sort((a, b) => order(a.finding) - order(b.finding) || a.index - b.index);

  function textOf(entry) {
    if (entry.text === undefined) {
      const finding = entry.finding;
      const about = data.rules[finding.rule];
      const parts = [about.id, about.title, about.family, finding.message, finding.project, finding.service,
        finding.element, finding.file, finding.fingerprint, about.controls.join(" ")];
      entry.text = parts.join("\n").toLowerCase();
    }
    return entry.text;
  }

  function option(select, value, text) {
    const element = make("option", "", text);
    element.value = value;
    select.append(element);
  }

  function fill() {
    const byProject = new Map();
    const byRule = new Map();
    const byKind = new Map();
    for (const { finding } of findings) {
      byProject.set(finding.project, (byProject.get(finding.project) || 0) + 1);
      byRule.set(finding.rule, (byRule.get(finding.rule) || 0) + 1);
      byKind.set(kindOf(finding), (byKind.get(kindOf(finding)) || 0) + 1);
    }
    for (const name of [...byProject.keys()].sort()) {
      option(project, "=" + name, (name || "the repository itself") + " (" + byProject.get(name) + ")");
    }
    for (const index of [...byRule.keys()].sort((a, b) => a - b)) {
      const about = data.rules[index];
      option(rule, about.id, about.id + " " + about.title + " (" + byRule.get(index) + ")");
    }
    for (const kind of KINDS) {
      const label = make("label");
      const box = make("input");
      box.type = "checkbox";
      box.value = kind;
      box.defaultChecked = true;
      label.append(box, make("span", "", kind + " (" + (byKind.get(kind) || 0) + ")"));
      find("severities").append(label);
    }
    find("rules-summary").textContent = counted(data.rules.length, "rule") + ", and what came of each";
    const body = find("rules-body");
    data.rules.forEach((about, index) => {
      const row = make("tr");
      const head = make("td");
      head.append(make("code", "", about.id));
      row.append(head, make("td", "", about.title), make("td", "", about.outcome),
        make("td", "", String(byRule.get(index) || 0)));
      body.append(row);
    });
  }

  function place(at) {
    return at.file ? at.file + ":" + at.line + ":" + at.column : "not stated by a file";
  }

  // Where the forge shows the line, when the report was made in its pipeline.
  function link(at) {
    if (!data.pages || !at.file) return make("code", "place", place(at));
    const anchor = make("a", "place", place(at));
    anchor.href = data.pages + at.file.split("/").map(encodeURIComponent).join("/") + "#L" + at.line;
    anchor.rel = "noreferrer";
    return anchor;
  }

  function source(finding) {
    const pre = make("pre");
    pre.tabIndex = 0;
    pre.setAttribute("aria-label", "Source of " + place(finding));
    pre.setAttribute("role", "group");
    const code = make("code");
    const width = String(finding.source[finding.source.length - 1].line).length;
    finding.source.forEach((line, index) => {
      const number = make("span", "number", String(line.line).padStart(width) + "  ");
      code.append(index ? "\n" : "", number, line.before);
      if (line.span) code.append(make("mark", "", line.span));
      code.append(line.after);
    });
    pre.append(code);
    return pre;
  }

  function part(title, content) {
    const section = make("div");
    section.append(make("h3", "", title));
    section.append(typeof content === "string" ? make("p", "", content) : content);
    return section;
  }

  function places(entries) {
    const items = make("ul");
    for (const entry of entries) {
      const item = make("li");
      item.append(entry.text + " (" + entry.kind + ") ", link(entry));
      items.append(item);
    }
    return items;
  }

  function body(finding) {
    const about = data.rules[finding.rule];
    const element = make("div", "body");
    if (finding.source) element.append(source(finding));
    element.append(part("What to do", about.remediation));
    element.append(part("Why", about.rationale));
    if (finding.waived) element.append(part("Waived", finding.waived));
    if (finding.evidence) element.append(part("Evidence", places(finding.evidence)));
    if (finding.omitted) element.append(make("p", "meta", "and " + counted(finding.omitted, "more fact")));
    const meta = make("p", "meta");
    if (data.pages) meta.append("In the repository: ", link(finding), ". ");
    if (about.controls.length) meta.append("Controls: " + about.controls.join(", ") + ". ");
    if (finding.element) meta.append("Element: ", make("code", "", finding.element), ". ");
    meta.append("Fingerprint: ", make("code", "", finding.fingerprint));
    element.append(meta);
    return element;
  }

  const findingOf = new WeakMap();

  // What a finding says is laid out when somebody opens it: ten thousand at once would be too much for a browser.
  function layOut(details) {
    if (details.open && details.childElementCount === 1) details.append(body(findingOf.get(details)));
  }

  function card(finding, open) {
    const about = data.rules[finding.rule];
    const details = make("details", "finding " + about.severity);
    const summary = make("summary");
    const what = make("span", "what", finding.message);
    const where = make("span", "where");
    where.append(make("span", "badge " + about.severity, about.severity));
    if (finding.waived) where.append(make("span", "badge waived", "waived"));
    if (finding.isNew) where.append(make("span", "badge new", "new"));
    where.append(make("code", "", about.id), make("span", "", about.title),
      make("span", "place", place(finding)));
    summary.append(what, where);
    details.append(summary);
    findingOf.set(details, finding);
    details.addEventListener("toggle", () => layOut(details));
    details.open = open;
    layOut(details);
    const item = make("li");
    item.append(details);
    return item;
  }

  let matching = [];
  let shown = 0;

  function show(count) {
    const open = matching.length <= OPEN_AT_ONCE;
    const items = document.createDocumentFragment();
    for (const { finding } of matching.slice(shown, shown + count)) items.append(card(finding, open));
    shown = Math.min(matching.length, shown + count);
    list.append(items);
    describe();
  }

  function describe() {
    const all = findings.length;
    let text = counted(matching.length, "finding");
    if (matching.length < all) text += " of " + all.toLocaleString("en");
    if (shown < matching.length) text += ", the first " + shown.toLocaleString("en") + " shown";
    find("status").textContent = text;
    more.hidden = shown >= matching.length;
    more.textContent = "Show " + Math.min(PAGE, matching.length - shown) + " more";
    toggle.hidden = shown === 0;
    toggle.textContent = list.querySelector("details:not([open])") ? "Open all shown" : "Close all shown";
  }

  function checked() {
    return [...form.querySelectorAll("input[type=checkbox]")].filter((box) => box.checked).map((box) => box.value);
  }

  function apply() {
    const kinds = new Set(checked());
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    matching = findings.filter((entry) => {
      const finding = entry.finding;
      return kinds.has(kindOf(finding)) &&
        (!project.value || "=" + finding.project === project.value) &&
        (!rule.value || data.rules[finding.rule].id === rule.value) &&
        words.every((word) => textOf(entry).includes(word));
    });
    list.replaceChildren();
    shown = 0;
    if (matching.length) {
      show(PAGE);
    } else {
      list.append(make("li", "empty", findings.length ? "No finding matches the filters." : "Nothing was found."));
      describe();
    }
  }

  function remember() {
    const state = new URLSearchParams();
    if (search.value) state.set("search", search.value);
    if (project.value) state.set("project", project.value.slice(1));
    if (rule.value) state.set("rule", rule.value);
    const kinds = checked();
    if (kinds.length < KINDS.length) state.set("severity", kinds.join(","));
    const text = state.toString();
    history.replaceState(null, "", text ? "#" + text : location.pathname + location.search);
  }

  function recall() {
    if (!location.hash.includes("=")) return;
    const state = new URLSearchParams(location.hash.slice(1));
    search.value = state.get("search") || "";
    if (state.has("project")) project.value = "=" + state.get("project");
    if (state.has("rule")) rule.value = state.get("rule");
    if (state.has("severity")) {
      const kinds = state.get("severity").split(",");
      for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = kinds.includes(box.value);
    }
  }

  let waiting = 0;
  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(() => { remember(); apply(); }, 80);
  }

  let closed = [];
  addEventListener("beforeprint", () => {
    if (shown < matching.length) show(Math.min(matching.length, MOST_PRINTED) - shown);
    for (const details of list.querySelectorAll("details:not([open])")) {
      closed.push(details);
      details.open = true;
      layOut(details);
    }
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
    closed = [];
  });

  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  more.addEventListener("click", () => {
    const next = shown;
    show(PAGE);
    list.children[next].querySelector("summary").focus();
  });
  toggle.addEventListener("click", () => {
    const open = list.querySelector("details:not([open])") !== null;
    for (const details of list.querySelectorAll("details")) details.open = open;
    setTimeout(describe);
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.matches && event.target.matches("input, select, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
    }
  });

  fill();
  recall();
  apply();
})();
