package dev.gatewright.protocol.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.wire.HttpReply;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/// The two pages that an embedded server needs; both work without JavaScript and load nothing.
final class Pages {
  /// By the prototype, since a field called `submit` would hide the form's own method.
  private static final String SUBMIT = "HTMLFormElement.prototype.submit.call(document.forms[0])";

  private static final String NOTHING_BUT =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

  /// Browsers apply `form-action` to every redirect that follows the form, which leads wherever the
  /// client's callback does; so it is left out here.
  private static final String OWN_SCRIPT = NOTHING_BUT + "; script-src '" + hash(SUBMIT) + "'";

  private static final String NO_FORM = NOTHING_BUT + "; form-action 'none'";

  private Pages() {}

  /// Posts the response to the client (OAuth 2.0 Form Post Response Mode §2), by itself or by a
  /// button.
  static HttpReply formPost(String uri, Map<String, String> fields) {
    var inputs = new StringBuilder();
    fields.forEach((name, value) ->
        inputs
            .append("<input type=\"hidden\" name=\"")
            .append(escape(name))
            .append("\" value=\"")
            .append(escape(value))
            .append("\">"));
    var page =
        page(
            "One moment",
            "<form method=\"post\" action=\"%s\">%s<button>Continue</button></form><script>%s</script>"
                .formatted(escape(uri), inputs, SUBMIT));
    return HttpReply.html(200, page).with("Content-Security-Policy", OWN_SCRIPT);
  }

  /// Tells the user what cannot be told to the client (RFC 6749 §4.1.2.1).
  static HttpReply error(Refusal refusal) {
    // A page has no challenge, without which 401 means nothing (RFC 9110 §15.5.2).
    var status = refusal.status() == 401 ? 400 : refusal.status();
    var page =
        page(
            status >= 500 ? "Something went wrong" : "This request cannot be answered",
            "<p>%s</p><p>Reason: <code>%s</code></p>"
                .formatted(escape(refusal.description()), escape(refusal.reason().code())));
    return HttpReply.html(status, page).with("Content-Security-Policy", NO_FORM);
  }

  private static String page(String title, String content) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">\
    <meta name="viewport" content="width=device-width, initial-scale=1">\
    <title>%1$s</title></head>
    <body><main><h1>%1$s</h1>%2$s</main></body></html>
    """
        .formatted(title, content);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String hash(String script) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
