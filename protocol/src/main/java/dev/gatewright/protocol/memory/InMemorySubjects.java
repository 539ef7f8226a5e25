package dev.gatewright.protocol.memory;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// People in memory: whoever is kept here may act, with the memberships of the view. Thread-safe.
public final class InMemorySubjects implements Subjects {
  private record Key(IssuerId issuer, SubjectId id) {}

  private final Map<Key, SubjectView> active = new ConcurrentHashMap<>();

  /// Adds a person, or replaces what is known of one.
  public void put(IssuerId issuer, SubjectView subject) {
    active.put(new Key(issuer, subject.id()), subject);
  }

  /// Removes a person, whose grants and tokens do not count until the person is put back; nobody of
  /// that id is no error.
  public void remove(IssuerId issuer, SubjectId id) {
    active.remove(new Key(issuer, id));
  }

  @Override
  public Optional<SubjectView> find(IssuerId issuer, SubjectId subject) {
    return Optional.ofNullable(active.get(new Key(issuer, subject)));
  }
}
