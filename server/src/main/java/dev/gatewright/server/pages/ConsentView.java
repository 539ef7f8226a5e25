package dev.gatewright.server.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Asks a person what an application may do (RFC 6819 §4.2.2). The form posts `DECISION_FIELD` as
/// `ALLOW` or `DENY`.
///
/// @param recipient the host (and port) that the answer goes to, where it goes to one
/// @param organization the organization the person acts for, where one was selected
/// @param everyTime that this is asked at every login, and the developer is told why
/// @param lasts how long the application keeps its access, where it outlives the session
public record ConsentView(
    PageLink action,
    String clientName,
    Optional<String> recipient,
    Account account,
    Optional<String> organization,
    List<Scope> scopes,
    Optional<Duration> lasts,
    boolean everyTime,
    List<HiddenField> hidden) {
  public static final String DECISION_FIELD = "decision";
  public static final String ALLOW = "allow";
  public static final String DENY = "deny";

  public ConsentView {
    scopes = List.copyOf(scopes);
    hidden = List.copyOf(hidden);
  }

  /// One thing asked for.
  ///
  /// @param description what the issuer's configuration says of it
  public record Scope(String name, Optional<Said> description) {
    /// The configured words, else ours for a standard scope, else the bare name.
    public Said headline(Messages messages) {
      return description
          .or(() -> messages.find("scope." + name).map(text -> Said.ours(text, messages)))
          .orElse(new Said(name, Optional.empty()));
    }
  }
}
