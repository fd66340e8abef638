/**
 * Mends two faults of autosave in Wagtail 7.4 and 8.0 that lose work without a word.
 * When a save comes back, Wagtail takes the form as it is by then for what was saved: a change
 * made on the way is not sent and not asked about at leaving.  And after a refused publication
 * it saves once and then never looks again.  Leave this file out when Wagtail does both itself.
 */

const sent = new WeakMap();

const watcherOf = (form) => window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-unsaved");

const withUpdates = (text, updates) => {
  const fields = new URLSearchParams(text);
  for (const [name, value] of Object.entries(updates)) {
    if (fields.has(name)) fields.set(name, value);
  }
  return fields.toString();
};

document.addEventListener("w-autosave:save", ({ target }) => {
  sent.set(target, watcherOf(target)?.formData);
});

// Heard after Wagtail's own listener, which sits on the form.
document.addEventListener("w-autosave:success", ({ target, detail }) => {
  const watcher = watcherOf(target);
  if (!watcher || sent.get(target) === undefined) return;
  watcher.initialFormData = withUpdates(sent.get(target), detail.response.field_updates ?? {});
  watcher.previousFormData = watcher.initialFormData;
  if (!watcher.checkInterval) watcher.checkIntervalValueChanged(watcher.checkIntervalValue);
});
