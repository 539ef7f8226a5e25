package dev.gatewright.protocol.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CryptoProviderTest {
  @Test
  @DisplayName("Without the native provider's jar, signing falls back to the JDK and says so")
  void missingJar() throws Exception {
    var ourClasses = CryptoProvider.class.getProtectionDomain().getCodeSource().getLocation();
    var jdkAlone = ClassLoader.getPlatformClassLoader();
    try (var loader = new URLClassLoader(new URL[] {ourClasses}, jdkAlone)) {
      var type = loader.loadClass(CryptoProvider.class.getName());
      var probed = type.getMethod("probe").invoke(null);

      assertThat(type.getMethod("isNative").invoke(probed)).isEqualTo(false);
      assertThat(type.getMethod("description").invoke(probed))
          .asString()
          .contains("JDK", "is not installed");
    }
  }
}
