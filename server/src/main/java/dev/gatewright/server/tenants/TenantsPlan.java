package dev.gatewright.server.tenants;

import dev.gatewright.server.config.issuer.TenantsConfig;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The changes that make the store hold what a file wants, in an order in which each finds what it
/// needs: issuers, clients, users, organizations, members, then removals the other way round.
///
/// Lists are replaced whole. What the file does not name stays; only `absent: true` removes. After
/// the plan has been carried out, the plan for the same file is empty. A plan with `problems` is
/// never carried out; `notes` are what is left to do elsewhere.
public record TenantsPlan(List<PlannedChange> changes, List<String> problems, List<String> notes) {
  private static final String DEFAULT = "(default)";

  public TenantsPlan {
    changes = List.copyOf(changes);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /// The plan for a server whose `base_url` is given.
  public static TenantsPlan between(DeclaredState current, TenantsConfig wanted, URI baseUrl) {
    return new Planning(current, baseUrl).plan(wanted);
  }

  /// The same with more to note.
  public TenantsPlan with(List<String> more) {
    return new TenantsPlan(
        changes, problems, Stream.concat(notes.stream(), more.stream()).toList());
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /// The plan for people: `+` adds, `~` changes the keys below it from one value to another, `-`
  /// removes.
  public String text() {
    var all =
        changes.isEmpty()
            ? Stream.of("nothing to change")
            : changes.stream().map(TenantsPlan::lines);
    return Stream.concat(all, notes.stream()).collect(Collectors.joining("\n"));
  }

  private static String lines(PlannedChange change) {
    var head = change.kind().sign() + " " + change.subject();
    return switch (change.kind()) {
      case ADD -> head + (Planning.makesSecret(change) ? " (a secret is made and shown once)" : "");
      case CHANGE ->
          change.differences().stream()
              .map(TenantsPlan::line)
              .collect(Collectors.joining("\n    ", head + "\n    ", ""));
      case REMOVE -> head;
    };
  }

  private static String line(Difference difference) {
    if (difference.isSecret()) {
      return difference.key() + ": replaced";
    }
    var parts =
        Stream.concat(
                difference.added().stream().map(value -> "+ " + ShownValue.of(value)),
                difference.removed().stream().map(value -> "- " + ShownValue.of(value)))
            .toList();
    if (!parts.isEmpty()) {
      return difference.key() + ": " + String.join(", ", parts);
    }
    return "%s: %s → %s%s"
        .formatted(
            difference.key(),
            difference.before().map(ShownValue::of).orElse(DEFAULT),
            difference.after().map(ShownValue::of).orElse(DEFAULT),
            endsPasskeys(difference) ? " (on another host all passkeys end)" : "");
  }

  /// Passkeys are made for the host of an issuer's URL; one that is not written out is the
  /// server's.
  private static boolean endsPasskeys(Difference difference) {
    return difference.key().equals("url")
        && (difference.before().isEmpty()
            || !difference
                .before()
                .map(TenantsPlan::host)
                .equals(difference.after().map(TenantsPlan::host)));
  }

  private static String host(JsonNode url) {
    var host = URI.create(url.asString()).getHost();
    return host == null ? "" : host;
  }
}
