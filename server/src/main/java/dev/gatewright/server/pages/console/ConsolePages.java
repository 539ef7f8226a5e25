package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.Pages;

/// The pages of the console: one method a page, from its view to UTF-8 HTML. Safe for use by many
/// threads.
public final class ConsolePages {
  private final Pages pages;

  public ConsolePages(Pages pages) {
    this.pages = pages;
  }

  public byte[] home(ConsoleHomeView view, PageContext page) {
    return pages.render("console/home.jte", view, page);
  }

  public byte[] overview(IssuerView view, PageContext page) {
    return pages.render("console/overview.jte", view, page);
  }

  public byte[] refused(RefusedView view, PageContext page) {
    return pages.render("console/refused.jte", view, page);
  }

  public byte[] refusals(RefusalsView view, PageContext page) {
    return pages.render("console/refusals.jte", view, page);
  }

  public byte[] entrance(EntranceView view, PageContext page) {
    return pages.render("console/entrance.jte", view, page);
  }

  public byte[] gone(LinkGoneView view, PageContext page) {
    return pages.render("console/gone.jte", view, page);
  }

  public byte[] secondFactor(SecondFactorView view, PageContext page) {
    return pages.render("console/secondFactor.jte", view, page);
  }

  public byte[] users(UsersView view, PageContext page) {
    return pages.render("console/users.jte", view, page);
  }

  public byte[] newUser(NewUserView view, PageContext page) {
    return pages.render("console/newUser.jte", view, page);
  }

  public byte[] secret(SecretView view, PageContext page) {
    return pages.render("console/secret.jte", view, page);
  }

  public byte[] user(UserView view, PageContext page) {
    return pages.render("console/user.jte", view, page);
  }

  public byte[] userEdit(UserEditView view, PageContext page) {
    return pages.render("console/userEdit.jte", view, page);
  }

  public byte[] userPassword(UserPasswordView view, PageContext page) {
    return pages.render("console/userPassword.jte", view, page);
  }

  public byte[] impersonation(ImpersonationView view, PageContext page) {
    return pages.render("console/impersonation.jte", view, page);
  }

  public byte[] acting(ActingView view, PageContext page) {
    return pages.render("console/acting.jte", view, page);
  }

  public byte[] userFactors(UserFactorsView view, PageContext page) {
    return pages.render("console/userFactors.jte", view, page);
  }

  public byte[] userRemoval(UserRemovalView view, PageContext page) {
    return pages.render("console/userRemoval.jte", view, page);
  }

  public byte[] clients(ClientsView view, PageContext page) {
    return pages.render("console/clients.jte", view, page);
  }

  public byte[] client(ClientView view, PageContext page) {
    return pages.render("console/client.jte", view, page);
  }

  public byte[] clientEdit(ClientEditView view, PageContext page) {
    return pages.render("console/clientEdit.jte", view, page);
  }

  public byte[] clientSettings(ClientSettingsView view, PageContext page) {
    return pages.render("console/clientSettings.jte", view, page);
  }

  public byte[] clientSecret(ClientSecretView view, PageContext page) {
    return pages.render("console/clientSecret.jte", view, page);
  }

  public byte[] clientRemoval(ClientRemovalView view, PageContext page) {
    return pages.render("console/clientRemoval.jte", view, page);
  }

  public byte[] newClient(NewClientView view, PageContext page) {
    return pages.render("console/newClient.jte", view, page);
  }

  public byte[] clientCode(ClientCodeView view, PageContext page) {
    return pages.render("console/clientCode.jte", view, page);
  }

  public byte[] tryLogin(TryView view, PageContext page) {
    return pages.render("console/tryLogin.jte", view, page);
  }

  public byte[] tried(TriedView view, PageContext page) {
    return pages.render("console/tried.jte", view, page);
  }

  public byte[] token(TokenView view, PageContext page) {
    return pages.render("console/token.jte", view, page);
  }

  public byte[] sessions(ConsoleSessionsView view, PageContext page) {
    return pages.render("console/sessions.jte", view, page);
  }

