package dev.gatewright.server.provider;

import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.authorize.Interaction;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.FormPostView;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import java.util.Optional;

/// Turns what the authorization endpoint decided into a response.
final class Outcomes {
  private final PageRenderer renderer;
  private final RefusalLog log;

  Outcomes(PageRenderer renderer, RefusalLog log) {
    this.renderer = renderer;
    this.log = log;
  }

  HttpResponse answer(Tenant tenant, HttpRequest request, AuthorizationOutcome outcome) {
    return switch (outcome) {
      case AuthorizationOutcome.Redirect redirect -> {
        redirect.refused().ifPresent(reason -> log.refused(tenant, request, "authorize", reason));
        yield redirect(request, redirect.location());
      }
      case AuthorizationOutcome.FormPost post -> {
        post.refused().ifPresent(reason -> log.refused(tenant, request, "authorize", reason));
        yield formPost(tenant, request, post);
      }
      case AuthorizationOutcome.AskUser ask ->
          redirect(request, address(tenant, ask.interaction()));
      case AuthorizationOutcome.ErrorPage error -> {
        log.refused(tenant, request, "authorize", error.refusal().reason());
        yield renderer.refusal(tenant, request, error.refusal());
      }
      case AuthorizationOutcome.ErrorDocument document -> {
        log.refused(tenant, request, "authorize", document.refusal().reason());
        yield HttpResponse.of(document.reply());
      }
    };
  }

  /// The page that asks. The handle is of use in this browser alone, so it may stand in the
  /// address.
  private static String address(Tenant tenant, Interaction interaction) {
    var page =
        switch (interaction.step()) {
          case LOGIN, SELECT_ACCOUNT -> "/login";
          case CONSENT -> "/consent";
        };
    return tenant.path() + page + "?interaction=" + interaction.handle();
  }

  /// After a form 303, so that no browser sends a password on (RFC 9700 §4.12).
  private static HttpResponse redirect(HttpRequest request, String location) {
    var response =
        request.method().equals("POST")
            ? HttpResponse.redirect(location)
            : HttpResponse.found(location);
    return response
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer");
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
