package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The mail domains of an organization, for whoever looks after it.
///
/// @param members the page of its members
/// @param typed what was typed as a new one
/// @param problem why what was asked for was not done
public record DomainsView(
    Frame frame,
    PageLink action,
    PageLink members,
    String organization,
    List<Domain> domains,
    String typed,
    Optional<Problem> problem) {
  public static final String DOMAIN_FIELD = "domain";
  public static final String VERIFY_FIELD = "verify";
  public static final String REMOVE_FIELD = "remove";

  public DomainsView {
    domains = List.copyOf(domains);
  }

  /// One of them, with the TXT record that shows it.
  public record Domain(
      String name, boolean verified, boolean lost, String recordName, String recordValue) {
    /// The key of what is known of it.
    public String state() {
      return verified
          ? "domains.state.verified"
          : lost ? "domains.state.lost" : "domains.state.pending";
    }
  }

  public enum Problem {
    NO_DOMAIN,
    PUBLIC,
    TOO_MANY,
    NOT_PROVED,
    UNANSWERED,
    TAKEN,
    TOO_SOON;

    public String key() {
      return "domains.problem." + name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is about what was typed.
    public boolean isOfField() {
      return this == NO_DOMAIN || this == PUBLIC || this == TOO_MANY;
    }
  }
}
