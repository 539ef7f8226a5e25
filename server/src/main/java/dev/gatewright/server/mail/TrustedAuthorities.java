package dev.gatewright.server.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates are believed: those of the authorities that Java trusts, and of others that
/// the operator names.
public final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /// Sockets that believe these; `pem` holds one or more certificates. Throws
  /// `IllegalArgumentException` when it holds none.
  public static SSLSocketFactory with(Optional<String> pem) {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var known = Arrays.stream(managers(null).getTrustManagers());
      var number = 0;
      for (var authority :
          known
              .filter(X509TrustManager.class::isInstance)
              .flatMap(it -> Arrays.stream(((X509TrustManager) it).getAcceptedIssuers()))
              .toList()) {
        store.setCertificateEntry("java-" + number++, authority);
      }
      for (var authority : pem.map(TrustedAuthorities::read).orElse(List.of())) {
        store.setCertificateEntry("own-" + number++, authority);
      }
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers(store).getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java runtime has no TLS", e);
    }
  }

  /// The certificates in a PEM text.
  ///
  /// @throws IllegalArgumentException when there is none, or one that cannot be read
  public static List<X509Certificate> read(String pem) {
    try {
      var read =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
      if (read.isEmpty()) {
        throw new IllegalArgumentException("there is no certificate in it");
      }
      return read.stream().map(X509Certificate.class::cast).toList();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it holds no PEM certificates", e);
    }
  }

  private static TrustManagerFactory managers(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    return managers;
  }
}
