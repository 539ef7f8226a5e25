package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.Pages;

/// The pages for becoming a user and getting back in: one method a page, from its view to UTF-8
/// HTML. Safe for use by many threads.
public final class JoinPages {
  private final Pages pages;

  public JoinPages(Pages pages) {
    this.pages = pages;
  }

  public byte[] address(AddressView view, PageContext page) {
    return pages.render("join/address.jte", view, page);
  }

  public byte[] sent(SentView view, PageContext page) {
    return pages.render("join/sent.jte", view, page);
  }

  public byte[] password(NewPasswordView view, PageContext page) {
    return pages.render("join/password.jte", view, page);
  }

  public byte[] arrival(ArrivalView view, PageContext page) {
    return pages.render("join/arrival.jte", view, page);
  }

  public byte[] confirm(ConfirmView view, PageContext page) {
    return pages.render("join/confirm.jte", view, page);
  }

  public byte[] invitation(InvitationView view, PageContext page) {
    return pages.render("join/invitation.jte", view, page);
  }

  public byte[] done(DoneView view, PageContext page) {
    return pages.render("join/done.jte", view, page);
  }

  public byte[] gone(GoneView view, PageContext page) {
    return pages.render("join/gone.jte", view, page);
  }
}
