"""What the browser computed of a page: contrasts of texts, sizes, colours of a picture."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome

# The contrast of each text that can be seen with what is behind it, by WCAG's formula, without
# controls that are disabled. Texts of an SVG stand on the last circle that is before them and
# covers them, else on the drawing. A canvas reads colours in any notation.
CONTRASTS = """
var canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
function parts(text) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = text;
  canvas.fillRect(0, 0, 1, 1);
  var found = canvas.getImageData(0, 0, 1, 1).data;
  return [found[0], found[1], found[2], found[3] / 255];
}
function over(one, other) {
  var a = one[3];
  return [0, 1, 2].map(function (at) { return one[at] * a + other[at] * (1 - a); }).concat(1);
}
function behind(element) {
  var layers = [], at = element;
  for (; at; at = at.parentElement) {
    var colour = parts(getComputedStyle(at).backgroundColor);
    if (colour[3]) layers.push(colour);
    if (colour[3] === 1) break;
  }
  var dark = matchMedia('(prefers-color-scheme: dark)').matches;
  var base = dark ? [18, 18, 18, 1] : [255, 255, 255, 1];
  return layers.reverse().reduce(function (below, above) { return over(above, below); }, base);
}
function light(colour) {
  var c = colour.slice(0, 3).map(function (value) {
    value /= 255;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}
function contrast(one, other) {
  var a = light(one), b = light(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
var found = [], walker = document.createTreeWalker(arguments[0] || document.body, 4);
while (walker.nextNode()) {
  var text = walker.currentNode, element = text.parentElement;
  if (!text.data.trim() || element.closest('script, style, title, option, :disabled')) continue;
  if (!element.getClientRects().length || !element.checkVisibility()) continue;
  var style = getComputedStyle(element), drawn = element.closest('svg');
  var colour = parts(drawn ? style.fill : style.color), ground = behind(element);
  if (drawn && element.classList.contains('perk-count'))
    ground = parts(getComputedStyle(element.previousElementSibling).fill);
  found.push([text.data.trim().slice(0, 40), contrast(over(colour, ground), ground)]);
}
return found;
"""

COLOURS = """
var done = arguments[1], picture = new Image();
picture.onload = function () {
  var canvas = document.createElement('canvas'), counts = {}, most = 0, which = '';
  canvas.width = picture.width; canvas.height = picture.height;
  var context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  var data = context.getImageData(0, 0, canvas.width, canvas.height).data;
  for (var at = 0; at < data.length; at += 4) {
    var key = data[at] + ',' + data[at + 1] + ',' + data[at + 2];
    counts[key] = (counts[key] || 0) + 1;
    if (counts[key] > most) { most = counts[key]; which = key; }
  }
  done({width: canvas.width, height: canvas.height, colours: Object.keys(counts).length,
        main: which, share: 4 * most / data.length});
};
picture.src = arguments[0];
"""


def contrasts(browser: Chrome, within: Any = None) -> list[tuple[str, float]]:
    """Of the texts within an element, or on the page."""
    found: list[tuple[str, float]] = browser.execute_script(CONTRASTS, within)
    return found


def colours(browser: Chrome, path: Path) -> dict[str, Any]:
    """Size, number of colours, the most frequent colour and its share."""
    url = f"data:image/png;base64,{base64.b64encode(path.read_bytes()).decode()}"
    found: dict[str, Any] = browser.execute_async_script(COLOURS, url)
    return found


def too_wide(browser: Chrome) -> int:
    """By how many pixels the page is wider than the window."""
    wide: int = browser.execute_script("return document.documentElement.scrollWidth - innerWidth")
    return max(wide, 0)
