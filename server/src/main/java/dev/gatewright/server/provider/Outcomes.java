package dev.gatewright.server.provider;

import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.References;
import dev.gatewright.server.pages.FormPostView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.provider.Visits.Visit;
import java.util.List;
import java.util.Optional;

/// Turns what was decided about somebody's errand into a response.
final class Outcomes {
  /// Longest handle in an address; proxies and browsers take addresses of this length.
  private static final int LONGEST_IN_ADDRESS = 4_000;

  private final AuthorizationEndpoint endpoint;
  private final LoginForms login;
  private final ConsentForms consent;
  private final LoginCookies logins;
  private final PageRenderer renderer;
  private final KeptForm kept;
  private final RefusalLog log;

  Outcomes(
      AuthorizationEndpoint endpoint,
      LoginForms login,
      ConsentForms consent,
      LoginCookies logins,
      PageRenderer renderer,
      KeptForm kept,
      RefusalLog log) {
    this.endpoint = endpoint;
    this.login = login;
    this.consent = consent;
    this.logins = logins;
    this.renderer = renderer;
    this.kept = kept;
    this.log = log;
  }

  /// The response to a request that began at the authorization endpoint.
  HttpResponse begun(
      Tenant tenant, HttpRequest request, Visit visit, AuthorizationOutcome outcome) {
    return answer(tenant, request, visit, "", outcome);
  }

  /// The response to an answer that came with `handle`. `visit` is as the browser is now, with the
  /// session that has just begun.
  HttpResponse answer(
      Tenant tenant,
      HttpRequest request,
      Visit visit,
      String handle,
      AuthorizationOutcome outcome) {
    return switch (outcome) {
      case AuthorizationOutcome.Redirect redirect -> {
        var refused = redirect.refused();
        refused.ifPresent(refusal -> log.refused(tenant, request, "authorize", refusal));
        advise(tenant, request, redirect.unbound());
        yield answered(tenant, handle, named(request, refused, redirect(redirect.location())));
      }
      case AuthorizationOutcome.FormPost post -> {
        var refused = post.refused();
        refused.ifPresent(refusal -> log.refused(tenant, request, "authorize", refusal));
        advise(tenant, request, post.unbound());
        yield answered(tenant, handle, named(request, refused, formPost(tenant, request, post)));
      }
      case AuthorizationOutcome.GoOn(var path, var typed) ->
          answered(
              tenant,
              handle,
              typed
                  .flatMap(
                      text -> visit.live().map(live -> kept.fields(tenant, live.session(), text)))
                  .map(fields -> goOn(tenant, request, path, fields))
                  .orElseGet(() -> redirect(tenant.path() + path)));
      case AuthorizationOutcome.AskUser(var errand) -> ask(tenant, request, visit, errand);
      case AuthorizationOutcome.Lost(var errand) -> {
        log.refused(tenant, request, "login", PageRenderer.reason(errand.why()));
        yield renderer.lost(tenant, request, errand);
      }
      case AuthorizationOutcome.ErrorPage error -> {
        log.refused(tenant, request, "authorize", error.refusal());
        yield renderer.refusal(tenant, request, error.refusal(), error.client());
      }
      case AuthorizationOutcome.ErrorDocument document -> {
        log.refused(tenant, request, "authorize", document.refusal());
        yield HttpResponse.of(document.reply());
      }
    };
  }

  /// What is refused has its reference also where the answer goes to the application, for whoever
  /// looks at it in their browser.
  private static HttpResponse named(
      HttpRequest request, Optional<Refusal> refused, HttpResponse response) {
    return refused.isEmpty()
        ? response
        : response.withHeader(References.HEADER, request.reference());
  }

  private void advise(Tenant tenant, HttpRequest request, boolean unbound) {
    if (unbound) {
      log.advise(
          tenant,
          request,
          "login.without_pkce",
          "neither code_challenge nor nonce came: switch PKCE on in the client's library");
    }
  }

  /// The page for a handle that leads nowhere.
  HttpResponse lost(Tenant tenant, HttpRequest request, Visit visit, String handle) {
    var lost = endpoint.lost(tenant.issuer(), handle, visit.browser());
    return answer(tenant, request, visit, handle, lost);
  }

