package dev.gatewright.protocol.keys;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;

/// Loads the optional native provider, whose jar or native library may be missing.
final class AccpProbe {
  private static final String ED25519_KEYS =
      "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

  private AccpProbe() {}

  sealed interface Outcome {}

  record Loaded(Provider provider) implements Outcome {}

  record Missing(String reason) implements Outcome {}

  static Outcome load() {
    if (System.getProperty(ED25519_KEYS) == null) {
      System.setProperty(ED25519_KEYS, "true");
    }
    try {
      return new Loaded(Linked.healthyProvider());
    } catch (LinkageError e) {
      return new Missing("Amazon Corretto Crypto Provider is not installed");
    } catch (RuntimeException e) {
      return new Missing("Amazon Corretto Crypto Provider does not work on this machine");
    }
  }

  /// The only class that names the provider's, so that a missing jar fails here, where it is
  /// caught, and not where `AccpProbe` itself is linked.
  private static final class Linked {
    static Provider healthyProvider() {
      var provider = AmazonCorrettoCryptoProvider.INSTANCE;
      provider.assertHealthy();
      return provider;
    }
  }
}