  public byte[] events(ConsoleEventsView view, PageContext page) {
    return pages.render("console/events.jte", view, page);
  }

  public byte[] keys(SigningKeysView view, PageContext page) {
    return pages.render("console/keys.jte", view, page);
  }

  public byte[] keyRotation(KeyRotationView view, PageContext page) {
    return pages.render("console/keyRotation.jte", view, page);
  }

  public byte[] apiKeys(ApiKeysView view, PageContext page) {
    return pages.render("console/apiKeys.jte", view, page);
  }

  public byte[] newApiKey(NewApiKeyView view, PageContext page) {
    return pages.render("console/newApiKey.jte", view, page);
  }

  public byte[] administrators(AdministratorsView view, PageContext page) {
    return pages.render("console/administrators.jte", view, page);
  }

  public byte[] administratorChange(AdministratorChangeView view, PageContext page) {
    return pages.render("console/administratorChange.jte", view, page);
  }

  public byte[] search(SearchView view, PageContext page) {
    return pages.render("console/search.jte", view, page);
  }

  public byte[] organizations(OrganizationsView view, PageContext page) {
    return pages.render("console/organizations.jte", view, page);
  }

  public byte[] newOrganization(NewOrganizationView view, PageContext page) {
    return pages.render("console/newOrganization.jte", view, page);
  }

  public byte[] organization(OrganizationView view, PageContext page) {
    return pages.render("console/organization.jte", view, page);
  }

  public byte[] organizationMember(ConsoleMemberView view, PageContext page) {
    return pages.render("console/organizationMember.jte", view, page);
  }

  public byte[] organizationInvitations(ConsoleInvitationsView view, PageContext page) {
    return pages.render("console/organizationInvitations.jte", view, page);
  }

  public byte[] organizationDomains(ConsoleDomainsView view, PageContext page) {
    return pages.render("console/organizationDomains.jte", view, page);
  }

  public byte[] confirmation(ConfirmationView view, PageContext page) {
    return pages.render("console/confirmation.jte", view, page);
  }

  public byte[] settings(SettingsView view, PageContext page) {
    return pages.render("console/settings.jte", view, page);
  }

  public byte[] settingsChange(SettingsChangeView view, PageContext page) {
    return pages.render("console/settingsChange.jte", view, page);
  }

  public byte[] history(HistoryView view, PageContext page) {
    return pages.render("console/history.jte", view, page);
  }

  public byte[] historyBack(HistoryBackView view, PageContext page) {
    return pages.render("console/historyBack.jte", view, page);
  }

  public byte[] allSettings(AllSettingsView view, PageContext page) {
    return pages.render("console/allSettings.jte", view, page);
  }

  public byte[] providers(ProvidersView view, PageContext page) {
    return pages.render("console/providers.jte", view, page);
  }

  public byte[] providersChange(ProvidersView.Change view, PageContext page) {
    return pages.render("console/providersChange.jte", view, page);
  }

  public byte[] newIssuer(NewIssuerView view, PageContext page) {
    return pages.render("console/newIssuer.jte", view, page);
  }

  public byte[] branding(BrandingView view, PageContext page) {
    return pages.render("console/branding.jte", view, page);
  }

  public byte[] brandingUnseen(BrandingView.Unseen view, PageContext page) {
    return pages.render("console/brandingUnseen.jte", view, page);
  }

  public byte[] pins(PinsView view, PageContext page) {
    return pages.render("console/pins.jte", view, page);
  }

  public byte[] newPin(PinsView.Creation view, PageContext page) {
    return pages.render("console/newPin.jte", view, page);
  }

  public byte[] hooks(HooksView view, PageContext page) {
    return pages.render("console/hooks.jte", view, page);
  }

  public byte[] webhooks(WebhooksView view, PageContext page) {
    return pages.render("console/webhooks.jte", view, page);
  }

  public byte[] webhook(WebhooksView.One view, PageContext page) {
    return pages.render("console/webhook.jte", view, page);
  }

  public byte[] webhookChange(WebhooksView.Change view, PageContext page) {
    return pages.render("console/webhookChange.jte", view, page);
  }
}
