package dev.gatewright.client.web;

import dev.gatewright.client.internal.Digest;
import java.io.IOException;
import java.util.Base64;

/// The few pages of the login itself: what went wrong and how to go on. They say nothing of the
/// provider's or the application's inner life; that goes to the log.
final class LoginPages {
  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:18vh auto 0;padding:0 1.5rem}
      h1{font-size:1.4rem;line-height:1.25;margin:0 0 .75rem}
      a,button{display:inline-block;margin-top:1rem;padding:.6rem 1.2rem;border:0;border-radius:.5rem;
      background:#1d4ed8;color:#fff;font:inherit;text-decoration:none;cursor:pointer}
      a:focus-visible,button:focus-visible{outline:3px solid #93c5fd;outline-offset:2px}
      """;

  /// No `form-action`: the form of the logout page is answered with a redirect to the provider, and
  /// browsers hold that against it too.
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(Digest.sha256(STYLE))
          + "'; base-uri 'none'; frame-ancestors 'none'";

  private LoginPages() {}

  /// A page with one link on.
  static void answer(
      WebExchange exchange, int status, String title, String text, String link, String label)
      throws IOException {
    var next = "<a href=\"" + escape(link) + "\">" + escape(label) + "</a>";
    send(exchange, status, title, text, next);
  }

  /// Asks whether the person really wants to log out.
  static void confirmLogout(WebExchange exchange, int status, String logout) throws IOException {
    var form =
        "<form method=\"post\" action=\"" + escape(logout) + "\"><button>Log out</button></form>";
    send(
        exchange,
        status,
        "Log out?",
        "Another page asked to log you out. Nothing has happened yet.",
        form);
  }

  /// A request that opens no page: loaded ahead, or from a page for an image. Nothing happens, and
  /// a browser that loads ahead asks again when the person really comes.
  static void notAPage(WebExchange exchange) throws IOException {
    exchange.respond(
        403, "text/plain; charset=utf-8", "This address does something only when it is opened.\n");
  }

  private static void send(WebExchange exchange, int status, String title, String text, String next)
      throws IOException {
    exchange.addHeader("Content-Security-Policy", POLICY);
    exchange.addHeader("X-Content-Type-Options", "nosniff");
    exchange.addHeader("Referrer-Policy", "no-referrer");
    exchange.respond(
        status,
        "text/html; charset=utf-8",
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>%1$s</title>
        <style>%2$s</style>
        </head>
        <body>
        <main>
        <h1>%1$s</h1>
        <p>%3$s</p>
        %4$s
        </main>
        </body>
        </html>
        """
            .formatted(escape(title), STYLE, escape(text), next));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
