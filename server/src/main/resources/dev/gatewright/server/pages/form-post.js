// Sends the answer on. The prototype is asked because a field called "submit" would hide the method.
(() => {
  "use strict";
  HTMLFormElement.prototype.submit.call(document.getElementById("form-post"));
})();
