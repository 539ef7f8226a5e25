package dev.gatewright.server.provider;

import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.Cookie;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.LanguageChoice;
import dev.gatewright.server.pages.PageLink;
import java.time.Duration;
import java.util.Optional;

/// Another language for the pages of an issuer in this browser, kept by a cookie that says nothing
/// else and so is not sealed.
final class LanguagePage {
  static final String PATH = "/language";

  private static final String COOKIE = "gw_language_";
  private static final Duration LIFETIME = Duration.ofDays(365);
  private static final int LONGEST_BACK = 8 * 1024;

  private final PageRenderer renderer;

  LanguagePage(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /// What was chosen in this browser, if the issuer still speaks it.
  static Optional<String> chosen(Tenant tenant, HttpRequest request) {
    var name = Cookie.nameFor(COOKIE + tenant.id().value(), tenant.isSecure(), tenant.cookiePath());
    return request.cookie(name).filter(tag -> isSpoken(tenant, tag));
  }

  /// The choice that a page offers which is shown again at its address. What answers a form is not.
  static Optional<LanguageChoice> choice(Tenant tenant, HttpRequest request) {
    var query = AuthorizePage.encode(request.query());
    var back = request.path() + (query.isEmpty() ? "" : "?" + query);
    return request.method().equals("GET") && isOwn(tenant, back)
        ? Optional.of(
            new LanguageChoice(
                new PageLink(tenant.path() + PATH),
                back,
                LanguageKeys.spoken(tenant.settings()).tags()))
        : Optional.empty();
  }

  /// Keeps the choice and goes back. Nothing is kept that the issuer does not speak, and nothing
  /// leads elsewhere.
  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var back =
        fields
            .get()
            .first(LanguageChoice.BACK_FIELD)
            .filter(address -> isOwn(tenant, address))
            .orElse(tenant.path() + "/");
    var answer = HttpResponse.redirect(back).withHeader("Cache-Control", "no-store");
    return fields
        .get()
        .first(LanguageChoice.LANGUAGE_FIELD)
        .filter(tag -> isSpoken(tenant, tag))
        .map(tag ->
            answer.withCookie(
                Cookie.session(
                        COOKIE + tenant.id().value(), tag, tenant.isSecure(), tenant.cookiePath())
                    .lasting(LIFETIME)))
        .orElse(answer);
  }

  private static boolean isSpoken(Tenant tenant, String tag) {
    return LanguageKeys.spoken(tenant.settings()).tags().contains(tag);
  }

  /// A path of the issuer's, which no browser reads as another host.
  private static boolean isOwn(Tenant tenant, String address) {
    return address.length() <= LONGEST_BACK
        && address.startsWith(tenant.path() + "/")
        && !address.startsWith("//")
        && address.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
  }
}
