package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// People in memory: whoever is kept here is active, with the active memberships of the view.
public final class MemorySubjects implements Subjects {
  private record Key(IssuerId issuer, SubjectId id) {}

  private final Map<Key, SubjectView> active = new ConcurrentHashMap<>();

  /// Adds a person, or replaces what is known of one.
  public void put(IssuerId issuer, SubjectView subject) {
    active.put(new Key(issuer, subject.id()), subject);
  }

  /// Blocks a person.
  public void deactivate(IssuerId issuer, SubjectId id) {
    active.remove(new Key(issuer, id));
  }

  @Override
  public Optional<SubjectView> find(IssuerId issuer, SubjectId subject) {
    return Optional.ofNullable(active.get(new Key(issuer, subject)));
  }

  boolean isMember(IssuerId issuer, SubjectId subject, String organization) {
    return find(issuer, subject).stream()
        .flatMap(view -> view.organizations().stream())
        .anyMatch(membership -> membership.id().equals(organization));
  }
}
