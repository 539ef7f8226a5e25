package dev.gatewright.examples.embedded;

import dev.gatewright.protocol.oauth.ErrorStyle;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A test that runs in the style of RFC 6749 §5.2 and in that of the library whose clients come
/// here.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@EnumSource(
    value = ErrorStyle.class,
    names = {"RFC", "TS_OAUTH2_SERVER"})
@interface InBothStyles {}
