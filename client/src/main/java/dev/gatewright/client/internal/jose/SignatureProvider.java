package dev.gatewright.client.internal.jose;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/// Which implementation checks signatures: the Java runtime's own, or another that is preferred
/// where it has the algorithm, such as Amazon Corretto Crypto Provider.
public final class SignatureProvider {
  private final Optional<Provider> preferred;

  private SignatureProvider(Optional<Provider> preferred) {
    this.preferred = preferred;
  }

  /// The providers that are installed in the Java runtime, in its order.
  public static SignatureProvider installed() {
    return new SignatureProvider(Optional.empty());
  }

  /// This provider for what it can do, the installed ones for the rest. It need not be installed.
  public static SignatureProvider preferring(Provider provider) {
    return new SignatureProvider(Optional.of(provider));
  }

  /// Something that checks one signature after another by this key, ready to be fed. It is for one
  /// thread at a time.
  ///
  /// @throws GeneralSecurityException if this Java runtime cannot do it
  Signature verifierOf(Algorithm algorithm, PublicKey key) throws GeneralSecurityException {
    var name = algorithm.jcaName();
    var signature =
        preferred.isPresent() && preferred.get().getService("Signature", name) != null
            ? Signature.getInstance(name, preferred.get())
            : Signature.getInstance(name);
    if (algorithm.parameters().isPresent()) {
      signature.setParameter(algorithm.parameters().get());
    }
    signature.initVerify(key);
    return signature;
  }

  /// The key as the preferred provider keeps its own, which spares it a conversion for each use;
  /// the key itself where there is none such.
  PublicKey own(PublicKey key) {
    var factory = key.getAlgorithm();
    if (preferred.isEmpty() || preferred.get().getService("KeyFactory", factory) == null) {
      return key;
    }
    try {
      return KeyFactory.getInstance(factory, preferred.get())
          .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    } catch (GeneralSecurityException notItsKind) {
      return key;
    }
  }

  @Override
  public String toString() {
    return "SignatureProvider" + preferred.map(it -> "[" + it.getName() + "]").orElse("[]");
  }
}
