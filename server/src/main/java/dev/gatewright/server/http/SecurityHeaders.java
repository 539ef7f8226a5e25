package dev.gatewright.server.http;

import dev.gatewright.server.http.PagePolicy.FormTargets;

/// The headers that keep pages and answers from being framed, cached, sniffed or leaked.
public final class SecurityHeaders {
  /// For answers to programs: never stored (RFC 6749 §5.1), never taken for something else.
  public static final Headers BACK_CHANNEL =
      Headers.of(
          "Cache-Control", "no-store",
          "Pragma", "no-cache",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer");

  private static final Headers UNSTORED =
      Headers.of("Cache-Control", "no-store", "Pragma", "no-cache");

  private static final Headers PAGE = page("DENY", "no-referrer");
  private static final Headers NAMING = page("DENY", "strict-origin");
  private static final Headers FRAMED = page("SAMEORIGIN", "no-referrer");

  private static Headers page(String framing, String referrer) {
    return Headers.of(
        "X-Content-Type-Options",
        "nosniff",
        "X-Frame-Options",
        framing,
        "Referrer-Policy",
        referrer,
        "Cross-Origin-Opener-Policy",
        "same-origin",
        "Cross-Origin-Resource-Policy",
        "same-origin",
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(),"
            + " publickey-credentials-get=(self), publickey-credentials-create=(self)");
  }

  private static final Headers HSTS = Headers.of("Strict-Transport-Security", "max-age=31536000");

  private SecurityHeaders() {}

  /// For every page, errors included. Pages with the same policy may share the result.
  public static Headers page(PagePolicy policy) {
    return UNSTORED.plus(page(policy, PAGE, "; frame-ancestors 'none'"));
  }

  /// For a page whose forms say from which origin they come, which they do not without a referrer
  /// (Fetch §3.2); of the address they say nothing.
  public static Headers naming(PagePolicy policy) {
    return UNSTORED.plus(page(policy, NAMING, "; frame-ancestors 'none'"));
  }

  /// For a page that is the same for everybody: a browser may keep it, and asks each time whether
  /// it is still so.
  public static Headers commonPage(PagePolicy policy) {
    return Headers.of("Cache-Control", "no-cache")
        .plus(page(policy, PAGE, "; frame-ancestors 'none'"));
  }

  /// For a page that shows pages of this origin in frames.
  public static Headers framing(PagePolicy policy) {
    return UNSTORED.plus(page(policy, PAGE, "; frame-src 'self'; frame-ancestors 'none'"));
  }

  /// For a page that is shown in a frame of this origin, and whose forms lead nowhere.
  public static Headers framed(PagePolicy policy) {
    return UNSTORED.plus(
        page(
            policy.withFormTargets(new FormTargets.Nowhere()), FRAMED, "; frame-ancestors 'self'"));
  }

  private static Headers page(PagePolicy policy, Headers always, String frames) {
    var csp =
        new StringBuilder("default-src 'none'; style-src 'self'; script-src 'self'; ")
            .append("font-src 'self'; connect-src 'self'; img-src 'self' data:");
    policy.images().forEach(source -> csp.append(' ').append(source));
    switch (policy.formTargets()) {
      case FormTargets.Here() -> csp.append("; form-action 'self'");
      case FormTargets.HereAnd(var sources) ->
          csp.append("; form-action 'self' ").append(String.join(" ", sources));
      case FormTargets.Anywhere() -> {}
      case FormTargets.Nowhere() -> csp.append("; form-action 'none'");
    }
    csp.append(frames).append("; base-uri 'none'");
    var headers = always.plus("Content-Security-Policy", csp.toString());
    return policy.https() ? headers.plus(HSTS) : headers;
  }
}
