package dev.gatewright.server.tenants;

import dev.gatewright.server.config.issuer.TenantsConfig;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// The changes that make the store hold what a file wants, in an order in which each finds what it
/// needs: issuers, clients, users, organizations, members, then removals the other way round.
///
/// Lists are replaced whole. What the file does not name stays; only `absent: true` removes. After
/// the plan has been carried out, the plan for the same file is empty. A plan with `problems` is
/// never carried out; `notes` are what is left to do elsewhere.
public record TenantsPlan(
    List<PlannedChange> changes, List<PlanProblem> faults, List<String> notes) {
  /// What is said where there is nothing to do.
  public static final String NOTHING = "nothing to change";

  public TenantsPlan {
    changes = List.copyOf(changes);
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  /// The plan for a server whose `base_url` is given.
  public static TenantsPlan between(DeclaredState current, TenantsConfig wanted, URI baseUrl) {
    return new Planning(current, baseUrl).plan(wanted);
  }

  /// The same with notes of what nobody can use.
  ///
  /// @param mails whether mail is sent
  public static TenantsPlan noted(
      DeclaredState current, TenantsConfig wanted, URI baseUrl, boolean mails) {
    var plan = between(current, wanted, baseUrl).with(LoginNotes.of(wanted, current, mails));
    return mails ? plan : plan.with(MailNotes.of(wanted));
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
    return ToldChange.text(told(), NOTHING, notes);
  }

  /// The changes for people and programs.
  public List<ToldChange> told() {
    return changes.stream().map(PlannedChange::told).toList();
  }
}
