// Helps where a page alone cannot: puts the reply into the comment field, reviews what is written there, and keeps it
// while the verdict is saved. Without it the panel can be read and the verdict saved all the same.
"use strict";

(() => {
  const panel = document.getElementById("replyguide");
  const box = document.getElementById("commentBox");
  if (!panel || !box) return;

  const changed = () => box.dispatchEvent(new Event("input", { bubbles: true }));

  // The comment outlives a reload that the panel causes, and nothing else.
  const kept = `replyguide-draft-${panel.dataset.ticket}`;
  const before = sessionStorage.getItem(kept);
  sessionStorage.removeItem(kept);
  if (before && !box.value) box.value = before;
  document.getElementById("rg-form").addEventListener("submit", () => {
    if (box.value) sessionStorage.setItem(kept, box.value);
  });

  const show = () => {
    const tab = document.getElementById("respond-tab");
    if (tab && window.bootstrap) window.bootstrap.Tab.getOrCreateInstance(tab).show();
    box.rows = Math.min(24, Math.max(box.rows, box.value.split("\n").length + 1));
    box.scrollIntoView({ block: "center" });
    box.focus({ preventScroll: true });
  };

  const button = document.getElementById("rg-insert");
  if (button) {
    const letter = JSON.parse(document.getElementById("rg-letter").textContent);
    const ask = document.getElementById("rg-ask");
    const insert = (text) => {
      box.value = text;
      changed();
      document.getElementById("rg-inserted").textContent = ask.dataset.inserted;
      show();
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      const typed = box.value.trim();
      if (!typed || typed === letter.trim()) return insert(letter);
      ask.returnValue = "";
      ask.showModal();
    });
    ask.addEventListener("close", () => {
      if (ask.returnValue === "replace") insert(letter);
      else if (ask.returnValue === "below") insert(`${box.value.trimEnd()}\n\n${letter}`);
      else button.focus();
    });
  }

  const region = document.getElementById("rg-review");
  if (region) {
    for (const one of panel.querySelectorAll("[data-rg-without-script]")) one.hidden = true;
    // What is said about the draft stands beside the draft.
    const aside = document.createElement("div");
    aside.className = "rg rg-aside";
    aside.append(document.getElementById("rg-review-part"));
    const beside = document.createElement("div");
    beside.className = "col-12 col-lg-7 mb-3";
    beside.append(aside);
    const row = box.closest(".row");
    if (row) row.append(beside);
    else box.after(beside);
    const token = panel.querySelector("[name=csrfmiddlewaretoken]").value;
    let timer, running;
    const review = async () => {
      running?.abort();
      running = new AbortController();
      const body = new FormData();
      body.set("comment", box.value);
      try {
        const answer = await fetch(region.dataset.url, {
          method: "POST",
          body,
          headers: { "X-CSRFToken": token, "X-Replyguide": "review" },
          signal: running.signal,
        });
        if (answer.ok && !answer.redirected) region.innerHTML = await answer.text();
        else region.replaceChildren();
      } catch (error) {
        if (error.name !== "AbortError") region.replaceChildren();
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(review, 500);
    };
    // A pre-set reply comes into the field without an input event, but the field is looked at before it is sent.
    for (const event of ["input", "focus", "blur"]) box.addEventListener(event, soon);
    if (box.value) soon();
  }
})();
