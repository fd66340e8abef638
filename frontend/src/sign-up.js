/**
 * Hides the questions that are not for who gave these answers.  Without this file
 * they stand there with a hint, and the server leaves their answers out.
 */

const partOf = (field) => field.closest(".form-field");

const isAsked = (field, form) => {
  const { after, onlyIf } = field.dataset;
  if (!after) return true;
  const chosen = form.querySelector(`[name="${CSS.escape(after)}"]:checked`);
  return chosen !== null && chosen.value === onlyIf && isAsked(chosen, form);
};

const hideUnasked = (form) => {
  for (const field of form.querySelectorAll("[data-after]")) {
    partOf(field).hidden = !isAsked(field, form);
  }
};

for (const form of document.querySelectorAll("form:has([data-after])")) {
  form.addEventListener("change", () => hideUnasked(form));
  hideUnasked(form);
}
