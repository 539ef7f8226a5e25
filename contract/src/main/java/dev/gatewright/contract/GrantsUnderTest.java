package dev.gatewright.contract;

import dev.gatewright.protocol.ports.Grants;

/// A store of grants as a test has it open, with the host that its grants hang on.
public interface GrantsUnderTest extends StoreUnderTest<Grants> {

  /// A store that cannot be opened again, sweeps by itself and needs no closing.
  static GrantsUnderTest of(Grants grants, ContractHost host) {
    return new GrantsUnderTest() {
      @Override
      public Grants port() {
        return grants;
      }

      @Override
      public ContractHost host() {
        return host;
      }
    };
  }

  /// The host of the store as it is open now.
  ContractHost host();
}
