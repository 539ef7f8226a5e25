package dev.gatewright.server.provider;

import dev.gatewright.identity.linking.Arrival;
import dev.gatewright.identity.linking.Linking;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.wire.FormDecoder;
import dev.gatewright.protocol.wire.MessageLimits;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.server.account.AccountVisit;
import dev.gatewright.server.account.ProvidersPage;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.join.IssuerLinks;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginProblem;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.UpstreamTrouble;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.join.ArrivalView;
import dev.gatewright.server.pages.join.Purpose;
import dev.gatewright.server.provider.SealedArrivals.Arrived;
import dev.gatewright.server.provider.Visits.Visit;
import dev.gatewright.server.upstream.UpstreamProvider;
import dev.gatewright.server.upstream.UpstreamResult;
import dev.gatewright.server.upstream.Upstreams;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;

/// Where other providers send browsers back to (RFC 6749 §4.1.2).
final class UpstreamPage {
  static final String PATH = "/upstream/{provider}";
  static final String ARRIVE = "/arrive";

  private static final String PROVIDER = "provider";
  private static final String ANSWER = "answer";
  private static final String KIND = "answer";
  private static final Duration ANSWER_LIFETIME = Duration.ofMinutes(2);

  private final AuthorizationEndpoint endpoint;
  private final Upstreams upstreams;
  private final UpstreamCookies cookies;
  private final ProviderSignIn signIn;
  private final HookDoor hooks;
  private final InvitationPage invitations;
  private final Linking linking;
  private final LoginForms forms;
  private final LoginPage login;
  private final JoinForms joinForms;
  private final Onward onward;
  private final Visits visits;
  private final TenantCookies sessions;
  private final Outcomes outcomes;
  private final PageRenderer renderer;
  private final RefusalLog log;
  private final InstantSource clock;

  UpstreamPage(
      AuthorizationEndpoint endpoint,
      Upstreams upstreams,
      UpstreamCookies cookies,
      ProviderSignIn signIn,
      HookDoor hooks,
      InvitationPage invitations,
      Linking linking,
      LoginForms forms,
      LoginPage login,
      JoinForms joinForms,
      Onward onward,
      Visits visits,
      TenantCookies sessions,
      Outcomes outcomes,
      PageRenderer renderer,
      RefusalLog log,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.upstreams = upstreams;
    this.cookies = cookies;
    this.signIn = signIn;
    this.hooks = hooks;
    this.invitations = invitations;
    this.linking = linking;
    this.forms = forms;
    this.login = login;
    this.joinForms = joinForms;
    this.onward = onward;
    this.visits = visits;
    this.sessions = sessions;
    this.outcomes = outcomes;
    this.renderer = renderer;
    this.log = log;
    this.clock = clock;
  }

  HttpResponse get(Tenant tenant, HttpRequest request) {
    return Passive.answer(request).orElseGet(() -> arrive(tenant, request));
  }

  /// An answer by cross-site POST (OAuth 2.0 Form Post Response Mode §2) comes without our
  /// `SameSite=Lax` cookies; as a GET it has them. It goes along sealed, so that what the provider
  /// says of the person stands in no address.
  HttpResponse post(Tenant tenant, HttpRequest request) {
    return switch (request.form()) {
      case ParsedBody.Malformed _ -> lost(tenant, request);
      case ParsedBody.Form(var form) -> {
        var text = KIND + " " + clock.instant().toEpochMilli() + " " + AuthorizePage.encode(form);
        yield redirect(request.path() + "?" + ANSWER + "=" + cookies.seal(tenant, text));
      }
    };
  }

  private Optional<Parameters> answer(Tenant tenant, HttpRequest request) {
    var sealed = request.query().first(ANSWER);
    if (sealed.isEmpty()) {
      return Optional.of(request.query());
    }
    return cookies
        .open(tenant, sealed.get())
        .map(text -> text.split(" ", 3))
        .filter(words -> words.length == 3 && words[0].equals(KIND))
        .filter(words ->
            clock.instant().toEpochMilli() - Long.parseLong(words[1]) < ANSWER_LIFETIME.toMillis())
        .map(words -> FormDecoder.query(words[2], MessageLimits.STANDARD))
        .flatMap(body ->
            switch (body) {
              case ParsedBody.Form(var form) -> Optional.of(form);
              case ParsedBody.Malformed _ -> Optional.empty();
            });
  }

