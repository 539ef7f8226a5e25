package dev.gatewright.server.provider;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.join.NewAccounts;
import dev.gatewright.identity.join.SignUp.Application;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.store.Invitations;
import dev.gatewright.identity.store.Invitations.Counting;
import dev.gatewright.identity.store.Users;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.account.AccountVisit;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.config.issuer.JoinKeys.Signup;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.join.InvitationView;
import dev.gatewright.server.pages.join.NewPasswordView;
import dev.gatewright.server.pages.join.NewPasswordView.Problem;
import dev.gatewright.server.pages.join.Purpose;
import dev.gatewright.server.provider.JoinForms.Beside;
import dev.gatewright.server.provider.JoinForms.Opened;
import dev.gatewright.server.provider.Onward.Origin;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What an invitation to an organization opens (`/invitation`): who asks, and the way on. Whoever
/// has an account goes on to their own page, where they say yes or no; whoever has none makes one
/// here, which says yes. Whoever has the link reads the address's mail, so it may tell which.
final class InvitationPage {
  private static final String PATH = "/invitation";

  /// Where the form for a new account is asked for.
  private static final String NEW = "new";

  private static final String ACCOUNT = AccountVisit.ROOT + "/organizations";

  private final JoinForms forms;
  private final Onward onward;
  private final Invitations invitations;
  private final NewAccounts accounts;
  private final Users users;
  private final PageRenderer renderer;
  private final Policies policies;
  private final RefusalLog log;
  private final InstantSource clock;

  InvitationPage(
      JoinForms forms,
      Onward onward,
      Joining joining,
      PageRenderer renderer,
      RefusalLog log,
      InstantSource clock) {
    this.forms = forms;
    this.onward = onward;
    this.invitations = joining.invitations();
    this.accounts = joining.accounts();
    this.users = joining.users();
    this.renderer = renderer;
    this.policies = joining.policies();
    this.log = log;
    this.clock = clock;
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var token = request.query().first(IssuerLinks.TOKEN).flatMap(LinkToken::parse);
    return open(tenant, token)
        .map(open ->
            mayJoin(tenant, open) && request.query().first(NEW).isPresent()
                ? form(origin(tenant, request), token.orElseThrow(), open, "", Optional.empty())
                : asked(tenant, request, token.orElseThrow(), open))
        .orElseGet(() -> gone(tenant, request));
  }

  private Optional<Counting> open(Tenant tenant, Optional<LinkToken> token) {
    return token.flatMap(known -> invitations.open(tenant.id(), known, clock.instant()));
  }

  private boolean hasAccount(Tenant tenant, Counting open) {
    return users
        .findByEmail(tenant.id(), open.invitation().address().canonical())
        .filter(User::isActive)
        .isPresent();
  }

  /// Whether the person can make an account here.
  private boolean mayJoin(Tenant tenant, Counting open) {
    return users.findByEmail(tenant.id(), open.invitation().address().canonical()).isEmpty()
        && tenant.settings().get(JoinKeys.SIGNUP) != Signup.CLOSED;
  }

  private HttpResponse asked(Tenant tenant, HttpRequest request, LinkToken token, Counting open) {
    var here = new PageLink(tenant.path() + PATH);
    var create =
        mayJoin(tenant, open)
            ? Optional.of(
                new PageLink(
                    here.value()
                        + "?"
                        + NEW
                        + "=1&"
                        + IssuerLinks.TOKEN
                        + "="
                        + token.text().reveal()))
            : Optional.<PageLink>empty();
    var view =
        new InvitationView(
            here,
            open.organizationName(),
            open.invitation().inviterName(),
            open.invitation().address().value(),
            hasAccount(tenant, open),
            create,
            List.of(new HiddenField(IssuerLinks.TOKEN, token.text().reveal())));
    return forms.invitation(origin(tenant, request), view);
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var sent = Forms.own(request);
    if (sent.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var fields = sent.get();
    var token = fields.first(IssuerLinks.TOKEN).flatMap(LinkToken::parse);
    var open = open(tenant, token);
    if (open.isEmpty()) {
      return gone(tenant, request);
    }
    if (mayJoin(tenant, open.get())) {
      return join(tenant, request, token.orElseThrow(), open.get(), fields);
    }
    var now = By.owner(clock.instant());
    var signedIn = origin(tenant, request).visit().user().map(User::id);
    return invitations.arrived(tenant.id(), token.orElseThrow(), signedIn, now)
        ? HttpResponse.redirect(tenant.path() + ACCOUNT).withHeader("Cache-Control", "no-store")
        : asked(tenant, request, token.orElseThrow(), open.get());
  }

  private HttpResponse join(
      Tenant tenant, HttpRequest request, LinkToken token, Counting open, Parameters fields) {
    var origin = origin(tenant, request);
    var name = SignUpPage.name(fields);
    var typed = fields.first(NewPasswordView.PASSWORD_FIELD).orElse("");
    if (typed.isEmpty()) {
      return form(origin, token, open, name, Optional.of(Problem.MISSING));
    }
    if (!SignUpPage.terms(tenant).isEmpty()
        && fields.first(NewPasswordView.TERMS_FIELD).isEmpty()) {
      return form(origin, token, open, name, Optional.of(Problem.TERMS));
    }
    var application =
        new Application(
            name, new Secret(typed), SignUpPage.version(tenant), request.clientAddress());
    var now = clock.instant();
    var address = open.invitation().address();
    var prepared =
        accounts.prepare(
            tenant.id(), address, application, policies.of(tenant), tenant.issuer().name(), now);
    return switch (prepared) {
      case NewAccounts.Refused(var reason) ->
          form(origin, token, open, name, Optional.of(JoinForms.problem(reason)));
      case NewAccounts.Busy() ->
          form(origin, token, open, name, Optional.of(Problem.BUSY)).withHeader("Retry-After", "2");
      case NewAccounts.Ready(var user, var hash) ->
          switch (invitations.join(
              tenant.id(), token, user, Optional.of(hash), application.terms(), By.owner(now))) {
            case DONE, ADDRESS_TAKEN -> forms.done(origin, Purpose.INVITED, address.value());
            case LINK_GONE -> gone(tenant, request);
          };
    };
  }

  private HttpResponse form(
      Origin origin, LinkToken token, Counting open, String name, Optional<Problem> problem) {
    var opened =
        new Opened(
            Purpose.INVITED, PATH, token.text().reveal(), open.invitation().address().value());
    var beside = new Beside(Optional.of(name), SignUpPage.terms(origin.tenant()));
    return forms.password(origin, opened, policies.of(origin.tenant()), beside, problem);
  }

  private HttpResponse gone(Tenant tenant, HttpRequest request) {
    log.note(tenant, request, "invitation", "link.gone");
    return forms.gone(origin(tenant, request), Purpose.INVITED, Optional.empty());
  }

  private Origin origin(Tenant tenant, HttpRequest request) {
    return onward.of(tenant, request, "");
  }
}
