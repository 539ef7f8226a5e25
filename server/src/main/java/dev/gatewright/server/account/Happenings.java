package dev.gatewright.server.account;

import dev.gatewright.admin.command.AccountCommand.ListActivity;
import dev.gatewright.admin.command.AdminResult.Activity;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.server.pages.account.Device;
import dev.gatewright.server.pages.account.Happening;
import dev.gatewright.server.place.Places;
import dev.gatewright.store.events.KeptEvent;
import java.util.List;
import java.util.Optional;

/// What the trail says of a person, in words for that person.
final class Happenings {
  private final AccountDesk desk;
  private final Clients clients;
  private final Organizations organizations;
  private final Places places;

  Happenings(AccountDesk desk, Clients clients, Organizations organizations, Places places) {
    this.desk = desk;
    this.clients = clients;
    this.organizations = organizations;
    this.places = places;
  }

  /// Some lines, and the number before which there are more.
  record Found(List<Happening> lines, Optional<Long> older) {}

  Found of(AccountVisit visit, Optional<Long> before, int most) {
    var activity =
        desk.see(
            visit, new ListActivity(visit.issuer(), visit.person(), before, most), Activity.class);
    var events = activity.events();
    return new Found(
        events.stream().flatMap(event -> line(visit, event).stream()).toList(),
        activity.more() ? Optional.of(events.getLast().seq()) : Optional.empty());
  }

  /// Empty for what says nothing to a person, such as a refresh within its grace.
  private Optional<Happening> line(AccountVisit visit, KeptEvent event) {
    return switch (event.name()) {
      case "session.began" -> Optional.of(line(visit, event, "began", device(event)));
      case "session.proved" -> Optional.of(line(visit, event, "proved", Optional.empty()));
      case "session.ended" -> Optional.of(line(visit, event, "ended", Optional.empty()));
      case "impersonation.begun" -> Optional.of(line(visit, event, "acted", Optional.empty()));
      case "impersonation.ended" ->
          Optional.of(line(visit, event, "acted_no_more", Optional.empty()));
      case "user.signed_out_everywhere" ->
          Optional.of(line(visit, event, "signed_out", Optional.empty()));
      case "user.added" -> Optional.of(line(visit, event, "added", Optional.empty()));
      case "user.changed" -> Optional.of(line(visit, event, changed(event), Optional.empty()));
      case "user.exported" -> Optional.of(line(visit, event, "exported", Optional.empty()));
      case "user.password_set" -> Optional.of(line(visit, event, "password", Optional.empty()));
      case "user.password_breached" ->
          Optional.of(line(visit, event, "breached", Optional.empty()));
      case "credential.added" ->
          Optional.of(
              line(visit, event, isCodes(event) ? "codes_made" : "method_added", Optional.empty()));
      case "credential.used" ->
          Optional.of(
              line(visit, event, isCodes(event) ? "code_used" : "method_used", Optional.empty()));
      case "credential.suspected" ->
          Optional.of(line(visit, event, "method_suspected", Optional.empty()));
      case "credential.removed" ->
          Optional.of(
              line(
                  visit,
                  event,
                  isCodes(event) ? "codes_removed" : "method_removed",
                  Optional.empty()));
      case "identity.linked" -> Optional.of(about(event, "provider_linked", provider(event)));
      case "identity.used" -> Optional.of(about(event, "provider_used", provider(event)));
      case "identity.unlinked" -> Optional.of(about(event, "provider_unlinked", provider(event)));
      case "member.declared" -> Optional.of(about(event, "member", organization(visit, event)));
      case "member.removed" ->
          Optional.of(about(event, "member_removed", organization(visit, event)));
      case "consent.given" -> Optional.of(about(event, "allowed", client(visit, event)));
      case "consent.withdrawn" -> Optional.of(about(event, "withdrawn", client(visit, event)));
      case "grant.revoked" -> Optional.of(about(event, "revoked", client(visit, event)));
      case "grants.revoked" ->
          Optional.of(
              event.details().containsKey("client")
                  ? about(event, "revoked", client(visit, event))
                  : line(visit, event, "revoked_all", Optional.empty()));
      case "refresh.theft", "code.replayed" ->
          Optional.of(about(event, "stolen", client(visit, event)));
      default -> Optional.empty();
    };
  }

  private static String provider(KeptEvent event) {
    return event.details().getOrDefault("provider", "");
  }

  private static boolean isCodes(KeptEvent event) {
    return SignInMethod.RECOVERY_CODE.key().equals(event.details().get("method"));
  }

  private static String changed(KeptEvent event) {
    var status = Optional.ofNullable(event.details().get("status"));
    if (status.isPresent()) {
      return switch (status.get()) {
        case "ACTIVE" -> "activated";
        case "LEAVING" -> "leaving";
        default -> "suspended";
      };
    }
    var fields = event.details().getOrDefault("fields", "");
    return List.of(fields.split(" ", -1)).contains("email") ? "email" : "changed";
  }

  private Happening line(AccountVisit visit, KeptEvent event, String key, Optional<Device> device) {
    return new Happening(
        key,
        Optional.empty(),
        device,
        event
            .personal()
            .map(personal -> personal.get("address"))
            .map(address -> places.shown(address, visit.page().messages())),
        by(event),
        false,
        event.at());
  }

  private static Happening about(KeptEvent event, String key, String name) {
    return new Happening(
        key,
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        by(event),
        key.equals("stolen"),
        event.at());
  }

  private static Optional<Device> device(KeptEvent event) {
    return event
        .personal()
        .map(personal -> Devices.of(Optional.ofNullable(personal.get("user_agent"))));
  }

  /// Nothing for the person; an application says that it is the one which is named anyway.
  private static Optional<String> by(KeptEvent event) {
    var actor = event.actor();
    if (actor.startsWith("operator:")) {
      return Optional.of("operator");
    }
    if (actor.startsWith("client:")) {
      return Optional.of("client");
    }
    return actor.equals("server") ? Optional.of("server") : Optional.empty();
  }

  private String client(AccountVisit visit, KeptEvent event) {
    var id = event.details().getOrDefault("client", "");
    return Optional.of(id)
        .filter(ClientId::isValid)
        .map(ClientId::new)
        .flatMap(known -> clients.find(visit.issuer(), known))
        .map(found -> found.name())
        .orElse(id);
  }

  private String organization(AccountVisit visit, KeptEvent event) {
    var id = event.details().getOrDefault("organization", "");
    return OrganizationId.parse(id)
        .flatMap(known -> organizations.find(visit.tenant().id(), known))
        .map(found -> found.name())
        .orElse(id);
  }
}
