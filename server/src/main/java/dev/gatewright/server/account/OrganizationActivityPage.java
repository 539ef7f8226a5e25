package dev.gatewright.server.account;

import dev.gatewright.identity.UserId;
import dev.gatewright.server.account.Administered.Place;
import dev.gatewright.server.pages.account.AccountPages;
import dev.gatewright.server.pages.account.Happening;
import dev.gatewright.server.pages.account.OrganizationActivityView;
import dev.gatewright.store.events.KeptEvent;
import java.util.Map;
import java.util.Optional;

/// What happened in an organization, for a member who looks after it.
final class OrganizationActivityPage {
  static final String BELOW = "/activity";
  private static final String BEFORE = "before";
  private static final int ON_A_PAGE = 30;

  private final AccountDesk desk;
  private final Administered administered;
  private final AccountPages pages;

  OrganizationActivityPage(AccountDesk desk, Administered administered, AccountPages pages) {
    this.desk = desk;
    this.administered = administered;
    this.pages = pages;
  }

  AccountRoute route() {
    return AccountRoute.of(Administered.PATH + BELOW, this::show).provedNow();
  }

  private AccountAnswer show(AccountVisit visit) {
    return administered.in(visit, place -> list(visit, place));
  }

  private AccountAnswer list(AccountVisit visit, Place place) {
    var before =
        visit
            .request()
            .query()
            .first(BEFORE)
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::parseLong);
    var found = desk.activity(visit, place.organization(), before, ON_A_PAGE);
    var path = place.path() + BELOW;
    var view =
        new OrganizationActivityView(
            place.frame(visit),
            visit.link(place.path()),
            place.name(),
            found.events().stream()
                .flatMap(event -> line(found.addresses(), event).stream())
                .toList(),
            found.more()
                ? Optional.of(
                    visit.link(path + "?" + BEFORE + "=" + found.events().getLast().seq()))
                : Optional.empty());
    return AccountAnswer.shown(pages.organizationActivity(view, visit.page()));
  }

  /// Empty for what is not for members to know.
  private static Optional<Happening> line(Map<UserId, String> addresses, KeptEvent event) {
    return switch (event.name()) {
      case "member.declared" -> Optional.of(line(event, "org_member", member(addresses, event)));
      case "member.removed" ->
          Optional.of(line(event, "org_member_removed", member(addresses, event)));
      case "organization.declared" -> Optional.of(line(event, "org_declared", Optional.empty()));
      case "organization.invited" -> Optional.of(line(event, "org_invited", Optional.empty()));
      case "organization.invitation_accepted" ->
          Optional.of(line(event, "org_accepted", Optional.empty()));
      case "organization.invitation_declined" ->
          Optional.of(line(event, "org_declined", Optional.empty()));
      case "organization.invitation_revoked" ->
          Optional.of(line(event, "org_revoked", Optional.empty()));
      case "organization.domain_claimed" -> Optional.of(line(event, "org_domain", domain(event)));
      case "organization.domain_verified" ->
          Optional.of(line(event, "org_domain_verified", domain(event)));
      case "organization.domain_lost" -> Optional.of(line(event, "org_domain_lost", domain(event)));
      case "organization.domain_removed" ->
          Optional.of(line(event, "org_domain_removed", domain(event)));
      default -> Optional.empty();
    };
  }

  private static Optional<String> domain(KeptEvent event) {
    return Optional.of(event.details().getOrDefault("domain", ""));
  }

  /// The address of somebody who is a member now.
  private static Optional<String> member(Map<UserId, String> addresses, KeptEvent event) {
    return Optional.of(
        event
            .subject()
            .flatMap(UserId::parse)
            .flatMap(id -> Optional.ofNullable(addresses.get(id)))
            .orElse("-"));
  }

  private static Happening line(KeptEvent event, String key, Optional<String> name) {
    return new Happening(
        key,
        name,
        Optional.empty(),
        Optional.empty(),
        by(event),
        key.equals("org_domain_lost"),
        event.at());
  }

  private static Optional<String> by(KeptEvent event) {
    var actor = event.actor();
    if (actor.startsWith("operator:administrator ")) {
      return Optional.of("administrator");
    }
    if (actor.startsWith("operator:")) {
      return Optional.of("operator");
    }
    return actor.equals("server") ? Optional.of("server") : Optional.empty();
  }
}
