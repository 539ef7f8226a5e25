package dev.gatewright.server.provider;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.LostErrand;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.server.config.client.LookOptions;
import dev.gatewright.server.config.issuer.LanguageKeys;
import dev.gatewright.server.config.issuer.LookKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.Headers;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.PagePolicy;
import dev.gatewright.server.http.PagePolicy.FormTargets;
import dev.gatewright.server.http.SecurityHeaders;
import dev.gatewright.server.pages.ErrorKind;
import dev.gatewright.server.pages.ErrorView;
import dev.gatewright.server.pages.Languages;
import dev.gatewright.server.pages.PageAssets;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.Pages;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// Turns views into responses: the visitor's language, the tenant's look, the headers of a page.
final class PageRenderer {
  static final String FOREIGN_FORM = "page.foreign_form";

  private final Pages pages;
  private final Languages languages;
  private final PageAssets assets;
  private final Acting acting;
  private final RefusalLog log;

  PageRenderer(Pages pages, Languages languages, PageAssets assets, Acting acting, RefusalLog log) {
    this.pages = pages;
    this.languages = languages;
    this.assets = assets;
    this.acting = acting;
    this.log = log;
  }

  Pages pages() {
    return pages;
  }

  /// What somebody chose in this browser comes before what the application wishes for them, and
  /// before what the browser says.
  PageContext context(Tenant tenant, HttpRequest request, Optional<String> uiLocales) {
    var chosen = LanguagePage.chosen(tenant, request);
    return context(tenant, request.headers(), joined(chosen, uiLocales))
        .offering(LanguagePage.choice(tenant, request))
        .actingAs(acting.of(tenant, request));
  }

  /// The context of a page of one's own account: what somebody says of themselves comes first, and
  /// is changed there.
  PageContext ownContext(Tenant tenant, HttpRequest request, Optional<String> locale) {
    var chosen = LanguagePage.chosen(tenant, request);
    return context(tenant, request.headers(), joined(locale, chosen))
        .actingAs(acting.of(tenant, request));
  }

  /// The context of a page of the console.
  PageContext consoleContext(Tenant tenant, HttpRequest request, Optional<String> locale) {
    var context = ownContext(tenant, request, locale);
    return context.saying(languages.ofConsole(context.messages()));
  }

  private static Optional<String> joined(Optional<String> first, Optional<String> second) {
    return first.map(it -> second.map(other -> it + " " + other).orElse(it)).or(() -> second);
  }

  /// @param headers those of the request, which name the visitor's languages
  PageContext context(Tenant tenant, Headers headers, Optional<String> uiLocales) {
    var spoken = LanguageKeys.spoken(tenant.settings());
    return new PageContext(
        languages.choose(spoken, uiLocales, headers.first("Accept-Language")),
        LookKeys.branding(tenant.settings()),
        assets,
        tenant.path(),
        spoken);
  }

  /// The same for a page about an application.
  PageContext context(
      Tenant tenant, HttpRequest request, Optional<String> uiLocales, Optional<Client> asking) {
    return context(tenant, request, uiLocales)
        .about(asking.map(client -> LookOptions.look(client, tenant.path())));
  }

  /// A page whose forms stay at this origin.
  HttpResponse page(Tenant tenant, int status, byte[] html) {
    return page(tenant, status, html, images(tenant), new FormTargets.Here());
  }

  /// The same for a page that was made with this context, whose pictures it may load.
  HttpResponse page(Tenant tenant, int status, byte[] html, PageContext context) {
    return page(tenant, status, html, context.imageSources(), new FormTargets.Here());
  }

  /// A page whose form ends, after redirects, wherever the client's callback leads. Browsers apply
  /// `form-action` to that whole chain, which nobody here can foresee.
  HttpResponse pageLeadingToClient(Tenant tenant, int status, byte[] html) {
    return page(tenant, status, html, images(tenant), new FormTargets.Anywhere());
  }

  /// The same for a page that was made with this context, whose pictures it may load.
  HttpResponse pageLeadingToClient(Tenant tenant, int status, byte[] html, PageContext context) {
    return page(tenant, status, html, context.imageSources(), new FormTargets.Anywhere());
  }

  /// A page whose form leads to this address beside this origin, and says from which origin.
  HttpResponse pageLeadingTo(Tenant tenant, byte[] html, String target) {
    var policy = policy(tenant, images(tenant), FormTargets.endingAt(target));
    return HttpResponse.html(200, html).withHeaders(SecurityHeaders.naming(policy));
  }

  /// The same for a page that has pages of this origin in frames.
  HttpResponse framing(Tenant tenant, int status, byte[] html) {
    var policy = PagePolicy.STRICT.withImages(images(tenant)).withHttps(tenant.isSecure());
    return HttpResponse.html(status, html).withHeaders(SecurityHeaders.framing(policy));
  }

