package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.testing.ScriptedProvider;
import dev.gatewright.client.token.JdbcTokenStore;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.client.web.CarriedLogin;
import dev.gatewright.client.web.SessionLimits;
import dev.gatewright.client.web.StateCipher;
import dev.gatewright.client.web.WebLogin;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A setting that is null, as an unset environment variable is, is told by its name")
class UnsetSettingsTest {
  static Stream<Object> builders() {
    var idp =
        IdpClient.builder()
            .issuer(ScriptedProvider.ISSUER)
            .clientId("web")
            .redirectUri("https://app.test/callback")
            .build();
    var cipher = StateCipher.builder().secret("x".repeat(32));
    return Stream.of(
        IdpClient.builder(),
        TokenVerifier.builder(),
        WebLogin.builder(idp),
        cipher,
        CarriedLogin.builder(idp, cipher.build()),
        JdbcTokenStore.builder(new JdbcDataSource()),
        SessionLimits.DEFAULT);
  }

  static Stream<Arguments> settings() {
    return builders()
        .flatMap(builder ->
            Arrays.stream(builder.getClass().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 1 && !method.isVarArgs())
                .filter(method -> method.getReturnType() == builder.getClass())
                .map(method -> Arguments.of(builder, method)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  @DisplayName("Every setting of every builder")
  void unset(Object builder, Method setting) {
    assertThatThrownBy(() -> call(builder, setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(setting.getName() + "(...) was given null")
        .hasMessageContaining("environment variable");
  }

  private static void call(Object builder, Method setting) throws Throwable {
    try {
      setting.invoke(builder, new Object[] {null});
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  @Test
  @DisplayName("Sample of the documentation: a session without a login is no login, and no error")
  void sessionsWithoutLogin() {
    assertThat(PendingLogin.fromJson(null)).isEmpty();
    assertThat(TokenSet.fromJson(null)).isEmpty();
    assertThat(TokenSet.fromJson("{\"access_token\":7}")).isEmpty();
    assertThatThrownBy(() -> ClientAuthentication.secretPost(null))
        .hasMessageContaining("clientSecret");
  }
}
