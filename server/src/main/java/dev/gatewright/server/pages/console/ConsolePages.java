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

  public byte[] entrance(EntranceView view, PageContext page) {
    return pages.render("console/entrance.jte", view, page);
  }

  public byte[] gone(LinkGoneView view, PageContext page) {
    return pages.render("console/gone.jte", view, page);
  }

  public byte[] secondFactor(SecondFactorView view, PageContext page) {
    return pages.render("console/secondFactor.jte", view, page);
  }
}
