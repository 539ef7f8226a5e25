package dev.gatewright.server.provider;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mailcode.MagicLinkMethod;
import dev.gatewright.identity.mailcode.MagicLinkMethod.Open;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.AuthorizationOutcome;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.OwnPage;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.account.AccountVisit;
import dev.gatewright.server.config.client.LoginForm;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ArrivedView;
import dev.gatewright.server.pages.DeviceName;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.OpenLinkView;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.WayOn;
import dev.gatewright.server.place.Places;
import dev.gatewright.server.provider.Visits.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A mailed link that signs in: GET shows whom, for what and who asked; POST does it, in the
/// browser that confirms and in no other.
///
/// The browser that asked goes on with what it wanted. Another one is signed in and goes on with a
/// fresh request of the application: what the first browser asked for is the first browser's.
final class LinkPage {
  static final String PATH = "/login/link";
  static final String ARRIVED = "/login/arrived";

  /// What a link brings back.
  static final String HANDLE = "handle";

  static final String CLIENT = "client";
  static final String APPLICATION = "application";
  static final String DEVICE = "device";
  static final String ADDRESS = "address";

  private static final String TOKEN = "link";

  private final AuthorizationEndpoint endpoint;
  private final TenantDirectory directory;
  private final MagicLinkMethod links;
  private final LoginForms forms;
  private final LoginPage login;
  private final DirectLogin direct;
  private final Visits visits;
  private final Outcomes outcomes;
  private final PageRenderer renderer;
  private final Places places;
  private final InstantSource clock;

  LinkPage(
      AuthorizationEndpoint endpoint,
      TenantDirectory directory,
      MagicLinkMethod links,
      LoginForms forms,
      LoginPage login,
      DirectLogin direct,
      Visits visits,
      Outcomes outcomes,
      PageRenderer renderer,
      Places places,
      InstantSource clock) {
    this.endpoint = endpoint;
    this.directory = directory;
    this.links = links;
    this.forms = forms;
    this.login = login;
    this.direct = direct;
    this.visits = visits;
    this.outcomes = outcomes;
    this.renderer = renderer;
    this.places = places;
    this.clock = clock;
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var token = request.query().first(TOKEN).flatMap(LinkToken::parse);
    return open(tenant, token)
        .map(open -> confirm(tenant, request, token.orElseThrow(), open))
        .orElseGet(() -> gone(tenant, request));
  }

  /// The address that another system mails: it leads to the page, and nothing is used up by looking
  /// at it, as those do who read mail before its owner does.
  HttpResponse showUnderOtherName(Tenant tenant, HttpRequest request) {
    var token = request.query().first("token").flatMap(LinkToken::parse);
    return open(tenant, token).isPresent() || DirectRequest.wantsPage(request)
        ? HttpResponse.redirect(
                tenant.path()
                    + PATH
                    + token.map(it -> "?" + TOKEN + "=" + it.text().reveal()).orElse(""))
            .withHeader("Cache-Control", "no-store")
            .withHeader("Referrer-Policy", "no-referrer")
        : DirectRequest.Sentence.LINK_GONE.response();
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var token = fields.get().first(TOKEN).flatMap(LinkToken::parse);
    return open(tenant, token)
        .map(open -> signIn(tenant, request, token.orElseThrow(), open))
        .orElseGet(() -> gone(tenant, request));
  }

  private Optional<Open> open(Tenant tenant, Optional<LinkToken> token) {
    return token.flatMap(known -> links.open(tenant.id(), known, clock.instant()));
  }

  private HttpResponse confirm(Tenant tenant, HttpRequest request, LinkToken token, Open open) {
    var onward = open.link().document();
    var client = client(tenant, onward.text(CLIENT));
    var context = renderer.context(tenant, request, Optional.empty(), client);
    var view =
        new OpenLinkView(
            new PageLink(tenant.path() + PATH),
            Optional.of(LoginForms.account(open.person())),
            onward.text(APPLICATION),
            Optional.of(open.link().createdAt()),
            onward.text(DEVICE).flatMap(DeviceName::of),
            onward.text(ADDRESS).map(address -> places.shown(address, context.messages())),
            List.of(new HiddenField(TOKEN, token.text().reveal())));
    return page(tenant, 200, view, context);
  }