  private HttpResponse arrive(Tenant tenant, HttpRequest request) {
    var answer = answer(tenant, request);
    var journey =
        answer
            .flatMap(parameters -> parameters.first("state"))
            .flatMap(state -> cookies.find(tenant, request, UpstreamCookies.tag(state)))
            .filter(known -> known.provider().value().equals(request.variable(PROVIDER)))
            .filter(known -> known.isGood(clock.instant()));
    if (journey.isEmpty()) {
      log.note(tenant, request, "login", "login.upstream_unknown_journey");
      return lost(tenant, request);
    }
    boolean links = journey.get().linking().isPresent();
    if (journey.get().isOver()) {
      return redirect(
          links
              ? tenant.path() + AccountVisit.ROOT + ProvidersPage.PATH
              : tenant.path() + "/login?" + LoginForms.INTERACTION + "=" + journey.get().handle());
    }
    var response =
        links
            ? link(tenant, request, journey.get(), answer.orElseThrow())
            : arrive(tenant, request, journey.get(), answer.orElseThrow());
    return cookies.keep(tenant, request, journey.get().over(), response);
  }

  private HttpResponse arrive(
      Tenant tenant, HttpRequest request, Journey journey, Parameters answer) {
    var visit = visits.of(tenant, request);
    var errand = endpoint.find(tenant.issuer(), journey.handle(), visit.browser());
    if (errand.isEmpty()) {
      return outcomes.lost(tenant, request, visit, journey.handle());
    }
    var login = forms.begin(tenant, request, visit, errand.get()).anew();
    var invitation = journey.invitation();
    var name = journey.provider();
    var provider = signIn.providers().offered(login, name);
    if (provider.isEmpty()) {
      return trouble(login, invitation, UpstreamTrouble.UNAVAILABLE, name);
    }
    return switch (upstreams.finish(tenant, name, journey.transaction(), answer)) {
      case UpstreamResult.Declined _ -> trouble(login, invitation, UpstreamTrouble.DECLINED, name);
      case UpstreamResult.Refused(var fault) -> {
        signIn.note(tenant, request, fault);
        yield trouble(login, invitation, UpstreamTrouble.FAILED, name);
      }
      case UpstreamResult.Unavailable _ ->
          trouble(login, invitation, UpstreamTrouble.UNAVAILABLE, name);
      case UpstreamResult.Arrived(var identity) ->
          take(new Coming(login, provider.get(), identity, invitation, Terms.NOT_SHOWN));
    };
  }

  /// Links whom the provider vouches for to the account of the session that asked for it, which
  /// this browser must hold still.
  private HttpResponse link(
      Tenant tenant, HttpRequest request, Journey journey, Parameters answer) {
    var live =
        visits
            .of(tenant, request)
            .live()
            .filter(held -> journey.linking().equals(Optional.of(held.session().id())));
    if (live.isEmpty()) {
      return lost(tenant, request);
    }
    var session = live.get().session().id();
    var person = live.get().user();
    var notice =
        switch (upstreams.finish(tenant, journey.provider(), journey.transaction(), answer)) {
          case UpstreamResult.Declined _ -> Notice.NOTHING_DONE;
          case UpstreamResult.Refused(var fault) -> {
            signIn.note(tenant, request, fault);
            yield Notice.PROVIDER_FAILED;
          }
          case UpstreamResult.Unavailable _ -> Notice.PROVIDER_FAILED;
          case UpstreamResult.Arrived(var identity) -> {
            var context = renderer.ownContext(tenant, request, person.language());
            var asked =
                new Asked(
                    clock.instant(),
                    Optional.empty(),
                    request.header("User-Agent").map(Onward::line),
                    Optional.of(request.clientAddress().getHostAddress()));
            var label = signIn.providers().label(tenant, journey.provider());
            var wish = new Linking.Wish(context.messages().language(), label, asked);
            yield switch (linking.link(tenant.id(), person, identity, wish)) {
              case DONE -> Notice.PROVIDER_CONNECTED;
              case IDENTITY_TAKEN -> Notice.PROVIDER_TAKEN;
              case ADDRESS_TAKEN, NOT_POSSIBLE -> Notice.PROVIDER_NOT_CONNECTED;
            };
          }
        };
    return redirect(tenant.path() + AccountVisit.ROOT + ProvidersPage.PATH)
        .withCookie(sessions.notice(tenant, notice.name() + " " + session.value()));
  }

