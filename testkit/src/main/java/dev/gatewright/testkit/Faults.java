package dev.gatewright.testkit;

/// Makes things go wrong on request. What is arranged for one address happens in the order in which
/// it was arranged, a request each. Safe for any number of threads.
public final class Faults {
  private final Gate gate;

  Faults(Gate gate) {
    this.gate = gate;
  }

  /// Requests to this address below any issuer, such as `/oauth2/token` or `/oauth2/jwks`, or
  /// beside them, such as `/healthz`. An address that the server has under several names is
  /// several.
  ///
  /// @throws IllegalArgumentException when the server has no such address
  public Arrangement on(String path) {
    return new Arrangement(gate.at(path));
  }

  /// Forgets what was arranged and has not happened yet.
  public void clear() {
    gate.clear();
  }

  /// What happens at one address.
  public static final class Arrangement {
    private final Gate.Address address;

    private Arrangement(Gate.Address address) {
      this.address = address;
    }

    /// Happens to the next request.
    public Arrangement once(Fault fault) {
      return times(1, fault);
    }

    /// Happens to each of the next requests.
    public Arrangement times(int count, Fault fault) {
      if (count < 1) {
        throw new IllegalArgumentException(
            "a fault happens at least once, not " + count + " times");
      }
      address.arrange(count, fault);
      return this;
    }

    /// Happens to every request until [Faults#clear()].
    public Arrangement always(Fault fault) {
      address.arrange(Integer.MAX_VALUE, fault);
      return this;
    }
  }
}
