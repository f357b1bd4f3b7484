// Runs before anything of Streamlit's. It tells the frontend where its server is, makes the browser
// speak the page's language, puts Streamlit's fixed English texts into Ukrainian, and turns links
// between screens into visits without a reload, with the moment and the year kept.
"use strict";
(() => {
  const { pages, base = "" } = document.currentScript.dataset;  // base: "/postup", or "" at the root
  const language = document.documentElement.lang;

  // Known beforehand: the websocket opens at once, no other site is listened to, and the first
  // picture already has our colours and our font (the same as in .streamlit/config.toml).
  const font = { bodyFont: "Inter, sans-serif", headingFont: "Inter, sans-serif" };
  window.__streamlit = {
    BACKEND_BASE_URL: `${location.origin}${base}/`,
    HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false, metricsUrl: "" },
    LIGHT_THEME: {
      base: 0, primaryColor: "#1F4E8C", backgroundColor: "#FFFFFF",
      secondaryBackgroundColor: "#F4F6FA", textColor: "#10182B", ...font,
    },
    DARK_THEME: {
      base: 1, primaryColor: "#8AB6F2", backgroundColor: "#0F1722",
      secondaryBackgroundColor: "#182230", textColor: "#E8EDF4", ...font,
    },
  };

  const locale = { uk: "uk-UA", en: "en-GB" }[language];
  Object.defineProperty(Navigator.prototype, "language", { get: () => locale });
  Object.defineProperty(Navigator.prototype, "languages", { get: () => [locale, language] });

  // ── back and forward ───────────────────────────────────────────────────────────────────────
  // A run that was under way when the reader pressed «back» would push its own address over the one
  // gone back to, and the way forward would be lost. Until the reader touches the page again,
  // nobody may push the address of another screen.
  // A run that leads to another screen (`st.switch_page`) pushes that screen's query onto this one
  // first; the second push takes that entry's place, or «back» would stop there.
  const push = history.pushState.bind(history);
  let travelling = false;
  let halfway = "";
  addEventListener("popstate", () => { travelling = true; }, true);
  for (const kind of ["pointerdown", "keydown"]) {
    addEventListener(kind, () => { travelling = false; halfway = ""; }, true);
  }
  history.pushState = (state, unused, url) => {
    const target = new URL(url ?? location.href, location.href);
    const elsewhere = target.pathname !== location.pathname;
    if (travelling && elsewhere) return;
    if (elsewhere && halfway === location.href && target.search === location.search) {
      history.replaceState(state, unused, url);
    } else {
      push(state, unused, url);
    }
    halfway = elsewhere ? "" : location.href;
  };

  // ── links between screens ──────────────────────────────────────────────────────────────────
  const kept = ["as_of", "year", "plan", "period", "lang"];
  const screens = pages.split(" ").map((page) => base + page);

  function withKept(href) {
    const target = new URL(href);
    const here = new URLSearchParams(location.search);
    for (const name of kept) {
      if (here.has(name) && !target.searchParams.has(name)) {
        target.searchParams.set(name, here.get(name));
      }
    }
    return target;
  }

  function visit(target) {
    if (target.href !== location.href) push({}, "", target);  // a double click is one step
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
  }

  // The server writes addresses from the root of the application. Where that is not the root of
  // the host, they are put right as they appear, so that copying one and a new tab work as well.
  function rebased(href) {
    const isThere = href === base || href.startsWith(`${base}/`) || href.startsWith(`${base}?`);
    return base && /^\/(?!\/)/.test(href) && !isThere ? base + href : href;
  }

  function rebase(link) {
    const href = link.getAttribute("href");
    if (rebased(href) !== href) link.setAttribute("href", rebased(href));
  }

  if (base) {
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === "attributes") target.matches("a") && rebase(target);
        for (const node of addedNodes) {
          if (node.nodeType !== Node.ELEMENT_NODE) continue;
          if (node.matches("a[href]")) rebase(node);
          node.querySelectorAll("a[href]").forEach(rebase);
        }
      }
    }).observe(document, { subtree: true, childList: true, attributeFilter: ["href"] });
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const modified = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || modified || link.origin !== location.origin) return;
    if (link.hreflang) {
      const target = new URL(location.href);
      target.searchParams.set("lang", link.hreflang);
      event.preventDefault();
      location.assign(target);
      return;
    }
    if (!screens.includes(link.pathname) || link.hasAttribute("download")) return;
    if (link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    event.stopPropagation();
    const ours = link.closest('[data-testid^="stTopNav"], [data-testid^="stSidebarNav"]');
    visit(ours ? asLeft(withKept(link.href)) : new URL(link.href));
    if (link.closest('[data-testid^="stSidebarNav"]')) {
      document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    }
  }, true);

  // ── a date that was typed ──────────────────────────────────────────────────────────────────
  // The frontend takes it when the field is left; Enter should do as well.
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.('[data-testid="stDateInputField"] [role="spinbutton"]');
    const main = document.querySelector('[data-testid="stMain"]');
    if (event.key !== "Enter" || !field || !main) return;
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }, true);

  // ── files chosen while there is no connection ──────────────────────────────────────────────
  // A telephone drops its connection while its picker is open, and the frontend forgets what is
  // chosen meanwhile. It waits here until the form is connected again and has been drawn anew.
  const UPLOADER = '[data-testid="stFileUploaderDropzoneInput"]';

  function stateOf(name) {
    return document.querySelector('[data-testid="stApp"]')?.getAttribute(`data-test-${name}-state`);
  }

  function isConnected() { return stateOf("connection") === "CONNECTED"; }

  function uploaders() { return [...document.querySelectorAll(UPLOADER)]; }

  function give(files, place) {
    const field = uploaders()[place];
    if (!field || field.disabled) return false;
    const chosen = new DataTransfer();
    files.forEach((file) => chosen.items.add(file));
    field.files = chosen.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  function giveOnceConnected(files, place) {
    let connected = 0;
    let isDrawn = false;
    const watch = setInterval(() => {
      if (!isConnected()) { connected = 0; isDrawn = false; return; }
      connected ||= performance.now();
      if (stateOf("script") !== "notRunning") { isDrawn = true; return; }
      if (!isDrawn && performance.now() - connected < 3000) return;
      if (give(files, place)) clearInterval(watch);
    }, 50);
  }

  document.addEventListener("change", (event) => {
    const field = event.target.closest?.(UPLOADER);
    if (!field?.files.length || isConnected()) return;
    event.stopImmediatePropagation();
    giveOnceConnected([...field.files], uploaders().indexOf(field));
  }, true);

  // A server that was started anew draws other fields: what is chosen for one that is gone would
  // reach nobody.
  document.addEventListener("click", (event) => {
    const field = event.target.closest?.(UPLOADER);
    if (!field) return;
    const place = uploaders().indexOf(field);
    field.onchange = () => { if (!field.isConnected) giveOnceConnected([...field.files], place); };
  }, true);

  // ── the map of bodies by measures: arrows walk from cell to cell ────────────────────────────
  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest?.(".postup-heat td");
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
    if (!cell || !step[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...cell.closest("tbody").rows];
    const [down, right] = step[event.key];
    let row = rows.indexOf(cell.parentElement);
    let column = cell.cellIndex;
    event.preventDefault();
    for (;;) {
      row += down;
      column += right;
      const next = rows[row]?.cells[column];
      if (!next) return;
      const link = next.querySelector("a");
      if (!link || next.tagName !== "TD") continue;
      event.target.tabIndex = -1;
      link.tabIndex = 0;
      link.focus();
      return;
    }
  });

  // ── copying a figure with its address, or the address of the view ──────────────────────────
  // A page served without TLS has no clipboard interface: there a hidden field is copied from.
  async function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    return undefined;
  }

  function quoted(button) {
    const target = new URL(rebased(button.dataset.href), location.href);
    if (button.dataset.asOf) target.searchParams.set("as_of", button.dataset.asOf);
    const address = target.href.replaceAll("%3A", ":");  // as legal, and shorter
    return [button.dataset.copy, address].filter(Boolean).join(" ");
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".postup-copy, .postup-copy-view");
    if (!button) return;
    const words = button.textContent;
    await copy(button.matches(".postup-copy") ? quoted(button) : location.href);
    if (words === button.dataset.done) return;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 2000);
  });

  // ── what this device remembers: searches, how a screen was looked at, whether keys are on ─────
  function remembered(name, otherwise) {
    try { return JSON.parse(localStorage.getItem(`postup-${name}`)) ?? otherwise; } catch { return otherwise; }
  }

  function remember(name, value) {
    try { localStorage.setItem(`postup-${name}`, JSON.stringify(value)); } catch { /* not allowed */ }
  }

  // Where several work at one device, each has what is theirs; whoever is not signed in, too.
  function whose() { return document.querySelector(".postup-person")?.dataset.person ?? ""; }

  function own(name) { return whose() ? `${name}-of-${whose()}` : name; }

  const MOST_SEARCHES = 8;
  const SEARCH = ".st-key-address-q input";

  // What administrators look people up by is nobody's business on a shared machine.
  function isOpenSearch(field) {
    return field.matches?.(SEARCH) && ["plan", "bodies"].includes(location.pathname.split("/").pop());
  }

  document.addEventListener("focusin", (event) => {
    if (!isOpenSearch(event.target)) return;
    const list = document.getElementById("postup-searches") ?? document.createElement("datalist");
    list.id = "postup-searches";
    list.replaceChildren(...remembered(own("searches"), []).map((text) => new Option(text, text)));
    if (!list.isConnected) document.body.append(list);
    event.target.setAttribute("list", list.id);
  });

  function keepSearch(event) {
    const text = isOpenSearch(event.target) ? event.target.value.trim() : "";
    if (!text || (event.type === "keydown" && event.key !== "Enter")) return;
    const others = remembered(own("searches"), []).filter((known) => known !== text);
    remember(own("searches"), [text, ...others].slice(0, MOST_SEARCHES));
  }

  for (const kind of ["keydown", "focusout"]) document.addEventListener(kind, keepSearch, true);

  const preferred = ["view", "kind"];

  // Columns differ from view to view and from tab to tab, so each has an order of its own; cards and
  // an order that the screen has just refused are not remembered.
  function sortPlace(url) {
    const { searchParams: query } = url;
    if (query.has("body") || query.has("measure")) return "";
    return [url.pathname, query.get("view") ?? "", query.get("tab") ?? ""].join(" ");
  }

  function sortedBy() {
    const place = sortPlace(new URL(location.href));
    if (!place || document.querySelector(".postup-notice")) return;
    const sort = new URLSearchParams(location.search).get("sort") ?? "";
    const known = remembered(own("sorts"), {});
    if ((known[place] ?? "") !== sort) remember(own("sorts"), { ...known, [place]: sort });
  }

  function lookedAt() {
    sortedBy();
    const here = new URLSearchParams(location.search);
    if (here.has("measure")) return; // a card: what is chosen there is not how the list was looked at
    const chosen = preferred.flatMap((name) => here.getAll(name).map((value) => [name, value]));
    const known = remembered(own("screens"), {});
    if (JSON.stringify(known[location.pathname] ?? []) === JSON.stringify(chosen)) return;
    remember(own("screens"), { ...known, [location.pathname]: chosen });
  }

  // An address that was given says all by itself; only the navigation leads to what was left.
  function asLeft(target) {
    if (target.pathname === location.pathname) return target;
    for (const [name, value] of remembered(own("screens"), {})[target.pathname] ?? []) {
      if (preferred.includes(name)) target.searchParams.append(name, value);
    }
    const sort = remembered(own("sorts"), {})[sortPlace(target)];
    if (sort) target.searchParams.set("sort", sort);
    return target;
  }

  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, lookedAt, true);

  // ── keys ───────────────────────────────────────────────────────────────────────────────────
  // Until a person chooses whether they are on, what was chosen at the device before holds.
  function haveKeys() {
    return remembered("keys-of", {})[whose()] ?? remembered("keys", true);
  }

  function setKeys(areOn) { remember("keys-of", { ...remembered("keys-of", {}), [whose()]: areOn }); }

  const said = {
    uk: {
      title: "Клавіші", search: "до пошуку", screens: "до екранів", arrows: "по карті органів і заходів",
      copy: "скопіювати посилання на цей вигляд", list: "цей перелік", on: "Клавіші ввімкнено", close: "Закрити",
      accept: "прийняти подання", back: "повернути: далі 1–6 (причина) і Enter", following: "наступне подання",
      preceding: "попереднє подання", undo: "скасувати рішення, поки йде відлік",
    },
    en: {
      title: "Keys", search: "to the search", screens: "to the screens", arrows: "through the map of bodies and measures",
      copy: "copy the link to this view", list: "this list", on: "Keys are on", close: "Close",
      accept: "accept the submission", back: "return it: then 1–6 (the reason) and Enter", following: "next submission",
      preceding: "previous submission", undo: "take the decision back while it counts down",
    },
  }[language];

  // The screens of the navigation as this reader has it; beside it, in the menu, none has a number.
  function numbered() {
    return [...document.querySelectorAll('[data-testid="stTopNavLink"]')].slice(0, 9);
  }

  function listKeys() {
    document.querySelector(".postup-keys-list")?.remove();
    const dialog = document.createElement("dialog");
    const verifying = [["A", said.accept], ["T", said.back], ["J", said.following], ["K", said.preceding],
      ["U", said.undo]];
    const digits = numbered().length;
    const rows = [["?", said.list], ["/", said.search], ...(digits ? [[`1 – ${digits}`, said.screens]] : []),
      ["L", said.copy], ["← ↑ → ↓", said.arrows], ...(isVerifying() ? verifying : [])];
    dialog.className = "postup-keys-list";
    dialog.innerHTML = `<h2 id="postup-keys-title">${said.title}</h2><dl>` +
      rows.map(([key, what]) => `<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`).join("") +
      `</dl><label><input type="checkbox"> ${said.on}</label><br><button type="button">${said.close}</button>`;
    dialog.setAttribute("aria-labelledby", "postup-keys-title");
    const box = dialog.querySelector("input");
    box.checked = haveKeys();
    box.addEventListener("change", () => setKeys(box.checked));
    dialog.querySelector("button").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".postup-keys")) listKeys();
  });

  // ── verification: a key decides on the submission on screen, once ─────────────────────────────
  const REASONS = ".st-key-verify-reasons";
  let decided = "";

  function isVerifying() { return location.pathname === `${base}/verify`; }

  function shown(selector) {
    return [...document.querySelectorAll(selector)].find((one) => one.checkVisibility() && !one.disabled);
  }

  function current() {
    return document.querySelector(".postup-case")?.dataset.key ?? "";
  }

  // Once what is asked for is there: parts of a screen come one after the other.
  function when(selector, then, tries = 120) {
    const found = shown(selector);
    if (found) then(found);
    else if (tries) requestAnimationFrame(() => when(selector, then, tries - 1));
  }

  // The button of the submission on screen, never one of the last that is still being replaced.
  function buttonOf(name, key) {
    return `.st-key-verify-${name}-${key.replace(/[^\w-]/g, "-")} button`;
  }

  // Until another submission stands there, a second press is one too many.
  function decide(name) {
    const key = current();
    if (!key || key === decided) return;
    decided = key;
    setTimeout(() => { if (decided === key) decided = ""; }, 3000);
    when(buttonOf(name, key), (button) => { if (current() === key) button.click(); });
  }

  function askReason() {
    when(buttonOf("return", current()), (button) => {
      button.click();
      when(`${REASONS} input`, (first) => first.focus());
    });
  }

  const verdicts = {
    KeyA: () => decide("accept"),
    KeyT: askReason,
    KeyJ: () => shown("a.postup-following")?.click(),
    KeyK: () => shown("a.postup-preceding")?.click(),
    KeyU: () => shown(".st-key-verify-undo button")?.click(),
  };

  // While a reason is chosen: its number, then Enter; the letters wait until that is over.
  function chooseReason(event) {
    const reasons = [...document.querySelectorAll(`${REASONS} input[type=radio]`)];
    const reason = reasons[Number(event.key) - 1];
    if (reason) { reason.click(); reason.focus(); }
    else if (event.key !== "Enter" || event.target.closest("button, a")) return false;
    else decide("send");
    return true;
  }

  // Listened to on the way down: the frontend keeps Enter on a round button to itself.
  document.addEventListener("keydown", (event) => {
    const isWriting = event.target.closest?.("textarea, dialog:modal") || event.ctrlKey || event.metaKey || event.altKey;
    if (!isVerifying() || event.repeat || isWriting || !haveKeys()) return;
    if (!shown(`${REASONS} input`) || !chooseReason(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  function verify(event) {
    if (!isVerifying() || event.repeat || shown(`${REASONS} input`)) return false;
    if (!verdicts[event.code]) return false;
    verdicts[event.code]();
    return true;
  }

  // Another submission begins at its top.
  let submission = "";
  new MutationObserver(() => {
    const key = current();
    if (key && submission && key !== submission) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
    submission = key;
    if (key !== decided) decided = "";
  }).observe(document, { childList: true, subtree: true });

  // The seconds in which a decision can be taken back run on the reader's own clock.
  let counted = { key: "", until: 0 };
  setInterval(() => {
    const clock = document.querySelector(".postup-countdown");
    if (!clock) return;
    const { key, seconds, words } = clock.dataset;
    if (counted.key !== key) counted = { key, until: performance.now() + 1000 * Number(seconds) };
    const left = Math.ceil((counted.until - performance.now()) / 1000);
    const text = words.replace("{n}", Math.max(0, left));
    if (clock.textContent !== text) clock.textContent = text;
    const said = clock.closest(".st-key-verify-said");
    said.hidden = left <= 0 && !said.querySelector(".postup-trouble");
  }, 250);

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.(
      "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], [role=spinbutton], dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !haveKeys()) return;
    const screen = numbered()[Number(event.key) - 1];
    const search = document.querySelector(SEARCH);
    if (verify(event)) event.preventDefault();
    else if (event.key === "?") listKeys();
    else if (event.key === "/" && search) search.focus();
    else if (event.code === "KeyL") document.querySelector(".postup-copy-view")?.click();
    else if (screen) visit(asLeft(withKept(screen.href)));
    else return;
    event.preventDefault();
  });

  // ── the place for a file ───────────────────────────────────────────────────────────────────
  // It has a name and can be focused, so it must not say that it is only there to be looked at.
  // The library's sign-in form lets browsers fill nothing in, and password managers should.
  const PURPOSES = { text: "username", password: "current-password" };
  new MutationObserver(() => {
    const zone = document.querySelector('[data-testid="stFileUploaderDropzone"][role]');
    zone?.removeAttribute("role");
    if (location.pathname !== `${base}/sign-in`) return;
    for (const field of document.querySelectorAll('[data-testid="stForm"] [autocomplete="off"]')) {
      field.autocomplete = PURPOSES[field.type];
    }
  }).observe(document, { childList: true, subtree: true });

  // ── Streamlit's fixed texts ────────────────────────────────────────────────────────────────
  if (language !== "uk") return;

  const texts = {
    // frame
    "Skip to main content": "Перейти до змісту",
    "App pages": "Сторінки",
    "Navigate to home page": "На головну",
    "Logo": "Поступ",
    "Sidebar": "Бічна панель",
    "Expand sidebar": "Показати меню",
    "Collapse sidebar": "Сховати меню",
    "View less": "Показати менше",
    "Link to heading": "Посилання на заголовок",
    "(opens in new tab)": "(відкривається в новій вкладці)",
    "Main menu": "Головне меню",
    "Notifications": "Сповіщення",
    "Theme": "Оформлення",
    "System": "Як у системі",
    "Use system setting": "Як у системі",
    "Light": "Світле",
    "Dark": "Темне",
    "Rerun": "Оновити",
    "Print": "Друкувати",
    "Record a screencast": "Записати екран",
    "About": "Про сайт",
    "Get help": "Довідка",
    "Report a bug": "Повідомити про помилку",
    "Clear cache": "Очистити кеш",
    "Close": "Закрити",
    "Dismiss": "Закрити",
    "Cancel": "Скасувати",
    "Copy": "Копіювати",
    "Copy to clipboard": "Копіювати",
    "Copied": "Скопійовано",
    "Copied!": "Скопійовано",
    "Scroll tabs left": "Прокрутити вкладки ліворуч",
    "Scroll tabs right": "Прокрутити вкладки праворуч",
    "Toolbar action": "Дія",
    "Metric": "Показник",
    "Menu": "Меню",
    "Help": "Пояснення",
    "Show help": "Показати пояснення",
    // state of the connection and the run
    "Running...": "Оновлюється…",
    "Running…": "Оновлюється…",
    "Stop": "Зупинити",
    "Stopping...": "Зупиняється…",
    "Connecting": "З’єднання…",
    "Connecting to Streamlit server": "З’єднання із сервером",
    "Unable to connect to Streamlit server": "Немає з’єднання із сервером",
    "Error": "Помилка",
    "Connection error": "Немає з’єднання",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "З’єднання втрачено. Зачекайте, доки воно відновиться, і спробуйте ще раз.",
    "Connection timed out.": "Сервер не відповів вчасно.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Сервер не відповідає. Перевірте з’єднання з інтернетом.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Сервер не відповідає. Спробуйте оновити сторінку за хвилину.",
    "Try again": "Спробувати ще раз",
    "Retry": "Спробувати ще раз",
    "Continue anyway": "Усе одно продовжити",
    "Page not found": "Такої сторінки немає",
    "Script execution error": "Сталася помилка",
    "Please wait...": "Зачекайте…",
    "Loading...": "Завантаження…",
    "Network error": "Помилка мережі",
    "Unknown error": "Невідома помилка",
    // choosing
    "Choose an option": "Виберіть",
    "Choose options": "Виберіть",
    "Choose or add an option": "Виберіть або додайте",
    "Choose or add options": "Виберіть або додайте",
    "Add an option": "Додайте",
    "Add options": "Додайте",
    "No options to select": "Немає з чого вибирати",
    "No options": "Немає з чого вибирати",
    "No results": "Нічого не знайдено",
    "Select all": "Вибрати все",
    "Clear all": "Очистити все",
    "Clear value": "Очистити",
    "Clear entry": "Очистити",
    "Open": "Відкрити",
    "Selected values": "Вибране",
    "Select...": "Виберіть…",
    "Selectbox options": "Варіанти",
    "Multiselect options": "Варіанти",
    "Increment": "Більше",
    "Decrement": "Менше",
    "Show password": "Показати пароль",
    "Hide password": "Сховати пароль",
    "Invalid input.": "Хибне значення.",
    "Press Enter to apply": "Enter — застосувати",
    "Press Enter to submit form": "Enter — надіслати",
    "Press Ctrl+Enter to apply": "Ctrl+Enter — застосувати",
    "Press Ctrl+Enter to submit form": "Ctrl+Enter — надіслати",
    "Press ⌘+Enter to apply": "⌘+Enter — застосувати",
    "Press ⌘+Enter to submit form": "⌘+Enter — надіслати",
    "Pagination": "Сторінки",
    "Previous page": "Попередня сторінка",
    "Next page": "Наступна сторінка",
    // dates and times
    "Choose date": "Вибрати дату",
    "Choose date range": "Вибрати проміжок",
    "Choose date and time": "Вибрати дату й час",
    "Clear date": "Очистити дату",
    "Clear dates": "Очистити дати",
    "Clear date and time": "Очистити дату й час",
    "Clear time": "Очистити час",
    "Date range": "Проміжок",
    "Time": "Час",
    "Quick select a date range": "Швидкий вибір проміжку",
    "Previous month": "Попередній місяць",
    "Next month": "Наступний місяць",
    "Past Week": "Останній тиждень",
    "Past Month": "Останній місяць",
    "Past 3 Months": "Останні 3 місяці",
    "Past 6 Months": "Останні 6 місяців",
    "Past Year": "Останній рік",
    "Past 2 Years": "Останні 2 роки",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Стрілки — між датами, Enter — вибрати, Escape — закрити.",
    "Use arrow keys to navigate. Enter to select. Tab to switch between calendar and time. Escape to close.":
      "Стрілки — між датами, Enter — вибрати, Tab — між календарем і часом, Escape — закрити.",
    "Invalid time format. Please use HH:MM.": "Час пишуть так: ГГ:ХХ.",
    // tables
    "Search": "Пошук",
    "Type to search": "Що шукати",
    "Close Search": "Закрити пошук",
    "Previous Result": "Попередній збіг",
    "Next Result": "Наступний збіг",
    "Download as CSV": "Завантажити CSV",
    "Fullscreen": "На весь екран",
    "Close fullscreen": "Вийти з повного екрана",
    "Show/hide columns": "Показати або сховати стовпці",
    "Clear selection": "Скасувати вибір",
    "Add row": "Додати рядок",
    "Delete row(s)": "Вилучити рядки",
    "Sort ascending": "За зростанням",
    "Sort descending": "За спаданням",
    "Autosize": "Ширина за вмістом",
    "Pin column": "Закріпити стовпець",
    "Unpin column": "Відкріпити стовпець",
    "Hide column": "Сховати стовпець",
    "Dataframe column menu": "Меню стовпця",
    "Copy column name": "Копіювати назву стовпця",
    "Format": "Формат",
    "Statistics": "Статистика",
    "Automatic": "Автоматично",
    "Localized": "За мовою",
    "Plain": "Без розділювачів",
    "Compact": "Стисло",
    "Dollar": "Долар",
    "Euro": "Євро",
    "Yen": "Єна",
    "Percent": "Відсоток",
    "Scientific": "Науковий",
    "Accounting": "Бухгалтерський",
    "Duration": "Тривалість",
    "Distance": "Від сьогодні",
    "Calendar": "Календар",
    "Range": "Проміжок",
    "Values": "Значень",
    "Empty": "Порожніх",
    "Distinct": "Різних",
    "Count": "Кількість",
    "Average": "Середнє",
    "Standard deviation": "Стандартне відхилення",
    "Minimum": "Найменше",
    "Maximum": "Найбільше",
    "25th percentile": "25-й процентиль",
    "75th percentile": "75-й процентиль",
    "Median": "Медіана",
    "Sum": "Сума",
    "Minimum length": "Найкоротше",
    "Maximum length": "Найдовше",
    "Average length": "Середня довжина",
    "Based on sample": "За вибіркою",
    "Top values frequency chart": "Найчастіші значення",
    "True/false distribution chart": "Частка так і ні",
    "Distribution histogram": "Гістограма",
    "No data": "Немає даних",
    "No content": "Порожньо",
    "Failed to load data": "Не вдалося завантажити дані",
    "Edit": "Змінити",
    "Cancel (Escape)": "Скасувати (Escape)",
    "dd": "дд",
    "mm": "мм",
    "yyyy": "рррр",
    // charts
    "Show data": "Показати дані",
    "Show chart": "Показати діаграму",
    "Download as PNG": "Завантажити PNG",
    "Download as SVG": "Завантажити SVG",
    "Copy Vega-Lite spec": "Копіювати опис діаграми",
    "Vega visualization": "Діаграма",
    "visualization": "діаграма",
    "axis": "вісь",
    "legend": "умовні позначення",
    "bar": "стовпчик",
    "point": "точка",
    "circle": "точка",
    "line mark container": "лінія",
    "group mark container": "група",
    "rect mark container": "стовпчики",
    "symbol mark container": "точки",
    "text mark container": "написи",
    "rule mark container": "лінії",
    "area mark container": "площа",
    // files
    "Upload": "Вибрати файл",
    "Upload directories": "Вибрати теки",
    "Add files": "Додати файли",
    "file upload": "вибір файлу",
    "Browse files": "Вибрати файл",
    "Drag and drop a file here": "Перетягніть файл сюди",
    "Drag and drop files here": "Перетягніть файли сюди",
    "Drag and drop file here": "Перетягніть файл сюди",
    "Drag and drop directories here": "Перетягніть теки сюди",
    "Click to retry upload": "Надіслати ще раз",
    "Upload failed": "Не вдалося надіслати файл",
    "Too many files": "Забагато файлів",
    "Only one file is allowed.": "Можна лише один файл.",
    "File size is too small.": "Файл замалий.",
    "Unexpected error. Please try again.": "Сталася помилка. Спробуйте ще раз.",
    "Download failed": "Не вдалося завантажити файл",
  };

  const FULL_DATE = { day: "numeric", month: "long", year: "numeric" };
  const patterns = [
    [/^(Show data|Show chart|Fullscreen|Close fullscreen|Copy Vega-Lite spec|Download as \w+): (.+)$/,
      (_all, action, what) => `${translated(action)}: ${what}`],
    [/^View (\d+) more$/, "Показати ще $1"],
    [/^Remove (.+)$/, "Прибрати $1"],
    [/^Add: (.+)$/, "Додати: $1"],
    [/^Select (\d+) matches$/, "Вибрати знайдене: $1"],
    [/^Page (\d+)$/, "Сторінка $1"],
    [/^Shortcut (.+)$/, "Клавіша $1"],
    [/^(\d+) of (\d+)$/, "$1 з $2"],
    [/^(\d+) results?$/, "збігів: $1"],
    [/^(\d+) of (\d+) results?$/, "збіг $1 з $2"],
    [/^Press (.+) to apply$/, "$1 — застосувати"],
    [/^Press (.+) to submit form$/, "$1 — надіслати"],
    [/^([\d.,]+) ?([KMG])B per file(.*)$/, (_all, size, unit, rest) =>
      `до ${size} ${{ K: "К", M: "М", G: "Г" }[unit]}Б на файл${rest}`],
    [/^(.+) files are not allowed\.$/, "Файли $1 не приймаються."],
    [/^File is larger than (.+)$/, "Файл більший за $1"],
    [/^File is smaller than (.+)$/, "Файл менший за $1"],
    [/^File type must be (?:one of )?(.+)$/, "Підходять лише файли: $1"],
    [/^Cancel upload of (.+)$/, "Не надсилати $1"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/,
      "Можна вибрати не більше ніж $1. Спершу приберіть зайве."],
    [/^Number is above the allowed range\. Please enter a value less than or equal to (.+)\.$/,
      "Має бути не більше ніж $1."],
    [/^Number is below the allowed range\. Please enter a value greater than or equal to (.+)\.$/,
      "Має бути не менше ніж $1."],
    [/^Number is outside the allowed range\. Please enter a value between (.+) and (.+)\.$/,
      "Має бути від $1 до $2."],
    [/^(day|month|year|hour|minute), (.+)$/, (_all, part, label) =>
      `${{ day: "день", month: "місяць", year: "рік", hour: "година", minute: "хвилина" }[part]}, ` +
      (translated(label) ?? label)],
    [/^(.+) start date$/, "$1: початок"],
    [/^(.+) end date$/, "$1: кінець"],
    [/^(\d+) – (January|February|March|April|May|June|July|August|September|October|November|December)$/,
      (_all, number) => `${number} – ${dateIn({ month: "long" }, `2000-${number}-1`)}`],
    [/^Selected Date: (.+)$/, (_all, day) => `Вибрана дата: ${dateIn(FULL_DATE, day)}`],
    [/^Selected Range: (.+) to (.+)$/, (_all, from, to) =>
      `Вибраний проміжок: від ${dateIn(FULL_DATE, from)} до ${dateIn(FULL_DATE, to)}`],
    [/^Choose (date|date range|date and time), (.+)$/, "Вибрати дату, $2"],
    [/^(\d+) options? available\.$/, "Варіантів: $1."],
    [/^(.+), selected$/, "$1, вибрано"],
    [/^([XY])-axis titled '(.*)' for .*$/, "Вісь $1: $2"],
    [/^([XY])-axis for .*$/, "Вісь $1"],
    [/^Legend titled '(.*)' for .*$/, "Умовні позначення: $1"],
    [/^Download as ([A-Z]+)$/, "Завантажити $1"],
    [/^Connection failed with status (.+)$/, "Сервер відповів помилкою $1"],
    [/^You have requested page .*$/, "Такої сторінки немає; показано огляд."],
    [/^The page that you have requested does not seem to exist.*$/,
      "Такої сторінки немає; показано огляд."],
  ];

  const attributes = [
    "aria-label", "title", "placeholder", "alt", "aria-description", "aria-valuetext",
    "aria-roledescription",
  ];

  function dateIn(format, text) {
    return new Date(text).toLocaleDateString(locale, format);
  }

  function translated(text) {
    if (Object.hasOwn(texts, text)) return texts[text];
    if (text.length > 200 || !/[A-Za-z]/.test(text)) return undefined;
    for (const [pattern, replacement] of patterns) {
      if (pattern.test(text)) return text.replace(pattern, replacement);
    }
    return undefined;
  }

  function translateText(node) {
    const found = translated(node.data.trim());
    if (found) node.data = found;
  }

  function translateAttribute(element, name) {
    const found = translated((element.getAttribute(name) ?? "").trim());
    if (found) element.setAttribute(name, found);
  }

  function translateTree(root) {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else for (const name of attributes) if (node.hasAttribute(name)) translateAttribute(node, name);
    }
    return undefined;
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") translateText(change.target);
      else if (change.type === "attributes") translateAttribute(change.target, change.attributeName);
      else change.addedNodes.forEach(translateTree);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributeFilter: attributes,
  });
})();