  private HttpResponse gone(Tenant tenant, HttpRequest request) {
    var context = renderer.context(tenant, request, Optional.empty(), Optional.empty());
    return page(tenant, 410, OpenLinkView.GONE, context);
  }

  private HttpResponse page(Tenant tenant, int status, OpenLinkView view, PageContext context) {
    return renderer.pageLeadingToClient(
        tenant, status, renderer.pages().openLink(view, context), context);
  }

  private HttpResponse signIn(Tenant tenant, HttpRequest request, LinkToken token, Open open) {
    var visit = visits.of(tenant, request);
    var onward = open.link().document();
    var own =
        onward.text(HANDLE).flatMap(it -> endpoint.find(tenant.issuer(), it, visit.browser()));
    if (own.isPresent()) {
      return goOn(tenant, request, visit, own.get(), token);
    }
    if (direct.isOf(tenant, onward) && onward.text(HANDLE).isPresent()) {
      return direct.open(tenant, request, onward.text(HANDLE).get(), token);
    }
    return switch (elsewhere(tenant, visit.asNobody().browser(), onward)) {
      case AuthorizationOutcome.AskUser(var errand) ->
          outcomes.begin(
              tenant, visit, errand, goOn(tenant, request, visit.begun(), errand, token));
      case AuthorizationOutcome other -> outcomes.begun(tenant, request, visit, other);
    };
  }

  /// Another browser's login begins here, as if nobody were logged in: the link says who it is.
  /// Where the state of the client carries all that it needs, the request that the link was asked
  /// with is answered.
  private AuthorizationOutcome elsewhere(Tenant tenant, Browser nobody, Document onward) {
    var client = client(tenant, onward.text(CLIENT));
    if (client.filter(known -> known.option(LoginForm.DIRECT)).isPresent()) {
      var same = onward.text(HANDLE).map(it -> endpoint.again(tenant.issuer(), it, nobody));
      if (same.isPresent()) {
        return same.get();
      }
    }
    var query =
        onward
            .text(CLIENT)
            .map(id -> "?" + CLIENT + "=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
            .orElse("");
    return endpoint.askFor(tenant.issuer(), OwnPage.at(ARRIVED + query), nobody);
  }

  private Optional<Client> client(Tenant tenant, Optional<String> id) {
    return id.filter(ClientId::isValid)
        .map(ClientId::new)
        .flatMap(valid -> directory.find(tenant.issuer().id(), valid));
  }

  private HttpResponse goOn(
      Tenant tenant, HttpRequest request, Visit visit, Errand errand, LinkToken token) {
    var anew = forms.begin(tenant, request, visit, errand).anew();
    return login.next(anew, new SignInInput.LinkOpened(token));
  }

  /// Where somebody comes out who was signed in by a link in another browser than the one that
  /// asked.
  HttpResponse arrived(Tenant tenant, HttpRequest request) {
    var visit = visits.of(tenant, request);
    if (visit.live().isEmpty()) {
      return HttpResponse.redirect(tenant.path() + AccountVisit.ROOT)
          .withHeader("Cache-Control", "no-store");
    }
    var client = client(tenant, request.query().first(CLIENT));
    var ways = WaysOn.from(tenant, client);
    if (!ways.isEmpty() && ways.getFirst() instanceof WayOn.SignIn(_, var link)) {
      return HttpResponse.redirect(link.value()).withHeader("Cache-Control", "no-store");
    }
    var view =
        new ArrivedView(
            client.map(Client::name), ways, new PageLink(tenant.path() + AccountVisit.ROOT));
    var context = renderer.context(tenant, request, Optional.empty());
    return renderer.page(tenant, 200, renderer.pages().arrived(view, context));
  }
}
