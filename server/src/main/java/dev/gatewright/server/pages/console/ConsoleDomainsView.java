package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The mail domains of an organization, and what has to stand in the DNS for each.
public record ConsoleDomainsView(
    ConsoleFrame frame,
    PageLink action,
    List<Domain> domains,
    String typed,
    Optional<String> problem) {
  public static final String DOMAIN_FIELD = "domain";
  public static final String VERIFY_FIELD = "verify";
  public static final String REMOVE_FIELD = "remove";

  public ConsoleDomainsView {
    domains = List.copyOf(domains);
  }

  /// A domain that is claimed.
  ///
  /// @param state the key of the name of its state
  public record Domain(
      String name, String state, boolean verified, String recordName, String recordValue) {}
}
