package dev.gatewright.server.account;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.linking.Linking;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mailcode.NumberChange;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.identity.upstream.LinkedIdentity;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.pages.ProviderButton;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.ProvidersView;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.server.upstream.UpstreamProvider;
import dev.gatewright.server.upstream.Upstreams;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The other providers by which a person signs in: connected and disconnected.
public final class ProvidersPage {
  public static final String PATH = "/security/providers";

  private final Connections connections;
  private final AccountPages pages;

  ProvidersPage(Connections connections, AccountPages pages) {
    this.connections = connections;
    this.pages = pages;
  }

  /// What the page works with. `mails` is whether mail reaches anybody.
  public record Connections(
      Upstreams upstreams, Linking linking, NumberChange numbers, boolean mails) {
    /// What lets people of the issuer in. A mailed link or code does, and so does a password where
    /// a forgotten one is made anew by mail. A number does where a code gets there.
    public WaysIn waysIn(Tenant tenant) {
      var methods = tenant.settings().get(IssuerKeys.LOGIN_METHODS);
      boolean password = methods.contains(SignInMethod.PASSWORD);
      boolean byMail =
          password
              || methods.contains(SignInMethod.EMAIL_CODE)
              || methods.contains(SignInMethod.MAGIC_LINK);
      return new WaysIn(
          mails && byMail,
          password,
          methods.contains(SignInMethod.PASSKEY),
          number ->
              methods.contains(SignInMethod.SMS_CODE)
                  && !numbers.channels(tenant.id(), number).isEmpty(),
          upstreams.list(tenant).stream()
              .map(UpstreamProvider::name)
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    var offered = connections.upstreams().list(visit.tenant());
    var links =
        links(visit).stream()
            .map(link ->
                new ProvidersView.Link(
                    link.id(),
                    label(offered, link.provider()),
                    link.email(),
                    link.linkedAt(),
                    link.usedAt(),
                    offered.stream().anyMatch(one -> one.name().equals(link.provider()))))
            .toList();
    var view =
        new ProvidersView(
            visit.innerFrame(Section.SECURITY),
            visit.link(PATH),
            links,
            offered.stream()
                .map(one -> new ProviderButton(one.name().value(), one.label()))
                .toList());
    return new AccountAnswer.Leading(pages.providers(view, visit.page()));
  }

  private List<LinkedIdentity> links(AccountVisit visit) {
    return connections.linking().list(visit.tenant().id(), visit.person());
  }

  private static String label(List<UpstreamProvider> offered, ProviderName name) {
    return offered.stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .map(UpstreamProvider::label)
        .orElseGet(name::value);
  }

  private AccountAnswer act(AccountVisit visit, Parameters fields) {
    var connect = fields.first(ProvidersView.CONNECT_FIELD).flatMap(ProviderName::parse);
    if (connect.isPresent()) {
      return visit.user().emailVerified()
          ? new AccountAnswer.ToProvider(connect.get())
          : AccountAnswer.done(PATH, Notice.PROVIDER_NOT_CONNECTED);
    }
    return fields
        .first(ProvidersView.REMOVE_FIELD)
        .map(id -> AccountAnswer.done(PATH, remove(visit, id)))
        .orElseGet(() -> AccountAnswer.done(PATH, Notice.NOTHING_DONE));
  }

  private Notice remove(AccountVisit visit, String id) {
    var tenant = visit.tenant();
    var link = links(visit).stream().filter(one -> one.id().equals(id)).findFirst();
    if (link.isEmpty()) {
      return Notice.NOTHING_DONE;
    }
    var asked =
        new Asked(
            visit.now(),
            Optional.empty(),
            visit.request().header("User-Agent"),
            Optional.of(visit.request().clientAddress().getHostAddress()));
    var wish =
        new Linking.Wish(
            visit.page().messages().language(),
            label(connections.upstreams().list(tenant), link.get().provider()),
            asked);
    var removal =
        connections
            .linking()
            .unlink(tenant.id(), visit.user(), id, connections.waysIn(tenant), wish);
    return switch (removal) {
      case DONE -> Notice.PROVIDER_DISCONNECTED;
      case NOTHING -> Notice.NOTHING_DONE;
      case LAST -> Notice.LAST_WAY_IN;
    };
  }
}
