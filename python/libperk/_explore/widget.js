// The view of libperk.explore. The kernel has the offers, the filters and the selection; this file
// shows what it sends. Texts become text nodes. HTML comes from the kernel only (cards and the map),
// where it is escaped. Nothing here loads anything.

const ROW = 38; // height of a row in pixels, as in widget.css
const WINDOW = 100; // rows that are asked for at once
const SPARE = 8; // rows drawn above and below what is visible
const CARDS = 12;
const TYPING_MS = 120; // without a key, before what was typed is sent
const SILENT_MS = 4000;
const WHERE = {
  only_a: "Only A",
  only_b: "Only B",
  both: "Both",
  different: "Different reward",
};
const CHANNEL = { INSTORE: "In store", ONLINE: "Online" };
const REWARD = { PERCENT: "Percent", FLAT: "Dollars" };
const COLUMNS = [
  ["title", "Offer"],
  ["reward", "Reward"],
  ["category", "Category"],
  ["channels", "Channel"],
  ["ends", "Ends"],
];
const LETTERS = "AB";
const SORTABLE = new Set(["title", "reward", "category", "ends"]);
let views = 0;

/** An element with properties, attributes (names with a dash, role, for) and children. */
function make(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role" || name === "for") node.setAttribute(name, value);
    else node[name] = value;
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

function plural(count, word) {
  return `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;
}

function endsText(row) {
  if (row.left === null || row.left === undefined) return row.ends ?? "";
  if (row.left < 0) return "Ended";
  return row.left === 0 ? "Today" : plural(row.left, "day");
}

class View {
  constructor(model, el) {
    this.model = model;
    this.el = el;
    views += 1;
    this.id = `pk${views}-${Math.random().toString(36).slice(2, 8)}`;
    this.mode = "list";
    this.state = null;
    this.rows = new Map(); // position: row
    this.drawn = new Map(); // position: its element, and the row that this shows
    this.asked = new Set(); // starts of the windows that are on their way
    this.selected = new Set();
    this.at = 0; // position of the current row
    this.open = null; // number of the offer in the detail panel
    this.busy = false;
    this.edits = 0; // changes of the filters made here
    this.edited = 0; // of which the kernel has this one
    this.build();
    this.receive = (message) => this.onMessage(message);
    model.on("msg:custom", this.receive);
    this.resized = new ResizeObserver(() => this.draw());
    this.resized.observe(this.scroller);
    this.silence = setTimeout(() => this.onSilence(), SILENT_MS);
    this.send("hello");
  }

  stop() {
    clearTimeout(this.silence);
    clearTimeout(this.typing);
    this.resized.disconnect();
    this.model.off("msg:custom", this.receive);
    this.root.remove();
  }

  send(kind, content = {}) {
    this.model.send({ kind, view: this.id, ...content });
  }

  // ---- the page ----

  build() {
    this.status = make("p", { className: "pk-status", role: "status", "aria-live": "polite" });
    this.notice = make("div", { className: "pk-notice", role: "alert", hidden: true });
    this.buildFilters();
    this.buildList();
    this.cards = make("div", { className: "pk-cards", hidden: true });
    this.map = make("div", { className: "pk-map", hidden: true });
    this.detail = make("aside", {
      className: "pk-detail",
      hidden: true,
      tabIndex: -1,
      "aria-label": "Offer",
    });
    this.dialog = make("dialog", { className: "pk-dialog", "aria-labelledby": `${this.id}-ask` });
    this.look = make("div", { hidden: true });
    this.root = make(
      "section",
      // Jupyter's own keys (a, b, dd, arrows) would act on the cell.
      { className: "pk-explore", "aria-label": "Offers", "data-lm-suppress-shortcuts": "true" },
      this.form,
      this.buildTools(),
      this.notice,
      make(
        "div",
        { className: "pk-body" },
        make("div", { className: "pk-main" }, this.grid, this.cards, this.map),
        this.detail,
      ),
      this.dialog,
      this.look,
    );
    this.root.addEventListener("keydown", (event) => event.stopPropagation());
    this.el.append(this.root);
  }

  buildFilters() {
    this.fields = {
      text: make("input", { type: "search", placeholder: "Name, category, tag", maxLength: 200 }),
      category: make("select"),
      channel: make("select"),
      reward_type: make("select"),
      reward_min: make("input", { type: "number", min: "0", step: "any", disabled: true }),
      ends_within: make("input", { type: "number", min: "0", step: "1", placeholder: "days" }),
      tag: make("select"),
      component: make("select"),
      users: make("select"),
    };
    const labels = {
      text: "Search",
      category: "Category",
      channel: "Channel",
      reward_type: "Reward in",
      reward_min: "At least",
      ends_within: "Ends within",
      tag: "Tag",
      component: "Component",
      users: "Users",
    };
    this.boxes = {};
    this.form = make("form", { className: "pk-filters", role: "search" });
    for (const [name, field] of Object.entries(this.fields)) {
      field.id = `${this.id}-${name}`;
      field.name = name;
      field.autocomplete = "off";
      const label = make("label", { for: field.id }, labels[name]);
      this.boxes[name] = make("div", { className: `pk-field pk-field-${name}` }, label, field);
      this.form.append(this.boxes[name]);
    }
    this.clear = make("button", { type: "button", className: "pk-quiet" }, "Clear filters");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.clear.addEventListener("click", () => {
      clearTimeout(this.typing);
      this.edits += 1;
      for (const field of Object.values(this.fields)) field.value = "";
      this.sendFilters();
    });
    for (const field of Object.values(this.fields)) {
      const typed = field instanceof HTMLInputElement;
      field.addEventListener(typed ? "input" : "change", () => this.onEdit(typed ? TYPING_MS : 0));
    }
  }

  onEdit(wait) {
    this.edits += 1;
    this.followRewardType();
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.sendFilters(), wait);
  }

  followRewardType() {
    const kind = this.fields.reward_type.value;
    const least = this.fields.reward_min;
    least.disabled = !kind;
    least.placeholder = kind === "PERCENT" ? "%" : kind === "FLAT" ? "$" : "";
    if (!kind) least.value = "";
  }

  sendFilters() {
    const filters = {};
    for (const [name, field] of Object.entries(this.fields)) {
      const value = field.type === "search" ? field.value.trim() : field.value;
      if (value === "") continue;
      filters[name] = name === "ends_within" ? Math.max(0, Math.trunc(Number(value))) : value;
    }
    this.send("filters", { filters, edit: this.edits });
  }

  buildTools() {
    this.modes = {};
    const group = make("div", { className: "pk-modes", role: "group", "aria-label": "View" });
    for (const [mode, label] of [
      ["list", "List"],
      ["cards", "Cards"],
      ["map", "Map"],
    ]) {
      const button = make("button", { type: "button" }, label);
      button.addEventListener("click", () => this.show(mode));
      this.modes[mode] = button;
      group.append(button);
    }
    this.all = make("button", { type: "button", className: "pk-quiet" }, "Select all");
    this.none = make("button", { type: "button", className: "pk-quiet" }, "Select none");
    this.all.addEventListener("click", () => this.send("select_all"));
    this.none.addEventListener("click", () => this.send("select_none"));
    return make("div", { className: "pk-tools" }, group, this.status, this.clear, this.all, this.none);
  }

  buildList() {
    this.heads = {};
    this.head = make("div", { className: "pk-row pk-head", role: "row", "aria-rowindex": "1" });
    this.head.append(make("span", { className: "pk-mark", role: "columnheader" }));
    this.head.firstChild.append(make("span", { className: "pk-hidden" }, "Selected"));
    for (const [name, label] of COLUMNS) {
      const cell = make("span", { className: `pk-${name}`, role: "columnheader" });
      if (SORTABLE.has(name)) {
        const button = make("button", { type: "button" }, label);
        button.addEventListener("click", () => this.sort(name));
        cell.append(button);
      } else cell.append(label);
      this.heads[name] = cell;
      this.head.append(cell);
    }
    this.body = make("div", { className: "pk-rows", role: "rowgroup" });
    this.empty = make("p", { className: "pk-empty", hidden: true }, "No offer passes these filters.");
    this.scroller = make(
      "div",
      {
        className: "pk-scroll",
        role: "grid",
        tabIndex: 0,
        "aria-label": "Offers: arrows move, space selects, enter shows the offer",
        "aria-multiselectable": "true",
      },
      make("div", { role: "rowgroup", className: "pk-heads" }, this.head),
      this.body,
      this.empty,
    );
    this.scroller.addEventListener("scroll", () => this.draw());
    this.scroller.addEventListener("keydown", (event) => this.onKey(event));
    this.body.addEventListener("click", (event) => this.onClick(event));
    this.grid = make("div", { className: "pk-list" }, this.scroller);
  }

  // ---- messages of the kernel ----

  onMessage(message) {
    if (message.view !== undefined && message.view !== null && message.view !== this.id) return;
    clearTimeout(this.silence);
    const known = {
      look: () => this.onLook(message.html),
      state: () => this.onState(message),
      selection: () => this.onSelection(message.numbers),
      rows: () => this.onRows(message),
      cards: () => this.onCards(message),
      detail: () => this.onDetail(message.card),
      map: () => this.onMap(message),
      confirm: () => this.onConfirm(message),
      outcome: () => this.onOutcome(message),
      problem: () => this.onProblem(message),
    };
    known[message.kind]?.();
  }

  onSilence() {
    this.say("problem", "No kernel answers. Run the cell again: offers are not kept in the notebook.");
  }

  /** Style and script of the cards. A script that is part of HTML does not run: it is made anew. */
  onLook(html) {
    const parts = make("template", { innerHTML: html }).content;
    this.look.replaceChildren(...parts.querySelectorAll("style"));
    for (const { textContent } of parts.querySelectorAll("script")) {
      this.look.append(make("script", { textContent }));
    }
  }

  onState(state) {
    const first = this.state === null;
    const changed = first || state.revision !== this.state.revision;
    this.state = state;
    this.root.classList.toggle("pk-compare", state.users > 1);
    this.boxes.users.hidden = state.users < 2;
    if (first) this.fillChoices();
    this.followFilters();
    if (changed) {
      this.rows.clear();
      this.asked.clear();
      this.at = Math.min(this.at, Math.max(0, state.shown - 1));
      state.rows.forEach((row, place) => this.rows.set(place, row));
      this.scroller.setAttribute("aria-rowcount", String(state.shown + 1));
      this.empty.hidden = state.shown > 0;
      if (this.filtersKey !== JSON.stringify([state.filters, state.order])) {
        this.filtersKey = JSON.stringify([state.filters, state.order]);
        this.at = 0;
        this.scroller.scrollTop = 0;
      }
      this.refresh();
    }
    this.onSelection(state.selected);
  }

  refresh() {
    if (this.mode === "cards") this.askCards(0);
    if (this.mode === "map") this.showMap();
  }

  fillChoices() {
    const any = {
      category: "All",
      channel: "All",
      reward_type: "Any",
      tag: "All",
      component: "All",
      users: "All",
    };
    const named = { channel: CHANNEL, reward_type: REWARD, users: WHERE };
    for (const [name, text] of Object.entries(any)) {
      const options = [make("option", { value: "" }, text)];
      for (const { value, label, count } of this.state.choices[name] ?? []) {
        const shown = Object.hasOwn(named[name] ?? {}, value) ? named[name][value] : label;
        options.push(make("option", { value }, `${shown} (${count.toLocaleString("en")})`));
      }
      this.fields[name].replaceChildren(...options);
      this.fields[name].disabled = options.length < 2;
    }
  }

  /** The fields show the kernel's filters, unless those are from here, or older than what is. */
  followFilters() {
    const { filters, order, edited } = this.state;
    if (edited.view === this.id) this.edited = edited.edit;
    else if (this.edited === this.edits) {
      for (const [name, field] of Object.entries(this.fields)) field.value = filters[name] ?? "";
    }
    this.followRewardType();
    this.clear.disabled = Object.keys(filters).length === 0;
    for (const [name, cell] of Object.entries(this.heads)) {
      const sorted = order.replace("-", "") === name;
      const direction = order.startsWith("-") ? "descending" : "ascending";
      if (SORTABLE.has(name)) cell.setAttribute("aria-sort", sorted ? direction : "none");
    }
  }

  onSelection(numbers) {
    this.selected = new Set(numbers);
    const { shown, total } = this.state ?? { shown: 0, total: 0 };
    const count = shown === total ? plural(total, "offer") : `${shown} of ${plural(total, "offer")}`;
    this.status.textContent = `${count} · ${this.selected.size} selected`;
    this.none.disabled = this.selected.size === 0;
    this.all.disabled = shown === 0;
    this.draw();
    for (const box of this.cards.querySelectorAll("input[type=checkbox]")) {
      box.checked = this.selected.has(Number(box.value));
    }
    this.followDetail();
  }

  onRows(message) {
    this.asked.delete(message.start);
    if (message.revision !== this.state.revision) return;
    message.rows.forEach((row, place) => this.rows.set(message.start + place, row));
    this.draw();
  }

  onProblem(message) {
    this.setBusy(false);
    this.edited = this.edits;
    this.say("problem", message.text, message.advice);
  }

  say(tone, text, advice) {
    const close = make("button", { type: "button", className: "pk-quiet" }, "Dismiss");
    close.addEventListener("click", () => {
      this.notice.hidden = true;
      this.scroller.focus();
    });
    this.notice.className = `pk-notice pk-${tone}`;
    const words = make("div", {}, make("strong", {}, text));
    if (advice) words.append(make("span", {}, advice));
    this.notice.replaceChildren(words, close);
    this.notice.hidden = false;
  }

  setBusy(busy) {
    this.busy = busy;
    this.root.classList.toggle("pk-busy", busy);
    this.root.setAttribute("aria-busy", String(busy));
    for (const button of this.root.querySelectorAll("[data-pk-acts]")) button.disabled = busy;
  }

  // ---- the list: only the rows in sight are elements ----

  draw() {
    if (this.state === null || this.mode !== "list") return;
    const { shown } = this.state;
    const top = Math.floor(this.scroller.scrollTop / ROW);
    const visible = Math.ceil(this.scroller.clientHeight / ROW);
    const start = Math.max(0, top - SPARE);
    const end = Math.min(shown, top + visible + SPARE);
    this.body.style.height = `${shown * ROW}px`;
    for (const [place, { node }] of this.drawn) {
      if (place >= start && place < end) continue;
      node.remove();
      this.drawn.delete(place);
    }
    for (let place = end - 1; place >= start; place -= 1) {
      const row = this.rows.get(place);
      if (row === undefined) this.askRows(place);
      this.drawRow(place, row);
    }
    if (this.at >= start && this.at < end) {
      this.scroller.setAttribute("aria-activedescendant", `${this.id}-row${this.at}`);
    } else this.scroller.removeAttribute("aria-activedescendant");
  }

  askRows(place) {
    const start = Math.floor(place / WINDOW) * WINDOW;
    if (this.asked.has(start)) return;
    this.asked.add(start);
    this.send("rows", { start, count: WINDOW });
  }

  /** Elements are kept while their row is the same: one that is being clicked must stay. */
  drawRow(place, row) {
    const kept = this.drawn.get(place);
    let node = kept?.node;
    if (kept === undefined || kept.row !== row) {
      node?.remove();
      node = this.rowOf(place, row);
      this.drawn.set(place, { node, row });
      this.body.insertBefore(node, this.drawn.get(place + 1)?.node ?? null);
    }
    node.setAttribute("aria-selected", String(row !== undefined && this.selected.has(row.number)));
    node.classList.toggle("pk-current", place === this.at);
    node.classList.toggle("pk-open", row !== undefined && row.number === this.open);
  }

  rowOf(place, row) {
    const node = make("div", {
      className: "pk-row",
      id: `${this.id}-row${place}`,
      role: "row",
      "aria-rowindex": String(place + 2),
    });
    node.dataset.place = String(place);
    node.style.transform = `translateY(${place * ROW}px)`;
    if (row === undefined) {
      node.append(make("span", { className: "pk-title pk-waiting", role: "gridcell" }, "…"));
      return node;
    }
    const mark = make("span", { className: "pk-mark", role: "gridcell" });
    mark.append(make("span", { className: "pk-box", "aria-hidden": "true" }));
    const title = make("span", { className: "pk-title", role: "gridcell", title: row.title });
    title.append(make("bdi", {}, row.title || "(no name)"));
    if (this.state.users > 1) title.append(this.badge(row.where));
    const channels = make("span", { className: "pk-channels", role: "gridcell" });
    for (const channel of row.channels) {
      channels.append(make("span", { className: "pk-badge" }, CHANNEL[channel] ?? channel));
    }
    const ends = make("span", { className: "pk-ends", role: "gridcell" }, endsText(row));
    if (row.ends) ends.title = row.ends;
    ends.classList.toggle("pk-soon", row.left !== null && row.left >= 0 && row.left < 7);
    const reward = make("span", { className: "pk-reward", role: "gridcell" });
    reward.classList.toggle("pk-two", row.rewards.length > 1);
    for (const text of row.rewards) reward.append(make("bdi", {}, text));
    node.append(
      mark,
      title,
      reward,
      make("span", { className: "pk-category", role: "gridcell" }, make("bdi", {}, row.category)),
      channels,
      ends,
    );
    return node;
  }

  badge(where) {
    return make("span", { className: `pk-badge pk-where pk-${where}` }, WHERE[where] ?? "");
  }

  sort(name) {
    const { order } = this.state;
    const next = order === name ? `-${name}` : order === `-${name}` ? "" : name;
    this.send("order", { order: next });
  }

  onClick(event) {
    const node = event.target.closest(".pk-row");
    if (node === null) return;
    this.at = Number(node.dataset.place);
    if (event.target.closest(".pk-mark") || event.ctrlKey || event.metaKey) this.toggle();
    else this.openCurrent();
    this.draw();
  }

  onKey(event) {
    if (event.target !== this.scroller || this.state === null) return;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / ROW) - 2);
    const last = this.state.shown - 1;
    const moves = {
      ArrowDown: this.at + 1,
      ArrowUp: this.at - 1,
      PageDown: this.at + page,
      PageUp: this.at - page,
      Home: 0,
      End: last,
    };
    if (event.key in moves && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.moveTo(Math.max(0, Math.min(last, moves[event.key])));
    } else if (event.key === " ") this.toggle();
    else if (event.key === "Enter") this.openCurrent(true);
    else if (event.key === "Escape" && this.open !== null) this.closeDetail();
    else if (event.key === "a" && (event.ctrlKey || event.metaKey)) this.send("select_all");
    else return;
    event.preventDefault();
  }

  moveTo(place) {
    this.at = Math.max(0, place);
    const head = this.head.offsetHeight;
    const top = this.at * ROW;
    const height = this.scroller.clientHeight - head;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    else if (top + ROW > this.scroller.scrollTop + height) {
      this.scroller.scrollTop = top + ROW - height;
    }
    this.draw();
  }

  toggle(number = this.rows.get(this.at)?.number) {
    if (number === undefined) return;
    this.send("select", { number, on: !this.selected.has(number) });
  }

  // ---- one offer ----

  openCurrent(focus = false) {
    const row = this.rows.get(this.at);
    if (row === undefined) return;
    this.focusDetail = focus;
    this.send("detail", { number: row.number });
  }

  onDetail(card) {
    this.open = card.number;
    const close = make("button", { type: "button", className: "pk-quiet" }, "Close");
    close.addEventListener("click", () => this.closeDetail());
    this.chooser = make("button", { type: "button", className: "pk-quiet" });
    this.chooser.addEventListener("click", () => this.toggle(card.number));
    const head = make("div", { className: "pk-detail-head" }, this.chooser, close);
    if (this.state.users > 1) head.prepend(this.badge(card.where));
    this.detail.replaceChildren(head, this.htmlOf(card), ...this.actionsOf(card));
    this.detail.hidden = false;
    this.detail.setAttribute("aria-label", `Offer: ${card.title}`);
    this.detail.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.closeDetail();
    };
    this.followDetail();
    if (this.focusDetail) this.detail.focus();
    this.draw();
  }

  followDetail() {
    if (this.open === null) return;
    this.chooser.textContent = this.selected.has(this.open) ? "Unselect" : "Select";
  }

  actionsOf(card) {
    const buttons = card.activate.map((user) => {
      const whose = this.state.users > 1 ? ` for ${LETTERS[user]}` : "";
      const label = `Activate${whose}…`;
      const button = make("button", { type: "button", className: "pk-main-action" }, label);
      button.setAttribute("data-pk-acts", "");
      button.disabled = this.busy;
      button.addEventListener("click", () => this.send("ask", { number: card.number, user }));
      return button;
    });
    return buttons.length ? [make("div", { className: "pk-actions" }, ...buttons)] : [];
  }

  closeDetail() {
    this.open = null;
    this.detail.hidden = true;
    this.detail.replaceChildren();
    if (this.mode === "list") this.scroller.focus();
    this.draw();
  }

  // ---- cards ----

  show(mode) {
    this.mode = mode;
    this.grid.hidden = mode !== "list";
    this.cards.hidden = mode !== "cards";
    this.map.hidden = mode !== "map";
    for (const [name, button] of Object.entries(this.modes)) {
      button.setAttribute("aria-pressed", String(name === mode));
    }
    if (mode !== "list" && this.open !== null) this.closeDetail();
    if (this.state !== null) this.refresh();
    this.draw();
  }

  askCards(start) {
    this.send("cards", { start, count: CARDS });
  }

  onCards(message) {
    if (message.revision !== this.state.revision) return;
    const more = this.cards.querySelector(".pk-more");
    more?.remove();
    if (message.start === 0) this.cards.replaceChildren();
    const made = message.cards.map((card) => this.cardOf(card));
    this.cards.append(...made);
    if (more !== null && message.start > 0) made[0]?.querySelector("input")?.focus();
    const have = message.start + message.cards.length;
    if (this.state.shown === 0) this.cards.append(make("p", {}, this.empty.textContent));
    if (have >= this.state.shown) return;
    const label = `Show ${Math.min(CARDS, this.state.shown - have)} more of ${this.state.shown}`;
    const button = make("button", { type: "button", className: "pk-more" }, label);
    button.addEventListener("click", () => this.askCards(have));
    this.cards.append(button);
  }

  cardOf(card) {
    const box = make("input", { type: "checkbox", value: String(card.number) });
    box.checked = this.selected.has(card.number);
    box.addEventListener("change", () => {
      this.send("select", { number: card.number, on: box.checked });
    });
    const head = make("label", { className: "pk-card-head" }, box, " Select");
    head.append(make("span", { className: "pk-hidden" }, card.title));
    if (this.state.users > 1) head.append(this.badge(card.where));
    const parts = [head, this.htmlOf(card), ...this.actionsOf(card)];
    return make("article", { className: "pk-card" }, ...parts);
  }

  /** The offer, or that of each user when they differ. */
  htmlOf(card) {
    const node = make("div", { className: "pk-html" });
    card.cards.forEach((html, user) => {
      if (card.cards.length > 1) {
        node.append(make("p", { className: "pk-faint" }, `User ${LETTERS[user]}`));
      }
      node.append(make("div", { innerHTML: html })); // made and escaped by the kernel
    });
    return node;
  }

  // ---- the map ----

  showMap() {
    if (this.state.locations !== null) {
      this.send("map");
      return;
    }
    const button = make("button", { type: "button", className: "pk-main-action" }, "Read locations");
    button.setAttribute("data-pk-acts", "");
    button.disabled = this.busy;
    button.addEventListener("click", () => {
      this.setBusy(true);
      button.textContent = "Reading…";
      this.send("locations");
    });
    const text =
      "The places where these offers are valid have not been read. Reading them sends requests " +
      "to the API, one for each 200 places.";
    this.map.replaceChildren(make("div", { className: "pk-ask" }, make("p", {}, text), button));
  }

  onMap(message) {
    this.setBusy(false);
    if (message.revision !== this.state.revision) return;
    if (message.count === 0) {
      const text = `None of the ${plural(this.state.locations, "place")} belongs to these offers.`;
      this.map.replaceChildren(make("p", { className: "pk-empty" }, text));
      return;
    }
    const drawing = make("div", { className: "pk-html" });
    drawing.innerHTML = message.html; // made and escaped by the kernel
    const list = make("ul", { className: "pk-places" });
    for (const place of message.places) {
      const rewards = place.rewards.join(", ") + (place.more ? ` and ${place.more} more` : "");
      const under = make("span", { className: "pk-faint" }, `${place.where} · ${rewards}`);
      list.append(make("li", {}, make("bdi", { className: "pk-strong" }, place.title), under));
    }
    const rest = message.count - message.places.length;
    const count = plural(message.count, "place") + (rest > 0 ? `, ${message.places.length} listed` : "");
    this.map.replaceChildren(
      drawing,
      make("div", {}, make("p", { className: "pk-faint" }, count), list),
    );
  }

  // ---- activating ----

  onConfirm(message) {
    const cancel = make("button", { type: "button", className: "pk-quiet" }, "Cancel");
    const go = make("button", { type: "button", className: "pk-main-action" }, "Activate");
    const whose = message.user ? `user ${message.user}` : "the user";
    cancel.addEventListener("click", () => this.dialog.close());
    go.addEventListener("click", () => {
      this.dialog.close();
      this.setBusy(true);
      this.send("activate", { token: message.token });
    });
    this.dialog.replaceChildren(
      make("h2", { id: `${this.id}-ask` }, "Activate this offer?"),
      make("p", {}, make("bdi", { className: "pk-strong" }, message.title)),
      make("p", {}, make("bdi", {}, message.reward)),
      make("p", {}, `The kernel sends the activation for ${whose}. The API cannot undo it.`),
      make("div", { className: "pk-actions" }, cancel, go),
    );
    this.dialog.showModal();
    cancel.focus();
  }

  onOutcome(message) {
    this.setBusy(false);
    if (message.state === "done") this.say("done", message.text);
    else if (message.state === "unknown") {
      this.say("unknown", `Outcome unknown: ${message.text}`, message.advice);
    } else this.say("problem", `Not activated: ${message.text}`, message.advice);
    if (this.open === message.number) {
      this.focusDetail = false;
      this.send("detail", { number: message.number });
    }
  }
}

function render({ model, el }) {
  const view = new View(model, el);
  view.show("list");
  return () => view.stop();
}

export default { render };
