package dev.gatewright.server.account;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.act.Holdings.PasswordRules;
import dev.gatewright.identity.join.AddressChange;
import dev.gatewright.identity.signin.SignInFlow;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.place.Places;
import java.util.List;

/// All pages of an account, in one table.
public final class AccountRoutes {
  private AccountRoutes() {}

  public static List<AccountRoute> of(
      Administration administration,
      SignInFlow flow,
      Clients clients,
      Organizations organizations,
      AddressChange addresses,
      Factors factors,
      ProvidersPage.Connections connections,
      PasswordRules passwordRules,
      Places places,
      AccountPages pages) {
    var desk = new AccountDesk(administration);
    var proof = new FreshProof(flow);
    var change = new PasswordChange(desk, flow);
    var happenings = new Happenings(desk, clients, organizations, places);
    var administered = new Administered(desk, organizations);
    var members = new MembersPage(desk, administered, pages);
    return List.of(
        AccountRoute.of("", new OverviewPage(desk, happenings, pages)::show),
        AccountRoute.of("/security", new SecurityPage(desk, factors, connections, pages)::show),
        new ProfilePage(desk, pages).route(),
        new AddressPage(addresses, pages).route(),
        new PasswordPage(change, proof, passwordRules, pages).route(),
        new PasskeysPage(factors, connections, pages).route(),
        new AuthenticatorPage(desk, factors, pages).route(),
        new NumberPage(factors, connections, pages).route(),
        new RecoveryCodesPage(desk, pages).route(),
        new ProvidersPage(connections, pages).route(),
        new SessionsPage(desk, places, pages).route(),
        new ApplicationsPage(desk, clients, pages).route(),
        new OrganizationsPage(desk, pages).route(),
        members.route(),
        members.memberRoute(),
        new InvitationsPage(desk, administered, pages).route(),
        new DomainsPage(desk, administered, pages).route(),
        new OrganizationActivityPage(desk, administered, pages).route(),
        new BrowsersPage(desk, pages).route(),
        new ActivityPage(happenings, pages).route(),
        new DataPage(new AccountCopy(desk), new Deletion(desk), pages).route());
  }
}
