package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.Device;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody with all that their issuer knows of them.
///
/// @param status the key of the name of the account's state
/// @param can what whoever looks may do with it
public record UserView(
    ConsoleFrame frame,
    PageLink action,
    Account account,
    String id,
    String status,
    boolean active,
    boolean verified,
    Optional<String> role,
    Instant created,
    List<Claim> claims,
    List<Name> names,
    boolean hasPassword,
    List<Factor> factors,
    List<Membership> memberships,
    List<Application> applications,
    Optional<List<Login>> logins,
    Optional<List<IssuerView.Happened>> latest,
    Optional<PageLink> allEvents,
    Can can) {
  public static final String ACT_FIELD = "act";
  public static final String SUSPEND = "suspend";
  public static final String DISABLE = "disable";
  public static final String ACTIVATE = "activate";
  public static final String SIGN_OUT = "sign_out";
  public static final String END_FIELD = "end";
  public static final String DISCONNECT_FIELD = "disconnect";
  public static final String USERNAME_FIELD = "username";

  public UserView {
    claims = List.copyOf(claims);
    names = List.copyOf(names);
    factors = List.copyOf(factors);
    memberships = List.copyOf(memberships);
    applications = List.copyOf(applications);
  }

  /// What there is to do.
  ///
  /// @param edit where claims, address and role are changed
  /// @param password where a password is set
  /// @param factor where factors are taken away
  /// @param remove where the account is deleted
  /// @param act where one acts as the person
  public record Can(
      boolean write,
      boolean endSessions,
      Optional<PageLink> edit,
      Optional<PageLink> password,
      Optional<PageLink> factor,
      Optional<PageLink> remove,
      Optional<PageLink> act) {}

  public record Claim(String name, String value) {}

  /// What the person is called when they sign in; empty for nothing.
  ///
  /// @param field the form's field, and with `console.user.` the key of its name
  public record Name(String field, String value) {}

  /// What the person proves themselves with beside the password.
  ///
  /// @param method the key of its name
  public record Factor(String method, String name, Instant since) {}

  /// An organization that the person is in.
  ///
  /// @param organization its name, or its id where nobody looked
  /// @param page of the organization, for whoever may see it
  public record Membership(String organization, Optional<PageLink> page, String title) {}

  public record Application(String id, String name, Instant used) {}

  public record Login(
      String id,
      Device device,
      Optional<String> address,
      Instant since,
      Instant seen,
      boolean acted) {}

  /// The value of one of their names.
  public String named(String field) {
    return names.stream()
        .filter(name -> name.field().equals(field))
        .findFirst()
        .map(Name::value)
        .orElse("");
  }
}
