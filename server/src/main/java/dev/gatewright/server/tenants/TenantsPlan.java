package dev.gatewright.server.tenants;

import dev.gatewright.server.config.issuer.TenantsConfig;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The changes that make the store hold what a file wants, in an order in which each finds what it
/// needs: issuers, clients, users, organizations, members, then removals the other way round.
///
/// Lists are replaced whole. What the file does not name stays; only `absent: true` removes. After
/// the plan has been carried out, the plan for the same file is empty. A plan with `problems` is
/// never carried out; `notes` are what is left to do elsewhere.
public record TenantsPlan(
    List<PlannedChange> changes, List<PlanProblem> faults, List<String> notes) {
  /// Longer values are cut in the text of a plan.
  private static final int LONGEST_VALUE = 200;

  public TenantsPlan {
    changes = List.copyOf(changes);
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /// The plan for a server whose `base_url` is given.
  public static TenantsPlan between(DeclaredState current, TenantsConfig wanted, URI baseUrl) {
    return new Planning(current, baseUrl).plan(wanted);
  }

  /// The same with more to note.
  public TenantsPlan with(List<String> more) {
    return new TenantsPlan(changes, faults, Stream.concat(notes.stream(), more.stream()).toList());
  }

  /// What is wrong, for people.
  public List<String> problems() {
    return faults.stream().map(PlanProblem::text).toList();
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
    if (difference.before().isEmpty() && difference.after().isEmpty()) {
      return difference.key() + ": replaced";
    }
    return "%s: %s -> %s%s"
        .formatted(
            difference.key(),
            difference.before().map(TenantsPlan::shown).orElse("(default)"),
            difference.after().map(TenantsPlan::shown).orElse("(default)"),
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

  private static String host(String url) {
    var host = URI.create(url.replace("\"", "")).getHost();
    return host == null ? "" : host;
  }

  private static String shown(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
  }
}