  /// A page in such a frame, with pictures from these sources.
  HttpResponse framed(Tenant tenant, byte[] html, List<String> images) {
    var policy = PagePolicy.STRICT.withImages(images).withHttps(tenant.isSecure());
    return HttpResponse.html(200, html).withHeaders(SecurityHeaders.framed(policy));
  }

  private static List<String> images(Tenant tenant) {
    return LookKeys.branding(tenant.settings()).imageSources().toList();
  }

  private static HttpResponse page(
      Tenant tenant, int status, byte[] html, List<String> images, FormTargets targets) {
    var policy = policy(tenant, images, targets);
    return HttpResponse.html(status, html).withHeaders(SecurityHeaders.page(policy));
  }

  private static PagePolicy policy(Tenant tenant, List<String> images, FormTargets targets) {
    return PagePolicy.STRICT
        .withImages(images)
        .withFormTargets(targets)
        .withHttps(tenant.isSecure());
  }

  /// The page for a refusal that goes to no client (RFC 6749 §4.1.2.1). `asking` is who asked,
  /// where it is known.
  HttpResponse refusal(
      Tenant tenant, HttpRequest request, Refusal refusal, Optional<Client> asking) {
    var view =
        new ErrorView(
            kind(refusal.reason()),
            refusal.reason().code(),
            request.reference(),
            Optional.of(refusal.description() + sent(tenant, request)),
            WaysOn.from(tenant, asking));
    return page(tenant, 400, pages.error(view, context(tenant, request, Optional.empty())));
  }

  /// The page for a request that the endpoint could not read.
  HttpResponse unread(Tenant tenant, HttpRequest request, String endpoint, Refusal refusal) {
    log.refused(tenant, request, endpoint, refusal);
    return refusal(tenant, request, refusal, Optional.empty());
  }

  /// Where a developer is at work, what was sent stands beside what is wrong with it.
  private static String sent(Tenant tenant, HttpRequest request) {
    if (!tenant.isInDevelopment()) {
      return "";
    }
    var sent = new StringJoiner(", ", ". Sent: ", "").setEmptyValue("");
    Sent.of(request).forEach((name, value) -> sent.add(name + " " + value));
    return sent.toString();
  }

  /// The page for a login that can no longer be answered.
  HttpResponse lost(Tenant tenant, HttpRequest request, LostErrand errand) {
    var reason = reason(errand.why());
    var view =
        new ErrorView(
            kind(reason),
            reason.code(),
            request.reference(),
            Optional.empty(),
            WaysOn.from(tenant, errand));
    var locales = errand.uiLocales();
    var context =
        context(
            tenant,
            request,
            locales.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", locales)));
    return pageLeadingToClient(tenant, 400, pages.error(view, context));
  }

  static Reason reason(LostErrand.Why why) {
    return switch (why) {
      case EXPIRED, UNKNOWN -> Reason.AUTHORIZE_INTERACTION_LOST;
      case COOKIE_GONE -> Reason.AUTHORIZE_COOKIE_GONE;
      case ANSWERED -> Reason.AUTHORIZE_ANSWERED;
    };
  }

  /// The page for a form that did not come from one of our pages.
  HttpResponse foreignForm(Tenant tenant, HttpRequest request) {
    log.note(tenant, request, "page", FOREIGN_FORM);
    var view =
        new ErrorView(
            ErrorKind.FOREIGN_FORM,
            FOREIGN_FORM,
            request.reference(),
            Optional.empty(),
            WaysOn.from(tenant));
    return page(tenant, 403, pages.error(view, context(tenant, request, Optional.empty())));
  }

  private static ErrorKind kind(Reason reason) {
    return switch (reason) {
      case AUTHORIZE_CLIENT_MISSING, AUTHORIZE_CLIENT_UNKNOWN -> ErrorKind.UNKNOWN_APPLICATION;
      case REDIRECT_URI_MISSING,
          REDIRECT_URI_MALFORMED,
          REDIRECT_URI_MISMATCH,
          LOGOUT_REDIRECT_URI ->
          ErrorKind.WRONG_RETURN_ADDRESS;
      case AUTHORIZE_INTERACTION_LOST -> ErrorKind.EXPIRED;
      case AUTHORIZE_COOKIE_GONE -> ErrorKind.COOKIE_GONE;
      case AUTHORIZE_ANSWERED -> ErrorKind.ANSWERED;
      case AUTHORIZE_IMPERSONATED -> ErrorKind.IMPERSONATED;
      case SERVER_BUSY -> ErrorKind.BUSY;
      case SERVER_ERROR -> ErrorKind.FAULT;
      default -> ErrorKind.BAD_REQUEST;
    };
  }
}
