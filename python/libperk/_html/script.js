/* Sorts tables by their headings, and loads a picture when its button is pressed. One listener for
   a page, however many outputs it has; that of the newest output stays. */
(function () {
  "use strict";

  function keyOf(row, at) {
    var cell = row.cells[at];
    var key = cell ? cell.getAttribute("data-key") : "";
    return key === null ? cell.textContent.trim() : key;
  }

  function order(numbers, up) {
    return function (one, other) {
      if ((one.key === "") !== (other.key === "")) return one.key === "" ? 1 : -1; /* empty last */
      var by = numbers ? one.key - other.key : one.key.localeCompare(other.key);
      return (up ? by : -by) || one.at - other.at;
    };
  }

  function sort(button) {
    var head = button.closest("th");
    var body = head.closest("table").tBodies[0];
    var up = head.getAttribute("aria-sort") !== "ascending";
    var rows = Array.prototype.map.call(body.rows, function (row, at) {
      return { row: row, at: at, key: keyOf(row, head.cellIndex) };
    });
    rows.sort(order(head.hasAttribute("data-numbers"), up));
    rows.forEach(function (item) { body.appendChild(item.row); });
    Array.prototype.forEach.call(head.parentNode.cells, function (cell) {
      if (cell.hasAttribute("aria-sort")) cell.setAttribute("aria-sort", "none");
    });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
  }

  function load(button) {
    var box = button.closest(".perk-picture");
    var words = box.querySelector(".perk-alt");
    var picture = document.createElement("img");
    button.disabled = true;
    button.textContent = "Loading …";
    picture.referrerPolicy = "no-referrer";
    picture.alt = words.textContent;
    picture.onload = function () {
      box.classList.add("perk-shown");
      box.replaceChildren(picture);
    };
    picture.onerror = function () {
      button.textContent = "Could not be loaded";
    };
    picture.src = button.getAttribute("data-picture");
  }

  function press(event) {
    var from = event.composedPath ? event.composedPath()[0] : event.target;
    var button = from && from.closest ? from.closest(".perk button") : null;
    if (!button) return;
    if (button.classList.contains("perk-sort")) sort(button);
    else if (button.hasAttribute("data-picture")) load(button);
  }

  if (window.perkPress) document.removeEventListener("click", window.perkPress);
  window.perkPress = press;
  document.addEventListener("click", press);
  document.documentElement.classList.add("perk-live");
})();
