package dev.gatewright.server.console;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.protocol.oauth.Parameters;
import java.util.Optional;

/// One page of the console: where it is, of whom it is, what it shows, and what its form does,
/// where it has one.
///
/// @param path below the console's own address, or below that of an issuer in it
/// @param needs what whoever comes must be let do there to see it; none is for everybody who
///   administers there
/// @param title the key of what it is called where there must be a proof of a moment ago, with all
///   that the person can prove themselves with, before they see it
public record ConsoleRoute(
    String path,
    Reach reach,
    Optional<Permission> needs,
    Optional<String> title,
    Show show,
    Optional<Act> act) {
  /// Of what a page is.
  public enum Reach {
    /// Of nothing: for everybody who administers anything.
    ANYWHERE,
    /// Of the server as a whole, for owners.
    SERVER,
    /// Of one issuer, for those who administer it.
    ISSUER,
    /// Of one organization of an issuer, which the query names, for those who administer either.
    ORGANIZATION
  }

  /// Shows; changes nothing.
  @FunctionalInterface
  public interface Show {
    ConsoleAnswer show(ConsoleVisit visit);
  }

  /// Does what the form asks for.
  @FunctionalInterface
  public interface Act {
    ConsoleAnswer act(ConsoleVisit visit, Parameters fields);
  }

  /// The variable of the path that names the issuer.
  public static final String ISSUER = "issuer";

  /// The parameter that names the organization.
  public static final String ORGANIZATION = "id";

  static ConsoleRoute anywhere(String path, Show show) {
    return of(path, Reach.ANYWHERE, Optional.empty(), show);
  }

  static ConsoleRoute server(String path, Permission needs, Show show) {
    return of(path, Reach.SERVER, Optional.of(needs), show);
  }

  static ConsoleRoute issuer(String path, Show show) {
    return of(path, Reach.ISSUER, Optional.empty(), show);
  }

  static ConsoleRoute issuer(String path, Permission needs, Show show) {
    return of(path, Reach.ISSUER, Optional.of(needs), show);
  }

  static ConsoleRoute organization(String path, Permission needs, Show show) {
    return of(path, Reach.ORGANIZATION, Optional.of(needs), show);
  }

  private static ConsoleRoute of(String path, Reach reach, Optional<Permission> needs, Show show) {
    return new ConsoleRoute(path, reach, needs, Optional.empty(), show, Optional.empty());
  }

  /// The same page with a form.
  ConsoleRoute acting(Act does) {
    return new ConsoleRoute(path, reach, needs, title, show, Optional.of(does));
  }

  /// The same page for whoever has just proved who they are; `what` is said to whoever has not.
  ConsoleRoute provedNow(String what) {
    return new ConsoleRoute(path, reach, needs, Optional.of("console.proved." + what), show, act);
  }

  /// Whether there must be a proof of a moment ago before it is seen.
  public boolean proved() {
    return title.isPresent();
  }

  /// Its place in the table of addresses, below the console's own.
  public String pattern() {
    return isOfIssuer() ? ConsoleVisit.issuerPath("{" + ISSUER + "}") + path : path;
  }

  /// Whether it is of an issuer, or of something of it.
  public boolean isOfIssuer() {
    return reach == Reach.ISSUER || reach == Reach.ORGANIZATION;
  }
}