  /// What somebody said to the terms.
  private enum Terms {
    NOT_SHOWN,
    NOT_ACCEPTED,
    ACCEPTED
  }

  /// Somebody for whom a provider vouches, and the invitation that they accept by coming.
  private record Coming(
      Login login,
      UpstreamProvider provider,
      UpstreamIdentity identity,
      Optional<LinkToken> invitation,
      Terms terms) {
    Tenant tenant() {
      return login.tenant();
    }
  }

  private HttpResponse take(Coming coming) {
    var notBefore = Departures.notBefore(coming.login().errand());
    boolean fresh =
        notBefore
            .map(
                since -> coming.identity().provedBy().filter(at -> !at.isBefore(since)).isPresent())
            .orElse(true);
    if (!fresh) {
      return trouble(coming, UpstreamTrouble.NOT_FRESH);
    }
    return coming.invitation().isPresent()
        ? accept(coming, coming.invitation().get())
        : switch (arrival(coming, Optional.empty())) {
          case Arrival.Known _ -> goOn(coming);
          case Arrival.Joins(var address) -> joins(coming, address);
          case Arrival.Connects(var address) -> connects(coming, address);
          case Arrival.AsksAddress(var told) ->
              joinForms.mails()
                  ? asksAddress(coming, told)
                  : trouble(coming, UpstreamTrouble.UNKNOWN);
          case Arrival.Closed _ -> trouble(coming, UpstreamTrouble.UNKNOWN);
          case Arrival.OtherDomain _ -> trouble(coming, UpstreamTrouble.OTHER_DOMAIN);
        };
  }

  /// An invitation is accepted by coming where the provider verified the very address that is
  /// invited, and nobody has an account with it. Whoever came before signs in; what waits for them
  /// is on the page that they come to.
  private HttpResponse accept(Coming coming, LinkToken token) {
    var invited = invitations.invited(coming.tenant(), token);
    return switch (arrival(coming, invited)) {
      case Arrival.Known _ -> goOn(coming);
      case Arrival.Joins(var address) when isSame(invited, address) -> joins(coming, address);
      case Arrival.Connects(var address) when isSame(invited, address) -> connects(coming, address);
      case Arrival.Joins _,
          Arrival.Connects _,
          Arrival.AsksAddress _,
          Arrival.Closed _,
          Arrival.OtherDomain _ ->
          trouble(coming, UpstreamTrouble.OTHER_ADDRESS);
    };
  }

  private static boolean isSame(Optional<MailAddress> invited, MailAddress address) {
    return invited.filter(one -> one.canonical().equals(address.canonical())).isPresent();
  }

  private Arrival arrival(Coming coming, Optional<MailAddress> invited) {
    var rules = signIn.providers().realms().rules(coming.tenant(), coming.provider(), invited);
    return linking.arrive(coming.tenant().id(), coming.identity(), rules);
  }

  private HttpResponse joins(Coming coming, MailAddress address) {
    return switch (coming.terms()) {
      case NOT_SHOWN ->
          SignUpPage.terms(coming.tenant()).isEmpty()
              ? join(coming, address)
              : terms(coming, address);
      case NOT_ACCEPTED -> terms(coming, address);
      case ACCEPTED -> join(coming, address);
    };
  }

  private HttpResponse connects(Coming coming, MailAddress address) {
    var arrived = Optional.of(new Arrived(coming.identity(), clock.instant(), false));
    var claiming = coming.login().at(SignInState.NOTHING.claiming(address.value())).after(arrived);
    return signIn.trouble(claiming, UpstreamTrouble.CONNECT, coming.provider().label());
  }

  /// The form of sign-up, which mails whoever has the address, whatever there is of them here.
  private HttpResponse asksAddress(Coming coming, Optional<MailAddress> told) {
    return joinForms.ask(
        origin(coming),
        Purpose.SIGNUP,
        "/signup",
        told.map(MailAddress::value).orElse(""),
        Optional.empty());
  }

  private Onward.Origin origin(Coming coming) {
    var tenant = coming.tenant();
    var handle = coming.login().errand().outside();
    var arrived = new Arrived(coming.identity(), clock.instant(), false);
    return onward
        .of(tenant, coming.login().request(), handle)
        .arriving(Optional.of(signIn.providers().seal(tenant, handle, arrived)));
  }

