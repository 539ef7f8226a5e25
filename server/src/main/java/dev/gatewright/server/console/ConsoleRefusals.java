package dev.gatewright.server.console;

import dev.gatewright.admin.command.Refusal;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.ConsoleSection;
import dev.gatewright.server.pages.console.RefusedView;
import java.util.Optional;

/// Pages of the console that say why there is nothing to see, and lead on.
public final class ConsoleRefusals {
  private final ConsolePages pages;

  public ConsoleRefusals(ConsolePages pages) {
    this.pages = pages;
  }

  /// There is no such thing, or none that the person administers.
  public ConsoleAnswer.Shown missing(ConsoleVisit visit) {
    return page(visit, 404, "console.refused.missing", lead(visit, "missing"));
  }

  /// The role does not let do it.
  public ConsoleAnswer.Shown notAllowed(ConsoleVisit visit) {
    return page(visit, 403, "console.refused.not_allowed", lead(visit, "not_allowed"));
  }

  /// What was typed is too long to wait for a proof.
  public ConsoleAnswer.Shown unkept(ConsoleVisit visit) {
    return page(visit, 409, "console.refused.unkept", lead(visit, "unkept"));
  }

  /// The person administers nothing at all.
  public ConsoleAnswer.Shown nobody(ConsoleVisit visit) {
    var frame = visit.frame(ConsoleSection.HOME).bare();
    var text = lead(visit, "nobody");
    return shown(visit, 403, frame, "console.refused.nobody", text, visit.link("/account"));
  }

  /// The administration refused it.
  public ConsoleAnswer.Shown of(ConsoleVisit visit, Refusal why) {
    var text = RefusalText.of(why, visit.page().messages());
    return switch (why) {
      case Refusal.NotAllowed() -> notAllowed(visit);
      case Refusal _ when why.isNotFound() -> page(visit, 404, "console.refused.missing", text);
      case Refusal _ -> page(visit, 409, "console.refused.not_done", text);
    };
  }

  private static String lead(ConsoleVisit visit, String what) {
    return visit.page().messages().text("console.refused." + what + "_lead");
  }

  private ConsoleAnswer.Shown page(ConsoleVisit visit, int status, String title, String text) {
    var section = visit.issuer().isPresent() ? ConsoleSection.OVERVIEW : ConsoleSection.HOME;
    var frame = visit.frame(section);
    return shown(visit, status, frame, title, text, visit.link(visit.base()));
  }

  private ConsoleAnswer.Shown shown(
      ConsoleVisit visit, int status, ConsoleFrame frame, String title, String text, PageLink on) {
    var view = new RefusedView(frame, title, text, on, Optional.of(visit.request().reference()));
    return new ConsoleAnswer.Shown(status, pages.refused(view, visit.page()));
  }
}
