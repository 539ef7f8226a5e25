package dev.gatewright.server.provider;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.join.PasswordReset;
import dev.gatewright.identity.join.PasswordReset.Open;
import dev.gatewright.identity.join.PasswordReset.Outcome;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.pages.join.AddressView;
import dev.gatewright.server.pages.join.NewPasswordView;
import dev.gatewright.server.pages.join.Purpose;
import dev.gatewright.server.provider.JoinForms.Beside;
import dev.gatewright.server.provider.JoinForms.Opened;
import dev.gatewright.server.provider.Onward.Origin;
import java.time.InstantSource;
import java.util.Optional;

/// Getting back in without the password (`/recover`): by a link that is mailed, shown by GET and
/// acted on by POST alone, in any browser. It ends at the login, where whatever else the account
/// demands is asked for.
final class RecoverPage {
  private static final String PATH = "/recover";

  private final JoinForms forms;
  private final Onward onward;
  private final PasswordReset reset;
  private final TenantCookies cookies;
  private final PageRenderer renderer;
  private final Policies policies;
  private final RefusalLog log;
  private final InstantSource clock;

  RecoverPage(
      JoinForms forms,
      Onward onward,
      Joining joining,
      TenantCookies cookies,
      PageRenderer renderer,
      RefusalLog log,
      InstantSource clock) {
    this.forms = forms;
    this.onward = onward;
    this.reset = joining.reset();
    this.cookies = cookies;
    this.renderer = renderer;
    this.policies = joining.policies();
    this.log = log;
    this.clock = clock;
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var token = request.query().first(IssuerLinks.TOKEN);
    if (token.isEmpty()) {
      return forms.ask(onward.of(tenant, request, handle(request.query())), Purpose.RECOVER, PATH);
    }
    var open = reset.open(tenant.id(), token.get(), clock.instant());
    return open.isPresent()
        ? password(origin(tenant, request, open.get()), token.get(), open.get(), Optional.empty())
        : gone(tenant, request, request.query());
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var sent = Forms.own(request);
    if (sent.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var fields = sent.get();
    var token = fields.first(IssuerLinks.TOKEN);
    if (token.isPresent()) {
      return set(tenant, request, token.get(), fields);
    }
    var typed = fields.first(AddressView.EMAIL_FIELD).map(String::strip).orElse("");
    return forms.take(
        onward.of(tenant, request, handle(fields)),
        Purpose.RECOVER,
        LinkPurpose.RESET_PASSWORD,
        PATH,
        typed,
        _ -> true);
  }

  private HttpResponse set(Tenant tenant, HttpRequest request, String token, Parameters fields) {
    var now = clock.instant();
    var typed = fields.first(NewPasswordView.PASSWORD_FIELD).orElse("");
    var asking = onward.of(tenant, request, handle(fields));
    if (typed.isEmpty()) {
      var open = reset.open(tenant.id(), token, now);
      return open.isPresent()
          ? password(asking, token, open.get(), Optional.of(NewPasswordView.Problem.MISSING))
          : gone(tenant, request, fields);
    }
    var setter =
        new PasswordReset.Setter(
            request.clientAddress(),
            cookies.device(tenant, request),
            forms.language(asking),
            asking.asked(now));
    var outcome =
        reset.set(
            tenant.id(),
            token,
            new Secret(typed),
            policies.of(tenant),
            tenant.issuer().name(),
            setter,
            now);
    return switch (outcome) {
      case Outcome.Done(var open, var device) ->
          forms
              .done(origin(tenant, request, open), Purpose.RECOVER, open.person().emailAsTyped())
              .withCookie(cookies.noSession(tenant))
              .withCookie(cookies.device(tenant, device));
      case Outcome.Refused(var open, var reason) ->
          password(asking, token, open, Optional.of(JoinForms.problem(reason)));
      case Outcome.Busy(var open) ->
          password(asking, token, open, Optional.of(NewPasswordView.Problem.BUSY))
              .withHeader("Retry-After", "2");
      case Outcome.LinkGone() -> gone(tenant, request, fields);
    };
  }

  private HttpResponse password(
      Origin origin, String token, Open open, Optional<NewPasswordView.Problem> problem) {
    var opened = new Opened(Purpose.RECOVER, PATH, token, open.person().emailAsTyped());
    return forms.password(origin, opened, policies.of(origin.tenant()), Beside.NOTHING, problem);
  }

  private HttpResponse gone(Tenant tenant, HttpRequest request, Parameters fields) {
    log.note(tenant, request, "recover", "link.gone");
    var origin = onward.of(tenant, request, handle(fields));
    return forms.gone(origin, Purpose.RECOVER, Optional.of(PATH));
  }

  private Origin origin(Tenant tenant, HttpRequest request, Open open) {
    return onward.of(tenant, request, open.link().document());
  }

  private static String handle(Parameters fields) {
    return fields.first(LoginForms.INTERACTION).orElse("");
  }
}
