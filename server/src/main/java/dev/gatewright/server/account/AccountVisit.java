package dev.gatewright.server.account;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.Frame;
import dev.gatewright.server.pages.account.Notice;
import dev.gatewright.server.pages.account.Section;
import dev.gatewright.server.pages.account.When;
import dev.gatewright.store.events.EventTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One request of a person about their own account.
///
/// `form` is what a form must bring back; `notice` is said once.
public record AccountVisit(
    Tenant tenant,
    HttpRequest request,
    Session session,
    User user,
    Visitor visitor,
    PageContext page,
    HiddenField form,
    Optional<Notice> notice,
    Instant now) {
  /// Where the pages are below the issuer URL.
  public static final String ROOT = "/account";

  /// The same, with pages that load the issuer's own stylesheet.
  public AccountVisit themed() {
    return new AccountVisit(
        tenant, request, session, user, visitor, page.withTheme(true), form, notice, now);
  }

  IssuerId issuer() {
    return tenant.issuer().id();
  }

  UserId person() {
    return user.id();
  }

  /// The same without what is of pages.
  public Oneself oneself() {
    return new Oneself(
        tenant,
        user,
        Optional.of(session),
        visitor,
        request,
        page.messages(),
        Optional.empty(),
        now);
  }

  /// The address of a page of the account.
  PageLink link(String path) {
    return new PageLink(tenant.path() + ROOT + path);
  }

  /// The frame of a section's own page.
  Frame frame(Section section) {
    return frame(section, false);
  }

  /// The frame of a page below a section's own.
  Frame innerFrame(Section section) {
    return frame(section, true);
  }

  private Frame frame(Section section, boolean inner) {
    return new Frame(
        link(""),
        section,
        inner,
        Optional.empty(),
        account(),
        notice,
        issuer().equals(EventTable.SERVER)
            ? Optional.of(new PageLink(tenant.path() + "/"))
            : Optional.empty(),
        new PageLink(tenant.path() + "/logout"),
        when(),
        List.of(form));
  }

  When when() {
    return When.in(text("zoneinfo"));
  }

  Account account() {
    return new Account(text("name"), user.emailAsTyped());
  }

  private Optional<String> text(String claim) {
    return user.claims().one(claim).filter(String.class::isInstance).map(String.class::cast);
  }
}
