"""Texts of a page whose contrast is less than WCAG's 4.5 to 1, as the browser draws them."""

from __future__ import annotations

from typing import Any

SCRIPT = """
const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
function rgba(color) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}
function over([r, g, b, a], [x, y, z]) {
  const mixed = (top, under) => top * a + under * (1 - a);
  return [mixed(r, x), mixed(g, y), mixed(b, z), 1];
}
function back(node) {
  const layers = [];
  for (let at = node; at; at = at.parentElement) {
    layers.push(rgba(getComputedStyle(at).backgroundColor));
    if (layers.at(-1)[3] === 1) break;
  }
  return layers.reverse().reduce((under, layer) => over(layer, under), [255, 255, 255, 1]);
}
function light([r, g, b]) {
  const part = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}
const found = [];
const walker = document.createTreeWalker(arguments[0], NodeFilter.SHOW_TEXT);
let seen = 0;
while (walker.nextNode()) {
  const text = walker.currentNode.data.trim(), node = walker.currentNode.parentElement;
  if (!text || node.closest(":disabled, option, style, script")) continue;
  if (!node.checkVisibility({checkOpacity: true})) continue;
  const under = back(node), ink = light(over(rgba(getComputedStyle(node).color), under));
  const paper = light(under);
  const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  seen += 1;
  if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${node.className || node.tagName}: ${text}`);
}
return [seen, found];
"""


def too_faint(browser: Any, element: Any) -> list[str]:
    """Of the texts below an element; controls that are disabled do not count."""
    seen, found = browser.execute_script(SCRIPT, element)
    assert seen > 3, "the page shows no texts"
    return list(found)
