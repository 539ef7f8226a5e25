package dev.gatewright.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/// What [dev.gatewright.protocol.ports.Grants] promises: single use of codes, the table of
/// refreshing, life and death, issuers apart, nothing forgotten too early, and all of it in races
/// and in random histories.
///
/// A store that cannot see clients, people and sessions is tested as an engine would have it, in
/// [dev.gatewright.protocol.HostCheckedGrants].
public abstract class GrantsContract {

  /// Opens an empty store whose epoch nobody raises. Its host and its sessions go by `clock`, which
  /// also tells the time of every call.
  protected abstract GrantsUnderTest open(MovableClock clock);

  @Nested
  @DisplayName("Redeeming a code")
  final class Redeeming extends RedeemCases {
    Redeeming() {
      super(GrantsContract.this);
    }
  }

  @Nested
  @DisplayName("Refreshing")
  final class Refreshing extends RefreshCases {
    Refreshing() {
      super(GrantsContract.this);
    }
  }

  @Nested
  @DisplayName("Grace and theft")
  final class Grace extends GraceCases {
    Grace() {
      super(GrantsContract.this);
    }
  }

  @Nested
  @DisplayName("What a grant hangs on")
  final class Life extends LifeCases {
    Life() {
      super(GrantsContract.this);
    }
  }

  @Nested
  @DisplayName("Tokens and revocation")
  final class Tokens extends TokenCases {
    Tokens() {
      super(GrantsContract.this);
    }
  }

  @Nested
  @DisplayName("What is kept, and for how long")
  final class Keeping extends KeepingCases {
    Keeping() {
      super(GrantsContract.this);
    }
  }

  @Nested
  @DisplayName("Races")
  final class Races extends GrantRaceCases {
    Races() {
      super(GrantsContract.this);
    }
  }

  @Nested
  @DisplayName("Random histories")
  final class Histories extends GrantHistoryCases {
    Histories() {
      super(GrantsContract.this);
    }
  }
}
