package dev.gatewright.server.account;

import dev.gatewright.admin.command.AdminCommand.ShowAccount;
import dev.gatewright.admin.command.AdminResult.AccountShown;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.linking.Linking;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.upstream.LinkedIdentity;
import dev.gatewright.identity.upstream.ProviderName;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.pages.ProviderButton;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.ProvidersView;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.server.upstream.UpstreamProvider;
import dev.gatewright.server.upstream.Upstreams;
import java.util.List;
import java.util.Optional;

/// The other providers by which a person signs in: connected and disconnected.
public final class ProvidersPage {
  public static final String PATH = "/security/providers";

  private final AccountDesk desk;
  private final Upstreams upstreams;
  private final Linking linking;
  private final Factors factors;
  private final boolean mails;
  private final AccountPages pages;

  ProvidersPage(AccountDesk desk, Connections connections, Factors factors, AccountPages pages) {
    this.desk = desk;
    this.upstreams = connections.upstreams();
    this.linking = connections.linking();
    this.factors = factors;
    this.mails = connections.mails();
    this.pages = pages;
  }

  /// What the page works with. `mails` is whether mail reaches anybody.
  public record Connections(Upstreams upstreams, Linking linking, boolean mails) {}

  AccountRoute route() {
    return AccountRoute.of(PATH, this::show, this::act).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    var offered = upstreams.list(visit.tenant());
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
                .map(one -> new ProviderButton(one.name().value(), one.label(), one.icon()))
                .toList());
    return new AccountAnswer.Leading(pages.providers(view, visit.page()));
  }

  private List<LinkedIdentity> links(AccountVisit visit) {
    return linking.list(visit.tenant().id(), visit.person());
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
    var links = links(visit);
    var link = links.stream().filter(one -> one.id().equals(id)).findFirst();
    if (link.isEmpty()) {
      return Notice.NOTHING_DONE;
    }
    if (!hasAnotherWay(visit, links, link.get())) {
      return Notice.PROVIDER_LAST;
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
            label(upstreams.list(visit.tenant()), link.get().provider()),
            asked);
    return linking.unlink(visit.tenant().id(), visit.user(), id, wish)
        ? Notice.PROVIDER_DISCONNECTED
        : Notice.NOTHING_DONE;
  }

  /// Whether the person can sign in without this link.
  private boolean hasAnotherWay(
      AccountVisit visit, List<LinkedIdentity> links, LinkedIdentity link) {
    var offered = upstreams.list(visit.tenant());
    boolean another =
        links.stream()
            .filter(one -> !one.id().equals(link.id()))
            .anyMatch(one ->
                offered.stream().anyMatch(provider -> provider.name().equals(one.provider())));
    var methods = visit.tenant().settings().get(IssuerKeys.LOGIN_METHODS);
    boolean byMail =
        mails
            && (methods.contains(SignInMethod.EMAIL_CODE)
                || methods.contains(SignInMethod.MAGIC_LINK)
                || methods.contains(SignInMethod.PASSWORD));
    boolean byPasskey =
        methods.contains(SignInMethod.PASSKEY)
            && !factors.passkeys().list(visit.tenant().id(), visit.person()).isEmpty();
    return another || byMail || byPasskey || hasPassword(visit);
  }

  private boolean hasPassword(AccountVisit visit) {
    return visit.tenant().settings().get(IssuerKeys.LOGIN_METHODS).contains(SignInMethod.PASSWORD)
        && desk.see(visit, new ShowAccount(visit.issuer(), visit.person()), AccountShown.class)
            .hasPassword();
  }
}
