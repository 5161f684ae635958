// What lies over the camera; Escape and the phone's Back close it.
import { change, state } from "./state.js";

addEventListener("keydown", ({ key: pressed }) => pressed === "Escape" && closeSheet());
addEventListener("popstate", () => change({ sheet: null }));

export function openSheet(sheet) {
  history.pushState({ sheet }, "");
  change({ sheet });
}

export function closeSheet() {
  if (!state.value.sheet) return;
  change({ sheet: null });
  if (history.state?.sheet) history.back();
}
