// SPDX-License-Identifier: EUPL-1.2
// Printing is the browser's affair: the button only shows where it can be asked.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
