// SPDX-License-Identifier: EUPL-1.2
// Pages work without this. It shows how far an upload has come, and says at once when a file is too large.
(() => {
  "use strict";
  for (const form of document.querySelectorAll("form[data-largest]")) {
    const bar = form.querySelector("progress");
    const told = form.querySelector("[data-told]");
    form.addEventListener("submit", (event) => {
      const file = form.querySelector("input[type=file]").files[0];
      if (!file) {
        return;
      }
      event.preventDefault();
      if (file.size > Number(form.dataset.largest)) {
        told.textContent = form.dataset.tooLarge;
        return;
      }
      const request = new XMLHttpRequest();
      request.upload.addEventListener("progress", (now) => {
        if (now.lengthComputable) {
          bar.hidden = false;
          bar.max = now.total;
          bar.value = now.loaded;
          told.textContent = Math.floor((100 * now.loaded) / now.total) + " %";
        }
      });
      request.addEventListener("load", () => {
        if (request.status < 400) {
          location.assign(request.responseURL);
          return;
        }
        const said = { 413: form.dataset.tooLarge, 507: form.dataset.full };
        told.textContent = said[request.status] ?? form.dataset.broken;
        bar.hidden = true;
      });
      request.addEventListener("error", () => {
        told.textContent = form.dataset.broken;
        bar.hidden = true;
      });
      request.open("POST", form.action);
      request.send(new FormData(form));
    });
  }
})();
