package dev.gatewright.server.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a command asks the running server to do. Arguments may hold passwords, so they are never
/// printed.
public record Request(String command, Map<String, String> arguments) {
  /// The argument of a request whose answer is for a program.
  public static final String JSON = "json";

  /// Names secrets that nobody is known to have been shown.
  public static final String UNSHOWN_SECRETS = "unshown secrets";

  /// Says that secrets were shown, by the receipt of an answer.
  public static final String SECRETS_SHOWN = "secrets shown";

  static final String RECEIPT = "receipt";

  private static final Set<String> QUERIES =
      Set.of(
          "plan",
          "export",
          "settings",
          "tenants history",
          "tenants drift",
          "audit",
          "stats",
          "why",
          "issuers",
          "api-key list",
          "user list",
          "user show",
          "user factors list",
          "session list",
          "pin list",
          "client list",
          "organization domain list",
          "provider list",
          "providers",
          "unreadable rows",
          UNSHOWN_SECRETS,
          "webhook list",
          "webhook deliveries",
          "hook list",
          "sender list",
          "keys list");

  public Request {
    arguments = Map.copyOf(arguments);
  }

  public static Request of(String command) {
    return new Request(command, Map.of());
  }

  /// This request with one more argument.
  public Request with(String name, String value) {
    var more = new TreeMap<>(arguments);
    more.put(name, value);
    return new Request(command, more);
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(arguments.get(name));
  }

  /// The values of an option that may be given several times, which come one a line.
  List<String> lines(String name) {
    return find(name).map(values -> values.lines().toList()).orElse(List.of());
  }

  /// Whether carrying it out changes nothing.
  public boolean onlyLooks() {
    return QUERIES.contains(command);
  }

  /// What is to be known where no answer to it came, as the end of a sentence.
  public String afterCut() {
    return command.equals("apply") || command.equals("tenants rollback")
        ? ". What was changed until then stays: gatewright plan says what is left, and names each secret that was made and not shown, of which client rotate-secret makes another"
        : "";
  }

  /// Says that what the answer with this receipt has was shown.
  public static Request shown(String receipt) {
    return of(SECRETS_SHOWN).with(RECEIPT, receipt);
  }

  /// Whether it means something where there is no store yet.
  public boolean beginsStore() {
    return command.equals("apply") || command.equals("plan");
  }

  /// Whether the answer is for a program.
  public boolean isForProgram() {
    return isSet(JSON);
  }

  /// Whether a flag was given.
  boolean isSet(String flag) {
    return find(flag).isPresent();
  }

  /// An argument that the command always sends.
  ///
  /// @throws IllegalArgumentException when a command of another version does not
  public String get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException(command + " needs " + name));
  }

  @Override
  public String toString() {
    return "Request[" + command + ", ***]";
  }
}
