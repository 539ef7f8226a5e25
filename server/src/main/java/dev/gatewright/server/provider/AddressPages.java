package dev.gatewright.server.provider;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.User;
import dev.gatewright.identity.join.AddressChange;
import dev.gatewright.identity.join.AddressChange.Asker;
import dev.gatewright.identity.join.AddressChange.Open;
import dev.gatewright.identity.join.AddressChange.Outcome;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.pages.join.NewPasswordView;
import dev.gatewright.server.pages.join.NewPasswordView.Problem;
import dev.gatewright.server.pages.join.Purpose;
import dev.gatewright.server.provider.JoinForms.Beside;
import dev.gatewright.server.provider.JoinForms.Opened;
import dev.gatewright.server.provider.Onward.Origin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What the links of an address change open, in any browser: the confirmation at the new address
/// (`/change-address`), and the way back at the old one (`/undo-address`).
final class AddressPages {
  private static final String CHANGE = "/change-address";
  private static final String UNDO = "/undo-address";

  private final JoinForms forms;
  private final Onward onward;
  private final AddressChange change;
  private final Policies policies;
  private final SignInSessions sessions;
  private final TenantCookies cookies;
  private final PageRenderer renderer;
  private final InstantSource clock;

  AddressPages(
      JoinForms forms,
      Onward onward,
      Joining joining,
      SignInSessions sessions,
      TenantCookies cookies,
      PageRenderer renderer,
      InstantSource clock) {
    this.forms = forms;
    this.onward = onward;
    this.change = joining.addresses();
    this.policies = joining.policies();
    this.sessions = sessions;
    this.cookies = cookies;
    this.renderer = renderer;
    this.clock = clock;
  }

  HttpResponse showChange(Tenant tenant, HttpRequest request) {
    var token = token(request.query());
    var origin = origin(tenant, request);
    return change
        .openChange(tenant.id(), token, clock.instant())
        .map(open -> {
          var opened = opened(Purpose.CHANGE, CHANGE, token, open);
          return switch (open.shown(origin.visit().user().map(User::id))) {
            case ACCOUNT_TOO -> forms.confirm(origin, opened);
            case MAIL_ALONE -> forms.signInFirst(origin, opened);
          };
        })
        .orElseGet(() -> gone(tenant, request, Purpose.CHANGE));
  }

  HttpResponse change(Tenant tenant, HttpRequest request) {
    var sent = Forms.own(request);
    if (sent.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var origin = origin(tenant, request);
    var signedIn = origin.visit().user().map(User::id);
    var outcome =
        change.change(tenant.id(), token(sent.get()), signedIn, asker(origin), clock.instant());
    return switch (outcome) {
      case Outcome.Done(var open) ->
          forms.done(origin, Purpose.CHANGE, open.link().address().value());
      case Outcome.SignInFirst(var open) ->
          forms.signInFirst(origin, opened(Purpose.CHANGE, CHANGE, token(sent.get()), open));
      case Outcome.Refused _, Outcome.Busy _, Outcome.LinkGone _ ->
          gone(tenant, request, Purpose.CHANGE);
    };
  }

  HttpResponse showUndo(Tenant tenant, HttpRequest request) {
    var token = token(request.query());
    return change
        .openUndo(tenant.id(), token, clock.instant())
        .map(open -> password(tenant, request, token, open, Optional.empty()))
        .orElseGet(() -> gone(tenant, request, Purpose.UNDO));
  }

  HttpResponse undo(Tenant tenant, HttpRequest request) {
    var sent = Forms.own(request);
    if (sent.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var token = token(sent.get());
    var typed = sent.get().first(NewPasswordView.PASSWORD_FIELD).orElse("");
    if (typed.isEmpty()) {
      return change
          .openUndo(tenant.id(), token, clock.instant())
          .map(open -> password(tenant, request, token, open, Optional.of(Problem.MISSING)))
          .orElseGet(() -> gone(tenant, request, Purpose.UNDO));
    }
    var now = clock.instant();
    var outcome =
        change.undo(
            tenant.id(),
            token,
            new Secret(typed),
            policies.of(tenant),
            tenant.issuer().name(),
            asker(origin(tenant, request)),
            now);
    return switch (outcome) {
      case Outcome.Done(var open) ->
          forms
              .done(origin(tenant, request), Purpose.UNDO, open.link().address().value())
              .withCookie(cookies.noSession(tenant))
              .withCookie(cookies.device(tenant, known(tenant, request, open, now)));
      case Outcome.Refused(var open, var reason) ->
          password(tenant, request, token, open, Optional.of(JoinForms.problem(reason)));
      case Outcome.Busy(var open) ->
          password(tenant, request, token, open, Optional.of(Problem.BUSY))
              .withHeader("Retry-After", "2");
      case Outcome.SignInFirst _, Outcome.LinkGone _ -> gone(tenant, request, Purpose.UNDO);
    };
  }

  /// So that whatever is guessed at the account keeps its owner out no longer.
  private DeviceId known(Tenant tenant, HttpRequest request, Open open, Instant now) {
    var brought = cookies.device(tenant, request);
    return sessions.remember(tenant.id(), open.person().id(), brought, now, Optional.empty());
  }

  private HttpResponse password(
      Tenant tenant, HttpRequest request, String token, Open open, Optional<Problem> problem) {
    return forms.password(
        origin(tenant, request),
        opened(Purpose.UNDO, UNDO, token, open),
        policies.of(tenant),
        Beside.NOTHING,
        problem);
  }

  private static Opened opened(Purpose purpose, String path, String token, Open open) {
    return new Opened(purpose, path, token, open.link().address().value());
  }

  private HttpResponse gone(Tenant tenant, HttpRequest request, Purpose purpose) {
    return forms.gone(origin(tenant, request), purpose, Optional.empty());
  }

  private Asker asker(Origin origin) {
    return new Asker(
        origin.request().clientAddress(), forms.language(origin), origin.asked(clock.instant()));
  }

  private Origin origin(Tenant tenant, HttpRequest request) {
    return onward.of(tenant, request, "");
  }

  private static String token(Parameters fields) {
    return fields.first(IssuerLinks.TOKEN).orElse("");
  }
}
