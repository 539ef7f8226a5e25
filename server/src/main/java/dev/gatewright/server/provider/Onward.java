package dev.gatewright.server.provider;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.WayOn;
import dev.gatewright.server.provider.Visits.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The login that somebody leaves for a page beside it, and goes back to afterwards: in the same
/// browser on the spot, in another one by beginning the same request anew.
final class Onward {
  /// Longest handle that goes along; a longer one is only of use in its own page.
  private static final int LONGEST = 4_000;

  private static final String FIELD = LoginForms.INTERACTION;

  private final AuthorizationEndpoint endpoint;
  private final Visits visits;

  Onward(AuthorizationEndpoint endpoint, Visits visits) {
    this.endpoint = endpoint;
    this.visits = visits;
  }

  /// Whoever asks, and the login that they come from; its errand is there where it can be answered
  /// in this browser. `arrived` is whom a provider vouched for, sealed, where somebody comes from
  /// one.
  record Origin(
      Tenant tenant,
      HttpRequest request,
      Visit visit,
      String handle,
      Optional<Errand> errand,
      Optional<String> arrived) {

    Optional<String> locales() {
      return errand.flatMap(LoginForms::locales);
    }

    /// The page of the login.
    Optional<PageLink> login() {
      return errand.map(_ -> link("/login"));
    }

    /// A page beside the login that leads back to it.
    PageLink link(String path) {
      return new PageLink(
          tenant.path() + path + (handle.isEmpty() ? "" : "?" + FIELD + "=" + handle));
    }

    List<HiddenField> hidden() {
      var fields = new ArrayList<HiddenField>();
      if (!handle.isEmpty()) {
        fields.add(new HiddenField(FIELD, handle));
        arrived.ifPresent(sealed -> fields.add(new HiddenField(LoginForms.ARRIVED, sealed)));
      }
      return fields;
    }

    /// Of somebody who came by a provider.
    Origin arriving(Optional<String> sealed) {
      return new Origin(tenant, request, visit, handle, errand, sealed);
    }

    /// What a mailed link brings back.
    Document document() {
      return handle.isEmpty()
          ? Document.EMPTY
          : Document.EMPTY.with(FIELD, handle).with(LoginForms.ARRIVED, arrived);
    }

    /// When and from where something is asked, for the mail about it.
    Asked asked(Instant now) {
      return new Asked(
          now,
          errand.flatMap(Errand::client).map(Client::name),
          request.header("User-Agent").map(Onward::line),
          Optional.of(request.clientAddress().getHostAddress()));
    }
  }

  /// @param handle as it came in an address or a form, or from a mailed link; empty where none did
  Origin of(Tenant tenant, HttpRequest request, String handle) {
    var visit = visits.of(tenant, request);
    var kept = handle.length() <= LONGEST ? handle : "";
    var errand =
        kept.isEmpty()
            ? Optional.<Errand>empty()
            : endpoint.find(tenant.issuer(), kept, visit.browser());
    var known = errand.isPresent() || endpoint.binding(tenant.issuer(), kept).isPresent();
    var onward = errand.map(Errand::outside).orElse(known ? kept : "");
    return new Origin(tenant, request, visit, onward, errand, Optional.empty());
  }

  /// The login that a mailed link was asked from.
  Origin of(Tenant tenant, HttpRequest request, Document brought) {
    return of(tenant, request, brought.text(FIELD).orElse(""))
        .arriving(brought.text(LoginForms.ARRIVED));
  }

  /// The login's page for a link in it to a page beside.
  static PageLink beside(Tenant tenant, String path, String handle) {
    return new PageLink(
        tenant.path() + path + (handle.length() > LONGEST ? "" : "?" + FIELD + "=" + handle));
  }

  /// The ways on once the person can log in.
  List<WayOn> ways(Origin origin) {
    if (origin.login().isPresent()) {
      return List.of(new WayOn.Login(origin.login().get()));
    }
    if (origin.handle().isEmpty()) {
      return List.of();
    }
    var lost = endpoint.lost(origin.tenant().issuer(), origin.handle(), origin.visit().browser());
    return WaysOn.from(origin.tenant(), lost.errand());
  }

  /// What a browser says of itself, on one line.
  static String line(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .limit(200)
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }
}