  private HttpResponse terms(Coming coming, MailAddress address) {
    var origin = origin(coming);
    var hidden = new ArrayList<>(origin.hidden());
    coming
        .invitation()
        .map(token -> new HiddenField(IssuerLinks.TOKEN, token.text().reveal()))
        .ifPresent(hidden::add);
    return joinForms.arrival(
        origin,
        new ArrivalView(
            new PageLink(coming.tenant().path() + ARRIVE),
            coming.provider().label(),
            address.value(),
            SignUpPage.terms(coming.tenant()),
            coming.terms() == Terms.NOT_ACCEPTED,
            hidden));
  }

  /// Makes the account of somebody who came by a provider and has read the terms.
  HttpResponse join(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var visit = visits.of(tenant, request);
    var handle = fields.get().first(LoginForms.INTERACTION).orElse("");
    var errand = endpoint.find(tenant.issuer(), handle, visit.browser());
    if (errand.isEmpty()) {
      return outcomes.lost(tenant, request, visit, handle);
    }
    var login = forms.begin(tenant, request, visit, errand.get()).anew();
    var identity =
        fields
            .get()
            .first(LoginForms.ARRIVED)
            .flatMap(text -> signIn.providers().open(tenant, handle, text, clock.instant()))
            .map(Arrived::identity);
    var provider = identity.flatMap(it -> signIn.providers().offered(login, it.provider()));
    if (provider.isEmpty()) {
      return forms.ask(login, Optional.of(new LoginProblem.Expired()));
    }
    return take(
        new Coming(
            login,
            provider.get(),
            identity.orElseThrow(),
            fields.get().first(IssuerLinks.TOKEN).flatMap(LinkToken::parse),
            SignUpPage.accepts(tenant, fields.get()) ? Terms.ACCEPTED : Terms.NOT_ACCEPTED));
  }

  private HttpResponse join(Coming coming, MailAddress address) {
    var identity = coming.identity();
    return hooks
        .signUp(origin(coming), address, identity.name(), identity.provider().value())
        .orElseGet(() -> made(coming, address));
  }

  private HttpResponse made(Coming coming, MailAddress address) {
    var tenant = coming.tenant();
    var now = clock.instant();
    if (coming.invitation().isPresent()) {
      var user = linking.newcomer(coming.identity(), address, now);
      var token = coming.invitation().get();
      return switch (invitations.join(tenant, token, user, coming.identity())) {
        case DONE -> goOn(coming);
        case ADDRESS_TAKEN -> take(coming);
        case LINK_GONE -> invitations.gone(tenant, coming.login().request());
      };
    }
    var terms = SignUpPage.version(tenant);
    return switch (linking.join(tenant.id(), coming.identity(), address, terms, now)) {
      case DONE, IDENTITY_TAKEN -> goOn(coming);
      case ADDRESS_TAKEN, NOT_POSSIBLE -> take(coming);
    };
  }

  /// The account's gate and its second factor are asked as at any sign-in; what the provider says
  /// of the person's place waits until they are through.
  private HttpResponse goOn(Coming coming) {
    var identity = coming.identity();
    var arrived = Optional.of(new Arrived(identity, clock.instant(), true));
    boolean twice = coming.provider().trustMfa() && identity.saysTwoFactors();
    return login
        .next(coming.login().after(arrived), new SignInInput.Upstream(identity, twice))
        .withCookie(cookies.last(coming.tenant(), coming.provider().name()));
  }

  private HttpResponse trouble(Coming coming, UpstreamTrouble trouble) {
    return trouble(coming.login(), coming.invitation(), trouble, coming.provider().name());
  }

  /// On the page that the person came from.
  private HttpResponse trouble(
      Login login, Optional<LinkToken> invitation, UpstreamTrouble trouble, ProviderName provider) {
    var label = signIn.providers().label(login.tenant(), provider);
    return invitation
        .map(token -> invitations.again(login, token, trouble, label))
        .orElseGet(() -> signIn.trouble(login, trouble, label));
  }

  private HttpResponse lost(Tenant tenant, HttpRequest request) {
    Visit visit = visits.of(tenant, request);
    return outcomes.lost(tenant, request, visit, "");
  }

  private static HttpResponse redirect(String location) {
    return HttpResponse.redirect(location)
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer");
  }
}