  private HttpResponse answered(Tenant tenant, String handle, HttpResponse response) {
    return endpoint
        .binding(tenant.issuer(), handle)
        .map(binding -> logins.answered(tenant, binding, response))
        .orElse(response);
  }

  /// A handle is of use in this browser alone, so it may stand in an address. A long one is carried
  /// by the page that is the answer itself, so that nothing need be kept for it here. What was
  /// typed stands in no address, be it sealed.
  private HttpResponse ask(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    if (Login.isForGuestsAlone(tenant, errand)) {
      return forGuestsAlone(tenant, request, visit, errand);
    }
    if (!login.isReachable(tenant, request, visit, errand)) {
      return unreachable(tenant, request, visit, errand);
    }
    var response =
        errand.handle().length() <= LONGEST_IN_ADDRESS && !errand.isTyped()
            ? redirect(address(tenant, errand))
            : show(tenant, request, visit, errand);
    return begin(tenant, visit, errand, response);
  }

  /// `response` with the cookie of the login, if it begins with this request.
  HttpResponse begin(Tenant tenant, Visit visit, Errand errand, HttpResponse response) {
    return errand.binding().equals(visit.browser().binding())
        ? logins.begin(tenant, visit.logins(), errand.binding(), response)
        : response;
  }

  /// The person has nothing that proves more: whoever asked decides whether that will do.
  private HttpResponse unreachable(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    var handle = errand.handle();
    var outcome = endpoint.unreachable(tenant.issuer(), handle, visit.browser().begun());
    return answer(tenant, request, visit, handle, outcome);
  }

  /// Whoever could come has no account to tell of, so the application is told to ask for less.
  private HttpResponse forGuestsAlone(
      Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    var handle = errand.handle();
    var outcome =
        endpoint.refuse(
            tenant.issuer(), handle, visit.browser().begun(), Reason.AUTHORIZE_GUEST_OPENID);
    return answer(tenant, request, visit, handle, outcome);
  }

  private static String address(Tenant tenant, Errand errand) {
    var page =
        switch (errand.question()) {
          case Question.Login(_, var newAccount) -> newAccount ? "/signup" : "/login";
          case Question.StepUp _, Question.SelectAccount _ -> "/login";
          case Question.Consent _ -> "/consent";
        };
    return tenant.path() + page + "?" + LoginForms.INTERACTION + "=" + errand.handle();
  }

  /// The page of a question, or what follows where the person has no answer to give.
  HttpResponse show(Tenant tenant, HttpRequest request, Visit visit, Errand errand) {
    if (!login.isReachable(tenant, request, visit, errand)) {
      return unreachable(tenant, request, visit, errand);
    }
    return switch (errand.question()) {
      case Question.Login _, Question.StepUp _, Question.SelectAccount _ ->
          login.show(tenant, request, visit, errand);
      case Question.Consent asked ->
          consent.show(tenant, request, visit.user().orElseThrow(), errand, asked);
    };
  }

  private static HttpResponse redirect(String location) {
    return HttpResponse.redirect(location)
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer");
  }

  /// Sends the page what waited for a proof.
  private HttpResponse goOn(
      Tenant tenant, HttpRequest request, String path, List<HiddenField> fields) {
    var view = new FormPostView(new PageLink(tenant.path() + path), Optional.empty(), fields);
    var context = renderer.context(tenant, request, Optional.empty());
    return renderer.page(tenant, 200, renderer.pages().formPost(view, context));
  }

  private HttpResponse formPost(
      Tenant tenant, HttpRequest request, AuthorizationOutcome.FormPost post) {
    var fields =
        post.fields().entrySet().stream()
            .map(field -> new HiddenField(field.getKey(), field.getValue()))
            .toList();
    var view = new FormPostView(new PageLink(post.uri()), Optional.empty(), fields);
    var context = renderer.context(tenant, request, Optional.empty());
    return renderer.pageLeadingToClient(tenant, 200, renderer.pages().formPost(view, context));
  }
}
