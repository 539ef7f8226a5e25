package dev.gatewright.protocol;

import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.keys.Keys;
import dev.gatewright.protocol.ports.Consents;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.ParkedRequests;
import dev.gatewright.protocol.ports.RemoteJwks;
import dev.gatewright.protocol.ports.Replay;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Subjects;
import dev.gatewright.protocol.ports.Tally;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Everything the engine asks of its host.
public final class Ports {
  private final Clients clients;
  private final Subjects subjects;
  private final Sessions sessions;
  private final Grants grants;
  private final Consents consents;
  private final Replay replay;
  private final ParkedRequests parkedRequests;
  private final Keys keys;
  private final RemoteJwks remoteJwks;
  private final Tally tally;

  private Ports(Builder builder) {
    this.clients = Objects.requireNonNull(builder.clients, "the port clients is missing");
    this.subjects = Objects.requireNonNull(builder.subjects, "the port subjects is missing");
    this.sessions = Objects.requireNonNull(builder.sessions, "the port sessions is missing");
    this.grants = Objects.requireNonNull(builder.grants, "the port grants is missing");
    this.consents = Objects.requireNonNull(builder.consents, "the port consents is missing");
    this.replay = Objects.requireNonNull(builder.replay, "the port replay is missing");
    this.parkedRequests =
        Objects.requireNonNull(builder.parkedRequests, "the port parkedRequests is missing");
    this.keys = Objects.requireNonNull(builder.keys, "the port keys is missing");
    this.remoteJwks = Objects.requireNonNull(builder.remoteJwks, "the port remoteJwks is missing");
    this.tally = builder.tally;
  }

  /// Begins with no port; each is needed but the tally, without which nothing is counted.
  public static Builder builder() {
    return new Builder();
  }

  /// Begins with these ports, to put another in the place of one.
  public Builder toBuilder() {
    return builder()
        .clients(clients)
        .subjects(subjects)
        .sessions(sessions)
        .grants(grants)
        .consents(consents)
        .replay(replay)
        .parkedRequests(parkedRequests)
        .keys(keys)
        .remoteJwks(remoteJwks)
        .tally(tally);
  }

  public Clients clients() {
    return clients;
  }

  public Subjects subjects() {
    return subjects;
  }

  public Sessions sessions() {
    return sessions;
  }

  public Grants grants() {
    return grants;
  }

  public Consents consents() {
    return consents;
  }

  public Replay replay() {
    return replay;
  }

  public ParkedRequests parkedRequests() {
    return parkedRequests;
  }

  public Keys keys() {
    return keys;
  }

  public RemoteJwks remoteJwks() {
    return remoteJwks;
  }

  public Tally tally() {
    return tally;
  }

  /// Builds the ports.
  public static final class Builder {
    private @Nullable Clients clients;
    private @Nullable Subjects subjects;
    private @Nullable Sessions sessions;
    private @Nullable Grants grants;
    private @Nullable Consents consents;
    private @Nullable Replay replay;
    private @Nullable ParkedRequests parkedRequests;
    private @Nullable Keys keys;
    private @Nullable RemoteJwks remoteJwks;
    private Tally tally = (issuer, grant, at) -> {};

    private Builder() {}

    public Builder clients(Clients value) {
      clients = value;
      return this;
    }

    public Builder subjects(Subjects value) {
      subjects = value;
      return this;
    }

    public Builder sessions(Sessions value) {
      sessions = value;
      return this;
    }

    public Builder grants(Grants value) {
      grants = value;
      return this;
    }

    public Builder consents(Consents value) {
      consents = value;
      return this;
    }

    public Builder replay(Replay value) {
      replay = value;
      return this;
    }

    public Builder parkedRequests(ParkedRequests value) {
      parkedRequests = value;
      return this;
    }

    public Builder keys(Keys value) {
      keys = value;
      return this;
    }

    public Builder remoteJwks(RemoteJwks value) {
      remoteJwks = value;
      return this;
    }

    public Builder tally(Tally value) {
      tally = value;
      return this;
    }

    /// The ports.
    ///
    /// @throws NullPointerException when one is missing, which the message names
    public Ports build() {
      return new Ports(this);
    }
  }
}
