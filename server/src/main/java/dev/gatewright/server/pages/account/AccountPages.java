package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.Pages;

/// The pages of people's own accounts: one method a page, from its view to UTF-8 HTML. Safe for use
/// by many threads.
public final class AccountPages {
  private final Pages pages;

  public AccountPages(Pages pages) {
    this.pages = pages;
  }

  public byte[] overview(OverviewView view, PageContext page) {
    return pages.render("account/overview.jte", view, page);
  }

  public byte[] profile(ProfileView view, PageContext page) {
    return pages.render("account/profile.jte", view, page);
  }

  public byte[] data(DataView view, PageContext page) {
    return pages.render("account/data.jte", view, page);
  }

  public byte[] leaving(LeavingView view, PageContext page) {
    return pages.render("account/leaving.jte", view, page);
  }

  public byte[] kept(LeavingView view, PageContext page) {
    return pages.render("account/kept.jte", view, page);
  }

  public byte[] newAddress(NewAddressView view, PageContext page) {
    return pages.render("account/newAddress.jte", view, page);
  }

  public byte[] security(SecurityView view, PageContext page) {
    return pages.render("account/security.jte", view, page);
  }

  public byte[] password(PasswordView view, PageContext page) {
    return pages.render("account/password.jte", view, page);
  }

  public byte[] codes(CodesView view, PageContext page) {
    return pages.render("account/codes.jte", view, page);
  }

  public byte[] number(NumberView view, PageContext page) {
    return pages.render("account/number.jte", view, page);
  }

  public byte[] authenticator(AuthenticatorView view, PageContext page) {
    return pages.render("account/authenticator.jte", view, page);
  }

  public byte[] passkeys(PasskeysView view, PageContext page) {
    return pages.render("account/passkeys.jte", view, page);
  }

  public byte[] providers(ProvidersView view, PageContext page) {
    return pages.render("account/providers.jte", view, page);
  }

  public byte[] sessions(SessionsView view, PageContext page) {
    return pages.render("account/sessions.jte", view, page);
  }

  public byte[] applications(ApplicationsView view, PageContext page) {
    return pages.render("account/applications.jte", view, page);
  }

  public byte[] organizations(OrganizationsView view, PageContext page) {
    return pages.render("account/organizations.jte", view, page);
  }

  public byte[] members(MembersView view, PageContext page) {
    return pages.render("account/members.jte", view, page);
  }

  public byte[] member(MemberView view, PageContext page) {
    return pages.render("account/member.jte", view, page);
  }

  public byte[] browsers(BrowsersView view, PageContext page) {
    return pages.render("account/browsers.jte", view, page);
  }

  public byte[] organizationActivity(OrganizationActivityView view, PageContext page) {
    return pages.render("account/organizationActivity.jte", view, page);
  }

  public byte[] invitations(InvitationsView view, PageContext page) {
    return pages.render("account/invitations.jte", view, page);
  }

  public byte[] domains(DomainsView view, PageContext page) {
    return pages.render("account/domains.jte", view, page);
  }

  public byte[] activity(ActivityView view, PageContext page) {
    return pages.render("account/activity.jte", view, page);
  }
}
