package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.provider.Visits.Visit;
import java.net.URLEncoder;
import java.util.List;

/// The authorization endpoint over HTTP (RFC 6749 §3.1), GET and POST.
final class AuthorizePage {
  /// Below the issuer URL: the canonical one, and those of other systems' clients.
  static final List<String> PATHS = List.of("/oauth2/authorize", "/authorize", "/oauth/authorize");

  /// A POST of another site comes without our `SameSite=Lax` cookies; as a GET it has them. Longer
  /// ones than this are answered as they come, at the price of a fresh login.
  private static final int MOST_AS_GET = 8 * 1024;

  private final AuthorizationEndpoint endpoint;
  private final Visits visits;
  private final ProviderSignIn providers;
  private final Outcomes outcomes;
  private final PageRenderer renderer;

  AuthorizePage(
      AuthorizationEndpoint endpoint,
      Visits visits,
      ProviderSignIn providers,
      Outcomes outcomes,
      PageRenderer renderer) {
    this.endpoint = endpoint;
    this.visits = visits;
    this.providers = providers;
    this.outcomes = outcomes;
    this.renderer = renderer;
  }

  HttpResponse get(Tenant tenant, HttpRequest request) {
    return answer(tenant, request, request.query());
  }

  HttpResponse post(Tenant tenant, HttpRequest request) {
    return switch (request.form()) {
      case ParsedBody.Malformed malformed ->
          renderer.unread(tenant, request, "authorize", malformed.refusal());
      case ParsedBody.Form(var form) -> {
        var query = encode(form);
        yield query.length() <= MOST_AS_GET
            ? HttpResponse.redirect(request.path() + "?" + query)
                .withHeader("Cache-Control", "no-store")
                .withHeader("Referrer-Policy", "no-referrer")
            : answer(tenant, request, form);
      }
    };
  }

  private HttpResponse answer(Tenant tenant, HttpRequest request, Parameters parameters) {
    var visit = visits.of(tenant, request);
    var outcome = endpoint.authorize(tenant.issuer(), parameters, visit.browser());
    return begun(tenant, request, visit, outcome);
  }

  private HttpResponse begun(
      Tenant tenant, HttpRequest request, Visit visit, AuthorizationOutcome outcome) {
    return outcome instanceof AuthorizationOutcome.AskUser(var errand)
        ? providers
            .hinted(tenant, request, visit, errand)
            .map(there -> outcomes.begin(tenant, visit, errand, there))
            .orElseGet(() -> outcomes.begun(tenant, request, visit, outcome))
        : outcomes.begun(tenant, request, visit, outcome);
  }

  /// Begins a request anew that came to nothing (the form of the page that says so).
  HttpResponse again(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var visit = visits.of(tenant, request);
    var handle = fields.get().first(LoginForms.INTERACTION).orElse("");
    var outcome = endpoint.again(tenant.issuer(), handle, visit.browser());
    return begun(tenant, request, visit, outcome);
  }

  /// The parameters as a query.
  static String encode(Parameters form) {
    var text = new StringBuilder();
    form.forEach((name, value) -> {
      if (!text.isEmpty()) {
        text.append('&');
      }
      text.append(URLEncoder.encode(name, UTF_8))
          .append('=')
          .append(URLEncoder.encode(value, UTF_8));
    });
    return text.toString();
  }
}
