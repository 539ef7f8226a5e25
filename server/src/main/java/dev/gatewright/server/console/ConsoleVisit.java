package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.User;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.When;
import dev.gatewright.server.pages.console.ConsoleFrame;
import dev.gatewright.server.pages.console.ConsoleFrame.Place;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsoleSection;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One request of somebody who administers.
///
/// @param tenant the issuer of those who administer
/// @param held all that the person administers
/// @param mandate by which of that they act here
/// @param proved whether the page is shown for a proof of a moment ago alone
/// @param issuer which issuer the page is of, where it is of one
/// @param reached the issuers that they administer, by name
/// @param form what a form must bring back
/// @param notice is said once
public record ConsoleVisit(
    Tenant tenant,
    HttpRequest request,
    Session session,
    User user,
    List<Mandate> held,
    Mandate mandate,
    boolean proved,
    Optional<Tenant> issuer,
    List<Tenant> reached,
    PageContext page,
    HiddenField form,
    Optional<ConsoleNotice> notice,
    Instant now) {
  /// Issuers that the switcher names; the first page has them all.
  private static final int MOST_NAMED = 50;

  public ConsoleVisit {
    held = List.copyOf(held);
    reached = List.copyOf(reached);
  }

  /// Where an issuer's pages are below the console.
  static String issuerPath(String issuer) {
    return "/i/" + issuer;
  }

  Actor actor() {
    return new Actor.Administrator(user.id(), mandate, proved);
  }

  /// Whether the person may do such things here.
  boolean may(Permission permission) {
    return mandate.permissions().contains(permission);
  }

  /// The issuer whose page it is.
  IssuerId issuerId() {
    return issuer.orElseThrow().issuer().id();
  }

  /// Where the page's issuer is below the console; empty for pages of the server.
  String base() {
    return issuer.map(of -> issuerPath(of.issuer().id().value())).orElse("");
  }

  /// The same, as of one of the issuers that the person administers.
  ConsoleVisit of(Tenant other) {
    var there =
        held.stream()
            .filter(one -> one.organization().isEmpty() && one.reaches(other.issuer().id()))
            .findFirst()
            .orElse(Mandate.NOTHING);
    return by(there, other);
  }

  /// The same by a mandate that is about an issuer or something of it.
  ConsoleVisit by(Mandate there, Tenant other) {
    return new ConsoleVisit(
        tenant,
        request,
        session,
        user,
        held,
        there,
        proved,
        Optional.of(other),
        reached,
        page,
        form,
        notice,
        now);
  }

  /// An address below the console's own for something of the page's issuer, such as `/user` and the
  /// person's `id`. Ids may have characters that no path has, so they stand in the query.
  String at(String path, String name, String value) {
    return at(path) + "?" + name + "=" + URLEncoder.encode(value, UTF_8);
  }

  String at(String path) {
    return base() + path;
  }

  /// The same address with one more parameter.
  String and(String at, String name, String value) {
    return at + (at.contains("?") ? "&" : "?") + name + "=" + URLEncoder.encode(value, UTF_8);
  }

  /// The whole address of one that [#at(String)] made.
  PageLink link(String at) {
    return new PageLink(tenant.path() + (at.isEmpty() ? "/" : at));
  }

  /// What the address names, such as the person's id.
  Optional<String> asked(String name) {
    return request.query().first(name).filter(value -> !value.isBlank());
  }

  /// Whether the person acts for one organization, and finds nothing else of its issuer.
  boolean isOfOrganization() {
    return mandate.organization().isPresent();
  }

  /// The frame of a section's own page.
  public ConsoleFrame frame(ConsoleSection section) {
    var whole = issuer.filter(_ -> !isOfOrganization());
    return new ConsoleFrame(
        link(""),
        whole.map(this::place),
        reached.stream().limit(MOST_NAMED).map(this::place).toList(),
        ConsoleSections.permitted(this),
        isOfOrganization() ? ConsoleSection.HOME : section,
        List.of(),
        link(whole.isPresent() ? base() : ""),
        People.account(user),
        notice,
        link("/account"),
        link("/logout"),
        link("/search"),
        asked(ConsoleFrame.QUERY_FIELD).orElse(""),
        When.in(People.text(user, "zoneinfo")),
        List.of(form));
  }

  Place place(Tenant of) {
    var id = of.issuer().id().value();
    return new Place(id, of.issuer().name(), link(issuerPath(id)));
  }
}
